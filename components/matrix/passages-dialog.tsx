import Link from "next/link";
import { MODALITY_WORDS } from "#lib/pictures/matrix-table.ts";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { StanceBadge } from "#components/ui/stance-badge.tsx";
import type { ChosenCell } from "./matrix-grid.tsx";

interface Props {
  projectId: string;
  chosen: ChosenCell | null;
  onClose: () => void;
}

/** The passages behind one cell, each leading to its place in the article. */
export function PassagesDialog({ projectId, chosen, onClose }: Props) {
  return (
    <Dialog open={chosen !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {chosen ? (
        <DialogContent size="lg" title={chosen.publisher} description={chosen.row.text}>
          <ul className="divide-y">
            {chosen.cell.passages.map((passage) => (
              <li key={passage.id} className="py-3">
                <blockquote className="font-reading">{passage.exact}</blockquote>
                <p className="mt-1.5 flex flex-wrap items-center gap-2 text-xs text-muted-foreground">
                  <StanceBadge stance={passage.stance} />
                  <span>{MODALITY_WORDS[passage.factuality]}</span>
                  <span>on the word of {passage.origin || "nobody named"}</span>
                  {passage.value ? <span>states {passage.value}</span> : null}
                </p>
                <Link
                  href={`/p/${projectId}/articles/${passage.articleId}#at-${passage.start}`}
                  className="mt-1 inline-block text-sm text-primary underline underline-offset-4"
                >
                  Read it in “{passage.articleTitle}”
                </Link>
              </li>
            ))}
          </ul>
        </DialogContent>
      ) : null}
    </Dialog>
  );
}
