import { PLACE_STATES } from "#lib/assignment/places.ts";
import type { TeamProgress } from "#lib/assignment/workload.ts";
import { Progress } from "#components/ui/progress.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { PLACE_LABELS } from "./labels.ts";

interface Props {
  progress: TeamProgress;
  /** Names by reviewer. */
  names: ReadonlyMap<string, string>;
}

/** How far the project is, and what everybody has ahead and behind them. */
export function TeamTable({ progress: { reviewers, submitted, asked }, names }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <Progress label="Reviews submitted" labelShown value={submitted} max={asked} />
      <Table stacked caption="Articles of each reviewer by state" label="Workload">
        <TableHead>
          <TableRow>
            <TableHeader>Reviewer</TableHeader>
            {PLACE_STATES.map((state) => (
              <TableHeader key={state} numeric>
                {PLACE_LABELS[state]}
              </TableHeader>
            ))}
            <TableHeader numeric>Overdue</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {reviewers.map(({ reviewerId, counts, overdue }) => (
            <TableRow key={reviewerId}>
              <TableCell className="font-medium">{names.get(reviewerId)}</TableCell>
              {PLACE_STATES.map((state) => (
                <TableCell label={PLACE_LABELS[state]} key={state} numeric className="tabular-nums">
                  {counts[state]}
                </TableCell>
              ))}
              <TableCell label="Overdue" numeric className="tabular-nums">
                {overdue}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
