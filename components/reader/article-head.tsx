import type { ReaderArticle } from "./reader-contract.ts";

/** Title, publisher, date and host above the text. */
export function ArticleHead({ article }: { article: ReaderArticle }) {
  const source = [article.publisher ?? "", dateOf(article.publishedAt), hostOf(article.url)];
  return (
    <>
      <h1 dir="auto" className="sm-title">
        {article.title}
      </h1>
      <p className="sm-source">{source.filter(Boolean).join(" · ")}</p>
    </>
  );
}

function dateOf(publishedAt: number | null | undefined): string {
  if (publishedAt === null || publishedAt === undefined) return "";
  // The day as it was published everywhere, not as it was in the reader's time zone.
  return new Date(publishedAt).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
}

function hostOf(url: string | null | undefined): string {
  return url !== null && url !== undefined && URL.canParse(url) ? new URL(url).host : "";
}
