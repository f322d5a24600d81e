import { type Word, wordsOf } from "../claims/words.ts";
import type { TextSpan } from "../text/passage.ts";

/** Words in a shingle (the field's usual choice for news). */
export const SHINGLE_WORDS = 5;

/** An article to be compared. Passages to ignore (boilerplate) take no part. Offsets are UTF-16 code units. */
export interface ComparedArticle {
  id: string;
  text: string;
  ignore?: readonly TextSpan[];
}

/** How much two articles have in common, by distinct word 5-grams. */
export interface Overlap {
  a: string;
  b: string;
  shared: number;
  /** Share of a's shingles that b has too, 0..1; 0 when a has none. */
  containmentInB: number;
  /** Share of b's shingles that a has too. */
  containmentInA: number;
  jaccard: number;
}

/** The words of an article outside its ignored passages. */
export function comparedWords(article: ComparedArticle): Word[] {
  const ignored = article.ignore ?? [];
  return wordsOf(article.text).filter(
    (word) => !ignored.some((span) => word.start < span.end && word.end > span.start),
  );
}

/** Distinct shingles of a run of words; a text shorter than a shingle has none. */
export function shinglesOf(words: readonly Word[]): Set<string> {
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at++) {
    shingles.add(
      words
        .slice(at, at + SHINGLE_WORDS)
        .map((word) => word.key)
        .join(" "),
    );
  }
  return shingles;
}

/**
 * Overlap of every two articles that share a shingle, most shared first. Goes by an index of shingles, so that the
 * work grows with what articles share and not with the number of pairs.
 */
export function overlaps(articles: readonly ComparedArticle[]): Overlap[] {
  const sets = articles.map((article) => shinglesOf(comparedWords(article)));
  const holders = new Map<string, number[]>();
  for (const [article, set] of sets.entries()) {
    for (const shingle of set) {
      const known = holders.get(shingle);
      if (known) known.push(article);
      else holders.set(shingle, [article]);
    }
  }
  const shared = sharedCounts([...holders.values()], articles.length);
  return [...shared]
    .map(([pair, count]) => {
      const a = Math.floor(pair / articles.length);
      const b = pair % articles.length;
      return overlapOf(
        articles[a]?.id ?? "",
        articles[b]?.id ?? "",
        sets[a]?.size ?? 0,
        sets[b]?.size ?? 0,
        count,
      );
    })
    .toSorted((x, y) => y.shared - x.shared || order(x.a, y.a) || order(x.b, y.b));
}

function sharedCounts(holders: readonly number[][], articles: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const held of holders) {
    for (const [index, a] of held.entries()) {
      for (let other = index + 1; other < held.length; other++) {
        const pair = a * articles + (held[other] ?? 0);
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** Overlap of two articles, also when they share nothing. */
export function overlapBetween(a: ComparedArticle, b: ComparedArticle): Overlap {
  const ofA = shinglesOf(comparedWords(a));
  const ofB = shinglesOf(comparedWords(b));
  let shared = 0;
  for (const shingle of ofA) if (ofB.has(shingle)) shared++;
  return overlapOf(a.id, b.id, ofA.size, ofB.size, shared);
}

function overlapOf(a: string, b: string, sizeA: number, sizeB: number, shared: number): Overlap {
  const union = sizeA + sizeB - shared;
  return {
    a,
    b,
    shared,
    containmentInB: sizeA === 0 ? 0 : shared / sizeA,
    containmentInA: sizeB === 0 ? 0 : shared / sizeB,
    jaccard: union === 0 ? 0 : shared / union,
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
