import { eq, inArray } from "drizzle-orm";
import { findWords, type WordHit } from "#lib/text/find-words.ts";
import { ok, type Result } from "#lib/operations/envelope.ts";
import { badCursor, cutPage, readCursor, type Page, type PageQuery } from "#lib/pages/pages.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";

const MAX_ARTICLES = 20;
const MAX_HITS_EACH = 5;

export interface SearchResult {
  articleId: string;
  versionId: string;
  title: string;
  publisher: string;
  hits: WordHit[];
}

/** Words of a query as people type them: letters and digits; at most ten count. */
export const queryWords = (query: string): string[] =>
  (query.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu) ?? []).slice(0, 10);

/** The 20 best articles of the project that have all the words (prefixes count), with the places where they stand. */
export async function searchArticles(
  reading: Reading,
  by: Authorized,
  query: string,
): Promise<SearchResult[]> {
  const words = queryWords(query);
  const found = await reading.dialect.searchArticles(reading, by.projectId, words, {
    after: null,
    limit: MAX_ARTICLES,
  });
  return resultsOf(reading, found, words);
}

/**
 * Some of the articles that have all the words, best first, and alike by when they came in. How good an article is
 * depends on the others: what comes in between two pages may move those that are nearly alike.
 */
export async function searchPage(
  reading: Reading,
  by: Authorized,
  { q, cursor, limit }: PageQuery & { q: string },
): Promise<Result<Page<SearchResult>>> {
  const key = cursor === undefined ? null : readCursor(cursor);
  const [score, last] = key ?? [];
  const isKey = typeof score === "number" && typeof last === "number" && key?.length === 2;
  if (cursor !== undefined && !isKey) return badCursor();
  const words = queryWords(q);
  const after = isKey ? { score, key: last } : null;
  const found = await reading.dialect.searchArticles(reading, by.projectId, words, {
    after,
    limit: limit + 1,
  });
  const { items, next } = cutPage(found, limit, (hit) => [hit.score, hit.key]);
  const results: SearchResult[] = [];
  // Texts may be long: only some are held at a time.
  for (let at = 0; at < items.length; at += MAX_ARTICLES)
    results.push(...(await resultsOf(reading, items.slice(at, at + MAX_ARTICLES), words)));
  return ok({ items: results, next });
}

async function resultsOf(
  reading: Reading,
  found: readonly { key: number }[],
  words: readonly string[],
): Promise<SearchResult[]> {
  const keys = found.map(({ key }) => key);
  if (keys.length === 0) return [];
  const { searchEntry, article, articleVersion, publisher } = reading.tables;
  const rows = await reading.db
    .select({
      key: searchEntry.key,
      articleId: article.id,
      versionId: article.currentVersionId,
      title: article.title,
      publisher: publisher.name,
      text: articleVersion.text,
    })
    .from(searchEntry)
    .innerJoin(article, eq(article.id, searchEntry.articleId))
    .innerJoin(articleVersion, eq(articleVersion.id, article.currentVersionId))
    .leftJoin(publisher, eq(publisher.id, article.publisherId))
    .where(inArray(searchEntry.key, keys));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.flatMap((key) => {
    const row = byKey.get(key);
    if (!row) return [];
    const { articleId, versionId, title, publisher: name, text } = row;
    return [
      { articleId, versionId, title, publisher: name ?? "", hits: findWords(text, words, MAX_HITS_EACH) },
    ];
  });
}
