"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { toast } from "#components/ui/toasts.ts";
import type { Adjudication } from "#lib/adjudication/adjudication.ts";
import type { Passage } from "#lib/text/passage.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { TagBadge } from "#components/ui/tag-badge.tsx";

/** A decision that stayed on an older version, and passages of the current one that resemble it. */
export interface DecisionLeftBehind {
  decision: Adjudication;
  proposals: Passage[];
}

interface Props {
  /** Where passages of the article are settled. */
  deskHref: string;
  items: readonly DecisionLeftBehind[];
}

/** Settled passages whose words, or whose readings, did not go along to the newer text. */
export function DecisionsLeftBehind({ deskHref, items }: Props) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="decisions-left-behind">
      <h2 id="decisions-left-behind" className="mb-2 font-serif text-lg">
        {items.length === 1 ? "1 settled passage" : `${items.length} settled passages`} stayed with the older
        text
      </h2>
      <p className="mb-2 text-sm text-muted-foreground">
        Their words were edited, or what reviewers had marked there was. Settle them anew in the newer text,
        or withdraw what was decided.
      </p>
      <ul className="divide-y rounded-lg border bg-card">
        {items.map(({ decision, proposals }) => (
          <li key={decision.id} className="flex flex-col gap-2 px-4 py-3">
            <p className="flex flex-wrap items-baseline gap-2">
              {decision.tag ? <TagBadge tag={decision.tag} /> : <Badge>Nothing kept</Badge>}
              <span className="font-reading">{decision.exact}</span>
            </p>
            {proposals.map((passage) => (
              <p key={passage.start} className="flex flex-wrap items-center gap-2 border-s-2 ps-3 text-sm">
                <span className="min-w-0 flex-1 font-reading">{passage.exact}</span>
                <Button asChild size="sm" variant="secondary">
                  <Link href={`${deskHref}?at=${passage.start}`}>Settle it here</Link>
                </Button>
              </p>
            ))}
            {proposals.length === 0 ? (
              <p className="text-sm text-muted-foreground">Nothing in the newer text resembles it.</p>
            ) : null}
            <Withdraw decision={decision} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Withdraw({ decision: { id, version } }: { decision: Adjudication }) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const withdraw = async () => {
    const sent = await send("adjudication.withdraw", { id, version });
    if (!sent.ok) return toast.error(sent.error.message);
    toast.success("Decision withdrawn");
    router.refresh();
  };
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button size="sm" variant="ghost" className="self-start">
          Withdraw it …
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Withdraw this decision?"
        description="It leaves the settled layer and later exports; the log keeps it."
        footer={
          <>
            <DialogClose asChild>
              <Button variant="secondary">Keep it</Button>
            </DialogClose>
            <Button busy={busy} onClick={() => void withdraw()}>
              Withdraw
            </Button>
          </>
        }
      />
    </Dialog>
  );
}
