import Link from "next/link";
import type { Mention, Origin } from "#lib/claims/dossier.ts";
import { dayLabel } from "#lib/articles/dates.ts";
import { FACTUALITY_LABELS } from "./labels.ts";

interface Props {
  projectId: string;
  mentions: readonly Mention[];
  origins: readonly Origin[];
}

/** Where the claim is made, and on whose word. */
export function MentionList({ projectId, mentions, origins }: Props) {
  return (
    <section aria-labelledby="mentions">
      <h2 id="mentions" className="mb-2 font-serif text-lg">
        Mentions
      </h2>
      {mentions.length === 0 ? (
        <p className="text-sm text-muted-foreground">
          No passage is tied to this claim. Tie one from its card in an article.
        </p>
      ) : (
        <ul className="divide-y rounded-lg border bg-card">
          {mentions.map((mention) => (
            <li key={mention.id} className="px-4 py-3">
              <blockquote className="font-reading">{mention.exact}</blockquote>
              <p className="mt-1 text-xs text-muted-foreground">
                <Link
                  href={`/p/${projectId}/articles/${mention.articleId}#at-${mention.start}`}
                  className="hover:underline"
                >
                  {mention.publisher ? `${mention.publisher}: ` : ""}
                  {mention.articleTitle}
                </Link>
                {mention.publishedAt === null ? "" : `, ${dayLabel(mention.publishedAt)}`}
              </p>
              <dl className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1 text-xs">
                <Fact
                  name="Origin"
                  value={origins.find(({ id }) => id === mention.originId)?.name ?? "nobody named"}
                />
                <Fact name="Attribution" value={mention.attribution} />
                <Fact name="Firmness" value={FACTUALITY_LABELS[mention.factuality]} />
                <Fact name="Hedges" value={mention.hedgeCues} />
              </dl>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  if (value === "") return null;
  return (
    <div className="flex gap-1">
      <dt className="text-muted-foreground">{name}:</dt>
      <dd>{value}</dd>
    </div>
  );
}
