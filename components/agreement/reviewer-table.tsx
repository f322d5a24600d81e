import type { AgreementReport } from "#lib/agreement/report.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { NO_FIGURE, percentText } from "./words.ts";

/** Each reviewer against what was settled, and by the reviewer model. */
export function ReviewerTable({
  report,
  nameOf,
}: {
  report: AgreementReport;
  nameOf: (id: string) => string;
}) {
  const { againstSettled, accuracies } = report;
  const accuracyOf = new Map(accuracies.map(({ reviewer, accuracy }) => [reviewer, accuracy]));
  return (
    <section aria-labelledby="reviewers" className="flex flex-col gap-2">
      <h2 id="reviewers" className="font-serif text-lg">
        Reviewers
      </h2>
      <p className="max-w-180 text-sm text-muted-foreground">
        How often each reviewer had said what was settled then. The model of Dawid and Skene estimates from
        all passages how often somebody is right; where few reviewers read, it mostly follows the majority.
      </p>
      <Table
        stacked
        label="Figures of each reviewer"
        caption="Reviewers against the settled layer and by the reviewer model"
      >
        <TableHead>
          <tr>
            <TableHeader>Reviewer</TableHeader>
            <TableHeader numeric>As settled</TableHeader>
            <TableHeader numeric>Settled places read</TableHeader>
            <TableHeader numeric>Right by the model</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {againstSettled.map(({ reviewer, same }) => {
            const accuracy = accuracyOf.get(reviewer);
            return (
              <TableRow key={reviewer}>
                <TableCell>{nameOf(reviewer)}</TableCell>
                <TableCell label="As settled" numeric>
                  {same.defined ? percentText(same) : "nothing settled yet"}
                </TableCell>
                <TableCell label="Settled places read" numeric>
                  {same.defined ? same.compared : 0}
                </TableCell>
                <TableCell label="Right by the model" numeric>
                  {accuracy === undefined ? NO_FIGURE : `${(accuracy * 100).toFixed(0)} %`}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </section>
  );
}
