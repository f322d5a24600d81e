import { GiveDialog, type GiveTo } from "./give-dialog.tsx";

export interface ReturnedEntry {
  id: string;
  articleId: string;
  title: string;
  reviewerId: string;
  reviewerName: string;
  /** Why it was skipped; null where the time for it has passed. */
  skipReason: string | null;
}

interface Props {
  returned: readonly ReturnedEntry[];
  reviewers: readonly GiveTo[];
}

/** What reviewers gave back or had no time for, for managers: somebody has to take it. */
export function ReturnedList({ returned, reviewers }: Props) {
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {returned.map((entry) => (
        <li key={entry.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 text-sm">
          <div className="min-w-0 flex-1 basis-64">
            <span className="font-medium">{entry.title}</span>
            <span className="block text-muted-foreground">
              {entry.reviewerName}: {entry.skipReason ?? "did not submit it in time"}
            </span>
          </div>
          <GiveDialog article={{ id: entry.articleId, title: entry.title }} reviewers={reviewers} />
        </li>
      ))}
    </ul>
  );
}
