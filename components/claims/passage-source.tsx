import Link from "next/link";
import type { Evidence, Mention } from "#lib/claims/dossier.ts";
import { dayLabel } from "#lib/articles/dates.ts";

interface Props {
  projectId: string;
  item: Mention | Evidence;
  /** Without a way to the article, whose name would tell the publisher. */
  blind: boolean;
}

/** Where a passage stands: publisher, article and day, leading to the words themselves. */
export function PassageSource({ projectId, item, blind }: Props) {
  const published = "publishedAt" in item ? item.publishedAt : null;
  if (blind)
    return <span className="text-xs text-muted-foreground">{item.publisher || "A page elsewhere"}</span>;
  if ("url" in item && item.url !== null)
    return (
      <a
        href={item.url}
        target="_blank"
        rel="noreferrer noopener"
        className="text-xs break-all text-primary underline underline-offset-2"
      >
        {item.url}
      </a>
    );
  return (
    <span className="text-xs text-muted-foreground">
      <Link
        href={`/p/${projectId}/articles/${item.articleId}#at-${item.start ?? 0}`}
        className="underline decoration-1 underline-offset-2 hover:text-foreground"
      >
        {item.publisher ? `${item.publisher}: ` : ""}
        {item.articleTitle}
      </Link>
      {published === null ? "" : `, ${dayLabel(published)}`}
    </span>
  );
}
