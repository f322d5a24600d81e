"use client";

import { Pencil, X } from "lucide-react";
import { useState } from "react";
import { toast, toastUndo } from "#components/ui/toasts.ts";
import type { ClaimDossier, Evidence, Origin } from "#lib/claims/dossier.ts";
import { useUserId } from "#components/outbox/outbox-provider.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { StanceBadge } from "#components/ui/stance-badge.tsx";
import { EvidenceDialog } from "./evidence-dialog.tsx";
import { PassageSource } from "./passage-source.tsx";

interface Props {
  dossier: ClaimDossier;
  origins: readonly Origin[];
  canEdit: boolean;
  blind?: boolean;
  /** A heading on a page of its own; in a card, among the article's headings, plain words. */
  heading?: "h2" | "p";
  onFind: () => void;
  onChanged: () => Promise<void>;
}

/** What was put beside the claim: each piece with its stance, its words and where they stand. */
export function EvidenceList({
  dossier: { claim, evidence },
  origins,
  canEdit,
  blind = false,
  heading: Heading = "p",
  onFind,
  onChanged,
}: Props) {
  const me = useUserId();
  const { send, busy } = useOperation();
  const [edited, setEdited] = useState<string | null>(null);
  const remove = async ({ id, version }: Evidence) => {
    const removed = await send<{ version: number }>("evidence.remove", { id, version });
    if (!removed.ok) return toast.error(removed.error.message);
    await onChanged();
    const restore = async () => {
      const restored = await send("evidence.restore", { id, version: removed.value.version });
      if (!restored.ok) return toast.error(restored.error.message);
      await onChanged();
    };
    toastUndo("Evidence removed", () => void restore());
  };
  return (
    <section aria-label="Evidence" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Heading className={Heading === "h2" ? "font-serif text-lg" : "text-sm font-medium"}>
          Evidence
        </Heading>
        {canEdit ? (
          <div className="flex flex-wrap gap-2">
            <Button size="sm" variant="secondary" onClick={() => setEdited("new")}>
              Add a web page
            </Button>
            <Button size="sm" variant="secondary" onClick={onFind}>
              Find evidence
            </Button>
          </div>
        ) : null}
      </div>
      {evidence.length === 0 ? (
        <p className="text-xs text-muted-foreground">
          None yet. Find passages in other articles that support or contradict the claim.
        </p>
      ) : (
        <ul className="grid gap-2">
          {evidence.map((item) => (
            <li key={item.id} className="flex items-start gap-1 rounded-md border bg-card px-3 py-2 text-sm">
              <div className="flex min-w-0 flex-1 flex-col items-start gap-1">
                <StanceBadge stance={item.stance} />
                {item.exact ? (
                  <blockquote dir="auto" className="line-clamp-4 font-reading">
                    {item.exact}
                  </blockquote>
                ) : null}
                <PassageSource projectId={claim.projectId} item={item} blind={blind} />
                <EvidenceNotes item={item} origins={origins} />
              </div>
              {canEdit && item.reviewerId === me ? (
                <>
                  <IconButton label="Edit this evidence" size="icon-sm" onClick={() => setEdited(item.id)}>
                    <Pencil aria-hidden="true" />
                  </IconButton>
                  <IconButton
                    label="Remove this evidence"
                    size="icon-sm"
                    busy={busy}
                    onClick={() => void remove(item)}
                  >
                    <X aria-hidden="true" />
                  </IconButton>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <EvidenceDialog
        claimId={claim.id}
        evidence={edited === "new" ? "new" : (evidence.find(({ id }) => id === edited) ?? null)}
        origins={origins}
        onClose={() => setEdited(null)}
        onChanged={onChanged}
      />
    </section>
  );
}

function EvidenceNotes({ item, origins }: { item: Evidence; origins: readonly Origin[] }) {
  const origin = origins.find(({ id }) => id === item.originId)?.name;
  return (
    <>
      {origin ? (
        <p className="text-xs">
          <span className="text-muted-foreground">Origin:</span> {origin}
        </p>
      ) : null}
      {item.note ? <p className="text-xs text-muted-foreground">{item.note}</p> : null}
    </>
  );
}
