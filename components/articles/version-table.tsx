import { Badge } from "#components/ui/badge.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { dayLabel } from "#lib/articles/dates.ts";

interface Version {
  id: string;
  number: number;
  words: number;
  fileName: string;
  createdAt: number;
}

/** The texts that an article has had, newest first. */
export function VersionTable({ versions, currentId }: { versions: readonly Version[]; currentId: string }) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions" className="mb-2 font-serif text-lg">
        Texts
      </h2>
      <Table stacked label="Texts of this article" caption="Texts of this article, newest first">
        <TableHead>
          <tr>
            <TableHeader numeric>Version</TableHeader>
            <TableHeader>File</TableHeader>
            <TableHeader>Taken in</TableHeader>
            <TableHeader numeric>Words</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {versions.map(({ id, number, words, fileName, createdAt }) => (
            <TableRow key={id}>
              <TableCell label="Version" numeric>
                {number}
              </TableCell>
              <TableCell label="File">
                {fileName || "Pasted"} {id === currentId ? <Badge tone="accent">read now</Badge> : null}
              </TableCell>
              <TableCell label="Taken in">{dayLabel(createdAt)}</TableCell>
              <TableCell label="Words" numeric>
                {words.toLocaleString("en")}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
