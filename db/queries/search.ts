import { eq, inArray } from "drizzle-orm";
import { findWords, type WordHit } from "#lib/text/find-words.ts";
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

/** Articles of the project that have all the words (prefixes count), best first, with the places where they stand. */
export async function searchArticles(
  reading: Reading,
  by: Authorized,
  query: string,
): Promise<SearchResult[]> {
  const words = queryWords(query);
  const keys = await reading.dialect.searchArticles(reading, by.projectId, words, MAX_ARTICLES);
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
