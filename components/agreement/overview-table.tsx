import type { MeasureReport } from "#lib/agreement/report.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { figureText, intervalText, MEASURE_WORDS, percentText, reasonText } from "./words.ts";

/** The four figures with what each rests on. */
export function OverviewTable({ measures }: { measures: readonly MeasureReport[] }) {
  return (
    <Table stacked label="Agreement at a glance" caption="Agreement on boundaries, tags, levels and evidence">
      <TableHead>
        <tr>
          <TableHeader>On</TableHeader>
          <TableHeader>Coefficient</TableHeader>
          <TableHeader numeric>Value</TableHeader>
          <TableHeader numeric>95 % interval</TableHeader>
          <TableHeader numeric>Units</TableHeader>
          <TableHeader numeric>Reviewers</TableHeader>
          <TableHeader numeric>Percent agreement</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {measures.map((report) => {
          const { name, coefficient, unit } = MEASURE_WORDS[report.measure];
          const reason = reasonText(report.value);
          return (
            <TableRow key={report.measure}>
              <TableCell className="font-medium">{name}</TableCell>
              <TableCell label="Coefficient" className="min-w-40">
                {coefficient}
              </TableCell>
              <TableCell label="Value" numeric>
                {figureText(report.value)}
              </TableCell>
              <TableCell
                label="95 % interval"
                className={
                  report.value.defined && report.interval.defined
                    ? "text-end whitespace-nowrap"
                    : "min-w-52 text-xs text-muted-foreground"
                }
              >
                {reason ||
                  (report.interval.defined ? intervalText(report.interval) : reasonText(report.interval))}
              </TableCell>
              <TableCell label="Units" numeric>
                {report.used.toLocaleString("en")} {report.used === 1 ? unit[0] : unit[1]}
              </TableCell>
              <TableCell label="Reviewers" numeric>
                {report.reviewers.length}
              </TableCell>
              <TableCell label="Agreement" numeric>
                {percentText(report.percent)}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
