export interface SkippedEntry {
  id: string;
  title: string;
  reviewerName: string;
  skipReason: string;
}

/** What reviewers gave back, and why: for managers. */
export function SkippedList({ skipped }: { skipped: readonly SkippedEntry[] }) {
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {skipped.map(({ id, title, reviewerName, skipReason }) => (
        <li key={id} className="px-3 py-2 text-sm">
          <span className="font-medium">{title}</span>
          <span className="block text-muted-foreground">
            {reviewerName}: {skipReason}
          </span>
        </li>
      ))}
    </ul>
  );
}
