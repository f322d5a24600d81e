import type { Strategy } from "./strategies.ts";

/** What the strategies look at. */
export interface Candidate {
  id: string;
  /** In the order of import, earliest first. */
  createdAt: number;
  publisher: string;
  /** How much the reviewers who submitted it differ, from 0 to 1; null while fewer than two have. */
  disagreement: number | null;
}

/**
 * The articles in the order in which they are given out; the same articles and seed always give the same order,
 * whatever order they come in.
 * - in-order: as they were imported.
 * - random: shuffled by `seed`.
 * - by-disagreement: those that reviewers see most differently first, those that nobody can compare yet after them.
 * - by-publisher: one of each publisher in turn, so that no publisher is judged by one reviewer in one sitting.
 */
export function orderArticles(articles: readonly Candidate[], strategy: Strategy, seed: number): Candidate[] {
  const imported = articles.toSorted((a, b) => a.createdAt - b.createdAt || compareText(a.id, b.id));
  switch (strategy) {
    case "in-order":
      return imported;
    case "random":
      return imported.toSorted((a, b) => hash(a.id, seed) - hash(b.id, seed) || compareText(a.id, b.id));
    case "by-disagreement":
      return imported.toSorted((a, b) => (b.disagreement ?? -1) - (a.disagreement ?? -1));
    case "by-publisher":
      return inTurns(imported);
  }
}

/** One of each publisher, then the second of each, and so on; publishers in the order of their first article. */
function inTurns(articles: readonly Candidate[]): Candidate[] {
  const piles = [...Map.groupBy(articles, ({ publisher }) => publisher).values()];
  const highest = Math.max(0, ...piles.map((pile) => pile.length));
  return Array.from({ length: highest }, (_, turn) => piles.flatMap((pile) => pile[turn] ?? [])).flat();
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** FNV-1a over the seed and the id's UTF-16 code units, then mixed so that ids made together lie far apart. */
function hash(id: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let index = 0; index < id.length; index++) value = Math.imul(value ^ id.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
