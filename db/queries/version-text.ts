import { eq } from "drizzle-orm";
import type { Reading } from "../store.ts";

/** Versions never change, so their texts can be kept; the oldest go when they exceed this many UTF-16 code units. */
const CACHE_LIMIT = 16_000_000;

export interface VersionText {
  id: string;
  projectId: string;
  articleId: string;
  text: string;
}

const cache = new Map<string, VersionText>();
let cached = 0;

function remember(version: VersionText): void {
  cache.set(version.id, version);
  cached += version.text.length;
  for (const [id, oldest] of cache) {
    if (cached <= CACHE_LIMIT || id === version.id) return;
    cache.delete(id);
    cached -= oldest.text.length;
  }
}

/** The canonical text of a version and where it belongs, or null. */
export async function findVersionText(
  { db, tables }: Reading,
  versionId: string,
): Promise<VersionText | null> {
  const known = cache.get(versionId);
  if (known) return known;
  const { id, projectId, articleId, text } = tables.articleVersion;
  const [row] = await db
    .select({ id, projectId, articleId, text })
    .from(tables.articleVersion)
    .where(eq(id, versionId));
  if (row) remember(row);
  return row ?? null;
}

/** Drops a text that is no longer there. */
export function forgetVersionText(versionId: string): void {
  const known = cache.get(versionId);
  if (!known) return;
  cache.delete(versionId);
  cached -= known.text.length;
}
