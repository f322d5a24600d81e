import Link from "next/link";
import type { Derivation, MeasuredOverlap } from "#lib/claims/dossier.ts";
import { percent } from "#lib/corroboration/independence.ts";
import { PARTIALLY_DERIVED, WHOLLY_DERIVED } from "#lib/corroboration/derivation.ts";
import { dayOrUnknown } from "#components/pictures/data-grid.tsx";
import { DERIVATION_LABELS } from "#components/sources/labels.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";

interface Props {
  projectId: string;
  overlaps: readonly MeasuredOverlap[];
  derivations: readonly Derivation[];
  articles: ReadonlyMap<string, { title: string; publisher: string }>;
}

/** Every two articles with text in common, most first. */
export function OverlapTable({ projectId, overlaps, derivations, articles }: Props) {
  return (
    <Table stacked label="Pairs of articles" caption="Pairs of articles with text in common, most first">
      <TableHead>
        <tr>
          <TableHeader>Articles</TableHeader>
          <TableHeader numeric>First in second</TableHeader>
          <TableHeader numeric>Second in first</TableHeader>
          <TableHeader numeric>Jaccard</TableHeader>
          <TableHeader>By measure</TableHeader>
          <TableHeader>Decided</TableHeader>
          <TableHeader>
            <span className="sr-only">Compare</span>
          </TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {overlaps.map((overlap) => {
          const { articleA, articleB, containmentInA, containmentInB, jaccard } = overlap;
          const decision = derivations.find(
            (one) =>
              (one.articleId === articleA && one.fromArticleId === articleB) ||
              (one.articleId === articleB && one.fromArticleId === articleA),
          );
          return (
            <TableRow key={articleA + articleB}>
              <TableCell className="min-w-60">
                <ArticleName article={articles.get(articleA)} publishedAt={overlap.publishedAtA} />
                <ArticleName article={articles.get(articleB)} publishedAt={overlap.publishedAtB} />
              </TableCell>
              <TableCell label="First in second" numeric>
                {percent(containmentInB)}
              </TableCell>
              <TableCell label="Second in first" numeric>
                {percent(containmentInA)}
              </TableCell>
              <TableCell label="Jaccard" numeric>
                {percent(jaccard)}
              </TableCell>
              <TableCell label="By measure" className="whitespace-nowrap">
                {byMeasure(Math.max(containmentInA, containmentInB))}
              </TableCell>
              <TableCell label="Decided" className="whitespace-nowrap">
                {decision ? (
                  DERIVATION_LABELS[decision.level]
                ) : (
                  <span className="text-muted-foreground">not yet</span>
                )}
              </TableCell>
              <TableCell>
                <Link
                  href={`/p/${projectId}/compare?a=${articleA}&b=${articleB}`}
                  className="text-primary underline underline-offset-4"
                >
                  Compare
                  <span className="sr-only">
                    {" "}
                    {articles.get(articleA)?.title} and {articles.get(articleB)?.title}
                  </span>
                </Link>
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}

/** The level that shared text alone suggests; rewriting and shared errors show on the comparison. */
function byMeasure(containment: number): string {
  const level =
    containment >= WHOLLY_DERIVED
      ? "wholly-derived"
      : containment >= PARTIALLY_DERIVED
        ? "partially-derived"
        : "non-derived";
  return DERIVATION_LABELS[level];
}

interface NameProps {
  article: { title: string; publisher: string } | undefined;
  publishedAt: number | null;
}

function ArticleName({ article, publishedAt }: NameProps) {
  return (
    <span className="block py-0.5">
      <span className="font-medium">{article?.title}</span>
      <span className="block text-xs text-muted-foreground">
        {[article?.publisher, dayOrUnknown(publishedAt)].filter(Boolean).join(", ")}
      </span>
    </span>
  );
}
