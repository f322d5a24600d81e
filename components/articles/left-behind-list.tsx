"use client";

import { useRouter } from "next/navigation";
import { toast } from "#components/ui/toasts.ts";
import type { Annotation } from "#lib/annotations/annotation.ts";
import type { Passage } from "#lib/text/passage.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";
import { TagBadge } from "#components/ui/tag-badge.tsx";

/** An annotation that stayed on an older version, and passages of the current one that resemble it. */
export interface LeftBehind {
  annotation: Annotation;
  proposals: Passage[];
  isMine: boolean;
}

interface Props {
  /** The version that annotations can be put on. */
  versionId: string;
  items: readonly LeftBehind[];
  canEdit: boolean;
}

/** Annotations that no one moved: their words were edited or are gone. A person decides, nothing is guessed. */
export function LeftBehindList({ versionId, items, canEdit }: Props) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const decide = async (kind: string, input: unknown, done: string) => {
    const sent = await send(kind, input);
    if (!sent.ok) return toast.error(sent.error.message);
    toast.success(done);
    router.refresh();
  };
  if (items.length === 0)
    return (
      <p className="text-sm text-muted-foreground">Every annotation stands in the text that is read now.</p>
    );
  return (
    <section aria-labelledby="left-behind">
      <h2 id="left-behind" className="mb-2 font-serif text-lg">
        {items.length === 1 ? "1 annotation waits" : `${items.length} annotations wait`} for a decision
      </h2>
      <ul className="divide-y rounded-lg border bg-card">
        {items.map(({ annotation, proposals, isMine }) => {
          const { id, version, tag, exact } = annotation;
          return (
            <li key={id} className="flex flex-col gap-2 px-4 py-3">
              <p className="flex flex-wrap items-baseline gap-2">
                <TagBadge tag={tag} />
                <span className="font-reading">{exact}</span>
              </p>
              {proposals.map((passage) => (
                <p key={passage.start} className="flex flex-wrap items-center gap-2 border-s-2 ps-3 text-sm">
                  <span className="min-w-0 flex-1 font-reading">{passage.exact}</span>
                  {canEdit && isMine ? (
                    <Button
                      size="sm"
                      variant="secondary"
                      busy={busy}
                      onClick={() =>
                        void decide(
                          "annotation.reanchor",
                          { id, version, versionId, passage },
                          "Put on these words",
                        )
                      }
                    >
                      It is this
                    </Button>
                  ) : null}
                </p>
              ))}
              {proposals.length === 0 ? (
                <p className="text-sm text-muted-foreground">Nothing in the newer text resembles it.</p>
              ) : null}
              {canEdit && isMine ? (
                <Button
                  size="sm"
                  variant="ghost"
                  className="self-start"
                  busy={busy}
                  onClick={() => void decide("annotation.delete", { id, version }, "Annotation deleted")}
                >
                  Delete it
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
