import type { ProblemRow } from "#lib/imports/problem-file.ts";
import { counted } from "#lib/imports/progress.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";

interface Props {
  /** Of the import in the API. */
  path: string;
  /** How many records were refused. */
  count: number;
  first: readonly ProblemRow[];
}

const LINK = "text-primary underline underline-offset-2";

/** Records that did not become articles: the first of them, and the file with all. */
export function ImportProblems({ path, count, first }: Props) {
  if (count === 0) return null;
  const hasLines = first.some(({ line }) => line !== null);
  return (
    <section aria-labelledby="refused" className="flex flex-col gap-3">
      <h2 id="refused" className="font-serif text-lg">
        {counted(count, "record was", "records were")} refused
      </h2>
      <p className="text-sm text-muted-foreground">
        Mend them and import the file again: what is in the project already is left out. All of them as a
        file:{" "}
        <a href={`${path}/errors.csv`} download className={LINK}>
          CSV
        </a>
        ,{" "}
        <a href={`${path}/errors.jsonl`} download className={LINK}>
          JSON lines
        </a>
        .
      </p>
      {first.length === 0 ? null : (
        <Table
          label="Refused records"
          caption={`The first ${first.length} of ${count}`}
          captionShown={count > first.length}
        >
          <TableHead>
            <tr>
              {hasLines ? <TableHeader numeric>Line</TableHeader> : null}
              <TableHeader>Record</TableHeader>
              <TableHeader>Why</TableHeader>
            </tr>
          </TableHead>
          <TableBody>
            {first.map((row, number) => (
              <TableRow key={number}>
                {hasLines ? <TableCell numeric>{row.line?.toLocaleString("en") ?? ""}</TableCell> : null}
                <TableCell dir="auto" className="max-w-60 [overflow-wrap:anywhere]">
                  {row.name || "–"}
                </TableCell>
                <TableCell className="min-w-50">{row.reason}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}
