import Link from "next/link";
import type { QueueItem } from "#lib/adjudication/desk.ts";
import type { Level } from "#lib/corroboration/rubric.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LevelBadge } from "#components/ui/level-badge.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";

export interface ClaimItem {
  id: string;
  text: string;
  levels: readonly { id: string; level: Level }[];
  entropy: number;
  settled: Level | null;
  /** A judgment came or changed after the level was settled. */
  changed: boolean;
}

interface Props {
  base: string;
  articles: readonly QueueItem[];
  claims: readonly ClaimItem[];
}

/** What two or more have read or judged, the most divided first. */
export function ReviewQueue({ base, articles, claims }: Props) {
  return (
    <div className="flex flex-col gap-8">
      <section aria-labelledby="queue-articles">
        <h2 id="queue-articles" className="mb-2 font-serif text-lg">
          Passages
        </h2>
        {articles.length === 0 ? (
          <EmptyState>Articles that two or more reviewers have read will stand here.</EmptyState>
        ) : (
          <Table stacked label="Articles to settle" caption="Articles by how far their reviewers differ">
            <TableHead>
              <tr>
                <TableHeader>Article</TableHeader>
                <TableHeader numeric>Readers</TableHeader>
                <TableHeader numeric>To decide</TableHeader>
                <TableHeader numeric>Settled</TableHeader>
                <TableHeader numeric>Disagreement</TableHeader>
              </tr>
            </TableHead>
            <TableBody>
              {articles.map(({ place, conflicts, settled, stale, groups, entropy }) => (
                <TableRow key={place.articleId}>
                  <TableCell className="min-w-60">
                    <Link
                      href={`${base}/articles/${place.articleId}`}
                      className="font-medium hover:underline"
                    >
                      {place.title}
                    </Link>
                    <span className="block text-xs text-muted-foreground">
                      {place.publisher || "Publisher unknown"}
                    </span>
                  </TableCell>
                  <TableCell label="Readers" numeric>
                    {place.readers.length}
                  </TableCell>
                  <TableCell label="To decide" numeric>
                    {conflicts} of {groups}
                    {stale > 0 ? (
                      <Badge tone="warning" className="ms-2">
                        {stale} by a changed rule
                      </Badge>
                    ) : null}
                  </TableCell>
                  <TableCell label="Settled" numeric>
                    {settled}
                  </TableCell>
                  <TableCell label="Disagreement" numeric>
                    {entropy.toFixed(2)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
        {articles.length > 0 ? (
          <p className="mt-2 text-xs text-muted-foreground">
            Disagreement is the mean entropy of the votes on open places, in nats: 0 where all vote alike,
            1.39 where claim, opinion, boilerplate and nothing have as many votes each.
          </p>
        ) : null}
      </section>
      <section aria-labelledby="queue-claims">
        <h2 id="queue-claims" className="mb-2 font-serif text-lg">
          Levels
        </h2>
        {claims.length === 0 ? (
          <EmptyState>Claims that two or more reviewers have judged will stand here.</EmptyState>
        ) : (
          <Table stacked label="Claims to settle" caption="Claims by how far their judges differ">
            <TableHead>
              <tr>
                <TableHeader>Claim</TableHeader>
                <TableHeader>Judgments</TableHeader>
                <TableHeader>Settled</TableHeader>
                <TableHeader numeric>Disagreement</TableHeader>
              </tr>
            </TableHead>
            <TableBody>
              {claims.map(({ id, text, levels, settled, changed, entropy }) => (
                <TableRow key={id}>
                  <TableCell className="min-w-60">
                    <Link href={`${base}/claims/${id}`} className="font-medium hover:underline">
                      {text}
                    </Link>
                  </TableCell>
                  <TableCell label="Judgments">
                    <span className="flex flex-wrap gap-1">
                      {levels.map((judgment) => (
                        <LevelBadge key={judgment.id} level={judgment.level} />
                      ))}
                    </span>
                  </TableCell>
                  <TableCell label="Settled">
                    {settled === null ? (
                      <span className="text-xs text-muted-foreground">Open</span>
                    ) : (
                      <LevelBadge level={settled} />
                    )}
                    {changed ? (
                      <Badge tone="warning" className="ms-1">
                        Judged since
                      </Badge>
                    ) : null}
                  </TableCell>
                  <TableCell label="Disagreement" numeric>
                    {entropy.toFixed(2)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </section>
    </div>
  );
}
