"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { FileDrop } from "#components/ui/file-drop.tsx";
import { sendVersion, type VersionOutcome } from "#components/import/send-version.ts";

/** Takes in a newer text of an article and says what became of its annotations. */
export function NewVersionForm({ projectId, articleId }: { projectId: string; articleId: string }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<VersionOutcome | null>(null);
  const send = async ([file]: File[]) => {
    if (!file) return;
    setBusy(true);
    setOutcome(await sendVersion({ projectId, articleId, file }));
    setBusy(false);
    router.refresh();
  };
  return (
    <section aria-labelledby="new-version">
      <h2 id="new-version" className="mb-2 font-serif text-lg">
        New version
      </h2>
      <p className="mb-3 text-sm text-muted-foreground">
        For an article that was corrected or updated. Passages whose words stand there unchanged go along; the
        others stay where they are until somebody decides.
      </p>
      <FileDrop
        label={busy ? "Reading …" : "Choose the newer text or drop it here"}
        hint="Text (.txt) or a saved web page (.html), up to 50 MB."
        accept=".txt,.html,.htm,text/plain,text/html"
        disabled={busy}
        onFiles={(files) => void send(files)}
      />
      <div className="mt-3">{outcome ? <Outcome outcome={outcome} /> : null}</div>
    </section>
  );
}

function Outcome({ outcome }: { outcome: VersionOutcome }) {
  if (!outcome.ok)
    return (
      <Alert tone="error" title="Not taken in">
        {outcome.error.message}
      </Alert>
    );
  const { number, survivors, changed, orphans, settled } = outcome.value;
  const left = settled.changed + settled.orphans;
  return (
    <Alert tone="success" title={`Version ${number} is read from now on`}>
      {survivors} {survivors === 1 ? "annotation" : "annotations"} went along, {changed} stand in edited
      words, {orphans} are gone.
      {settled.survivors + left > 0
        ? ` Of what was settled, ${settled.survivors} went along and ${left} ${left === 1 ? "waits" : "wait"} to be settled anew.`
        : null}
    </Alert>
  );
}
