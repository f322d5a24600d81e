import { machineDate } from "./dates.ts";
import { type ArticleStatement, articleStatement } from "./linked-data.ts";
import type { PageHead } from "./page-head.ts";

/** What is known about an article; null where nothing is. */
export interface ArticleMetadata {
  title: string | null;
  publisher: string | null;
  /** The page's own address, http or https only. */
  url: string | null;
  /** Milliseconds since 1970 (UTC). */
  publishedAt: number | null;
  byline: string | null;
  /** BCP 47 tag. */
  language: string | null;
}

/** Longest values that articles keep, in UTF-16 code units. */
const MAX_LENGTH = { title: 500, publisher: 200, byline: 300, url: 2000 };

/** Reads metadata in this order: JSON-LD article, OpenGraph and other `<meta>`, then the elements of the page. */
export function metadataOf(head: PageHead, readableByline: string | null): ArticleMetadata {
  const article = articleStatement(head.linkedData);
  const meta = (...names: string[]) => names.map((name) => head.meta.get(name) ?? null);
  const siteName = first(meta("og:site_name"), publisherOf(article), meta("application-name"));
  const title = first([article?.headline], meta("og:title", "twitter:title", "dc.title"));
  return {
    title: limited(title ?? withoutSiteName(head.title, siteName), MAX_LENGTH.title),
    publisher: limited(
      first(publisherOf(article), meta("og:site_name", "dc.publisher", "publisher")),
      MAX_LENGTH.publisher,
    ),
    url: firstOf([head.canonical, ...meta("og:url"), article?.url], webAddress),
    publishedAt: publishedAt(head, article),
    byline: limited(
      first([article?.author], meta("author", "dc.creator", "parsely-author"), [readableByline]),
      MAX_LENGTH.byline,
    ),
    language: firstOf(
      [head.language, article?.language, ...meta("og:locale", "content-language")],
      languageTag,
    ),
  };
}

function publisherOf(article: ArticleStatement | null): (string | null)[] {
  return [article?.publisher ?? null];
}

function publishedAt(head: PageHead, article: ArticleStatement | null): number | null {
  const names = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "date",
    "pubdate",
    "parsely-pub-date",
  ];
  const marked = head.times.filter(({ isMarked }) => isMarked).map(({ datetime }) => datetime);
  const stated = [article?.published, ...names.map((name) => head.meta.get(name)), ...marked];
  // A page with one single time most likely tells its own; with several nobody knows which is which.
  const only = head.times.length === 1 ? head.times[0]?.datetime : null;
  return firstOf([...stated, only], machineDate);
}

/** The address if it is http or https and fit for keeping, else null. */
export function webAddress(text: string): string | null {
  if (text.length > MAX_LENGTH.url || !/^https?:\/\//i.test(text.trim())) return null;
  try {
    const url = new URL(text.trim());
    if (url.username || url.password) return null;
    return url.href.length <= MAX_LENGTH.url ? url.href : null;
  } catch {
    return null;
  }
}

/** A well-formed language tag in its usual spelling ("en_GB" → "en-GB"), or null. */
export function languageTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}

/** "Headline - Outlet" → "Headline", only where the page says that it is called "Outlet". */
function withoutSiteName(title: string, siteName: string | null): string | null {
  if (siteName && title.endsWith(siteName)) {
    const headline = title.slice(0, -siteName.length).replace(/\s*[|\-–—·:»]\s*$/, "");
    if (headline.trim() !== "" && headline !== title.slice(0, -siteName.length)) return headline;
  }
  return title || null;
}

function first(...lists: (string | null | undefined)[][]): string | null {
  return firstOf(lists.flat(), (text) => text.trim() || null);
}

function firstOf<T>(
  texts: readonly (string | null | undefined)[],
  read: (text: string) => T | null,
): T | null {
  for (const text of texts) {
    const value = text ? read(text) : null;
    if (value !== null) return value;
  }
  return null;
}

function limited(text: string | null, length: number): string | null {
  const line =
    text
      ?.toWellFormed()
      .replace(/[\s\0]+/g, " ")
      .trim() ?? "";
  if (line === "") return null;
  return line.length <= length
    ? line
    : line
        .slice(0, length)
        .toWellFormed()
        .replace(/\uFFFD$/, "");
}
