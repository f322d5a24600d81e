import Link from "next/link";
import { dayLabel } from "#lib/articles/dates.ts";
import type { ProjectClaims, RecordedMove } from "#lib/claims/dossier.ts";
import { Button } from "#components/ui/button.tsx";

interface Props {
  projectId: string;
  claimId: string;
  project: ProjectClaims;
  canEdit: boolean;
  onUndo: (move: RecordedMove) => Promise<boolean>;
}

/** What was merged into this claim and split off it, by whom, each to be taken back. */
export function MoveHistory({ projectId, claimId, project: { moves, claims }, canEdit, onUndo }: Props) {
  const own = moves.filter((move) => move.claimId === claimId || move.otherClaimId === claimId);
  if (own.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-2 font-serif text-lg">
        Merged and split
      </h2>
      <ul className="divide-y rounded-lg border bg-card text-sm">
        {own.map((each) => {
          const { id, move, by, createdAt, undoneAt } = each;
          const otherId = each.claimId === claimId ? each.otherClaimId : each.claimId;
          const stands = claims.some(({ claim }) => claim.id === otherId);
          const text = claims.find(({ claim }) => claim.id === otherId)?.claim.text ?? move.claim.text;
          return (
            <li key={id} className="flex flex-wrap items-center gap-2 px-4 py-2.5">
              <span className="min-w-0 flex-1">
                {sentence(each, claimId)}{" "}
                {stands ? (
                  <Link href={`/p/${projectId}/claims/${otherId}`} className="underline underline-offset-2">
                    {text}
                  </Link>
                ) : (
                  <q>{text}</q>
                )}
                <span className="block text-xs text-muted-foreground">
                  {by}, {dayLabel(createdAt)}
                  {undoneAt === null ? "" : "; undone"}
                </span>
              </span>
              {canEdit && undoneAt === null ? (
                <Button size="sm" variant="secondary" onClick={() => void onUndo(each)}>
                  Undo
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function sentence({ move: { kind }, claimId }: RecordedMove, ownId: string): string {
  if (kind === "merge") return claimId === ownId ? "Merged into" : "Took in";
  return claimId === ownId ? "Split off from" : "Split off";
}
