import Link from "next/link";
import { medianGrade } from "#lib/claims/links.ts";
import { DERIVATION_LEVELS } from "#lib/claims/vocabulary.ts";
import type { PublisherRow } from "#lib/pictures/publisher-records.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { CompositionBar } from "./composition-bar.tsx";
import { DERIVATION_LABELS, GRADE_LABELS, PUBLISHER_KIND_LABELS } from "./labels.ts";

/** Publishers with what their articles here consist of. */
export function PublisherTable({ projectId, rows }: { projectId: string; rows: readonly PublisherRow[] }) {
  return (
    <Table stacked label="Publishers" caption="Publishers with their articles in this project">
      <TableHead>
        <tr>
          <TableHeader>Publisher</TableHeader>
          <TableHeader>Kind</TableHeader>
          <TableHeader>Reviewers&rsquo; grade</TableHeader>
          <TableHeader numeric>Articles</TableHeader>
          <TableHeader>Their text, by tag</TableHeader>
          <TableHeader>Derivation</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map(({ publisher, articles, composition, derivation, grades }) => (
          <TableRow key={publisher.id}>
            <TableCell className="min-w-40">
              <Link href={`/p/${projectId}/sources/${publisher.id}`} className="font-medium hover:underline">
                {publisher.name}
              </Link>
              {publisher.owner || publisher.syndicationGroup ? (
                <span className="block text-xs text-muted-foreground">
                  {[publisher.owner, publisher.syndicationGroup].filter(Boolean).join(", ")}
                </span>
              ) : null}
            </TableCell>
            <TableCell label="Kind">{PUBLISHER_KIND_LABELS[publisher.kind]}</TableCell>
            <TableCell label="Reviewers’ grade">
              {grades.length === 0 ? (
                <span className="text-muted-foreground">not graded</span>
              ) : (
                `${GRADE_LABELS[medianGrade(grades)]} (${grades.length})`
              )}
            </TableCell>
            <TableCell label="Articles" numeric>
              {articles}
            </TableCell>
            <TableCell label="Their text, by tag">
              <CompositionBar composition={composition} />
            </TableCell>
            <TableCell label="Derivation" className="text-xs">
              {DERIVATION_LEVELS.filter((level) => derivation[level] > 0)
                .map((level) => `${derivation[level]} ${DERIVATION_LABELS[level].toLowerCase()}`)
                .join(", ") || <span className="text-muted-foreground">nothing decided</span>}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
