import { sentencesOf } from "../claims/attribution-cues.ts";
import { contentStems, type Word } from "../claims/words.ts";
import type { TextSpan } from "../text/passage.ts";
import { type ComparedArticle, comparedWords, SHINGLE_WORDS } from "./shingles.ts";

/** What became of a stretch of text (METER): word for word, said otherwise, or found in one article only. */
export const REUSE_KINDS = ["verbatim", "rewritten", "new"] as const;
export type ReuseKind = (typeof REUSE_KINDS)[number];

/** A stretch of one article. Offsets are UTF-16 code units; segments of a side are in order and do not overlap. */
export interface ReuseSegment extends TextSpan {
  kind: ReuseKind;
  /** Where it stands in the other article; null when new. */
  counterpart: TextSpan | null;
}

/** Two articles side by side, with the share of each one's words per kind (0..1, together 1 unless wordless). */
export interface ReuseAlignment {
  a: { segments: ReuseSegment[]; shares: Record<ReuseKind, number> };
  b: { segments: ReuseSegment[]; shares: Record<ReuseKind, number> };
}

/** Share of a sentence's meaningful words found in one sentence of the other article that makes it a rewrite. */
const REWRITTEN = 0.5;
/** Fewer meaningful words in common than this happen by chance. */
const LEAST_COMMON_WORDS = 3;

/**
 * Aligns two articles: the longest runs of at least five equal words are verbatim (greedy string tiling, each word
 * used once); what remains of a sentence is rewritten when at least half of the sentence's meaningful words stand in
 * one sentence of the other article, and new otherwise.
 */
export function alignReuse(a: ComparedArticle, b: ComparedArticle): ReuseAlignment {
  const wordsA = comparedWords(a);
  const wordsB = comparedWords(b);
  const tiles = tilesOf(wordsA, wordsB);
  const flipped = tiles.map(({ a: left, b: right, length }) => ({ a: right, b: left, length }));
  return {
    a: sideOf(a.text, wordsA, b.text, wordsB, tiles),
    b: sideOf(b.text, wordsB, a.text, wordsA, flipped),
  };
}

/** A run of equal words: `length` words from `a` and from `b` (word indices). */
interface Tile {
  a: number;
  b: number;
  length: number;
}

function tilesOf(wordsA: readonly Word[], wordsB: readonly Word[]): Tile[] {
  const takenA = new Uint8Array(wordsA.length);
  const takenB = new Uint8Array(wordsB.length);
  const tiles: Tile[] = [];
  const open = matchesOf(wordsA, wordsB).toSorted((x, y) => y.length - x.length || x.a - y.a || x.b - y.b);
  const byLength = new Map<number, Tile[]>();
  for (const match of open) append(byLength, match.length, match);
  for (let length = open[0]?.length ?? 0; length >= SHINGLE_WORDS; length--) {
    for (const match of byLength.get(length) ?? []) {
      const free = freeRuns(match, takenA, takenB);
      for (const run of free) {
        if (run.length === length) {
          takenA.fill(1, run.a, run.a + run.length);
          takenB.fill(1, run.b, run.b + run.length);
          tiles.push(run);
        } else if (run.length >= SHINGLE_WORDS) {
          append(byLength, run.length, run);
        }
      }
    }
  }
  return tiles.toSorted((x, y) => x.a - y.a);
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Parts of a match that no tile has taken on either side. */
function freeRuns(match: Tile, takenA: Uint8Array, takenB: Uint8Array): Tile[] {
  const runs: Tile[] = [];
  let from = 0;
  for (let at = 0; at <= match.length; at++) {
    const blocked = at === match.length || takenA[match.a + at] === 1 || takenB[match.b + at] === 1;
    if (!blocked) continue;
    if (at > from) runs.push({ a: match.a + from, b: match.b + from, length: at - from });
    from = at + 1;
  }
  return runs;
}

/** All runs of at least five equal words that cannot be made longer. */
function matchesOf(wordsA: readonly Word[], wordsB: readonly Word[]): Tile[] {
  const places = new Map<string, number[]>();
  for (let at = 0; at + SHINGLE_WORDS <= wordsB.length; at++) {
    append(places, gram(wordsB, at), at);
  }
  const matches: Tile[] = [];
  for (let at = 0; at + SHINGLE_WORDS <= wordsA.length; at++) {
    for (const place of places.get(gram(wordsA, at)) ?? []) {
      if (at > 0 && place > 0 && wordsA[at - 1]?.key === wordsB[place - 1]?.key) continue;
      let length = SHINGLE_WORDS;
      while (at + length < wordsA.length && wordsA[at + length]?.key === wordsB[place + length]?.key)
        length++;
      matches.push({ a: at, b: place, length });
    }
  }
  return matches;
}

function gram(words: readonly Word[], at: number): string {
  let key = "";
  for (let index = at; index < at + SHINGLE_WORDS; index++) key += `${words[index]?.key ?? ""} `;
  return key;
}

function sideOf(
  text: string,
  words: readonly Word[],
  otherText: string,
  otherWords: readonly Word[],
  tiles: readonly Tile[],
): ReuseAlignment["a"] {
  const tileAt = new Map<number, Tile>();
  for (const tile of tiles) for (let at = 0; at < tile.length; at++) tileAt.set(tile.a + at, tile);
  const sentences = sentencesWithWords(text, words);
  const others = sentencesWithWords(otherText, otherWords);
  const kinds: { kind: ReuseKind; counterpart: TextSpan | null; tile: Tile | null }[] = [];
  for (const sentence of sentences) {
    const needsMatch = sentence.indices.some((index) => !tileAt.has(index));
    const counterpart = needsMatch ? rewriteOf(sentence.stems, others) : null;
    for (const index of sentence.indices) {
      const tile = tileAt.get(index) ?? null;
      kinds[index] = tile
        ? { kind: "verbatim", counterpart: spanOfWords(otherWords, tile.b, tile.length), tile }
        : { kind: counterpart ? "rewritten" : "new", counterpart, tile: null };
    }
  }
  return { segments: segmentsOf(words, kinds), shares: sharesOf(kinds) };
}

interface SentenceWords extends TextSpan {
  indices: number[];
  stems: Set<string>;
}

function sentencesWithWords(text: string, words: readonly Word[]): SentenceWords[] {
  let next = 0;
  return sentencesOf(text).map(({ start, end }) => {
    const indices: number[] = [];
    for (; next < words.length && (words[next]?.start ?? end) < end; next++) indices.push(next);
    const stems = new Set(contentStems(indices.flatMap((index) => words[index] ?? [])));
    return { start, end, indices, stems };
  });
}

function rewriteOf(stems: ReadonlySet<string>, others: readonly SentenceWords[]): TextSpan | null {
  let best: SentenceWords | null = null;
  let most = LEAST_COMMON_WORDS - 1;
  for (const other of others) {
    let common = 0;
    for (const stem of stems) if (other.stems.has(stem)) common++;
    if (common > most && common >= stems.size * REWRITTEN) {
      best = other;
      most = common;
    }
  }
  return best && { start: best.start, end: best.end };
}

function spanOfWords(words: readonly Word[], at: number, length: number): TextSpan {
  return { start: words[at]?.start ?? 0, end: words[at + length - 1]?.end ?? 0 };
}

type WordKind = { kind: ReuseKind; counterpart: TextSpan | null; tile: Tile | null };

function segmentsOf(words: readonly Word[], kinds: readonly WordKind[]): ReuseSegment[] {
  const segments: ReuseSegment[] = [];
  let last: WordKind | null = null;
  for (const [index, word] of words.entries()) {
    const one = kinds[index];
    if (!one) continue;
    const current = segments.at(-1);
    if (
      current &&
      last?.kind === one.kind &&
      last.tile === one.tile &&
      sameSpan(last.counterpart, one.counterpart)
    )
      current.end = word.end;
    else segments.push({ start: word.start, end: word.end, kind: one.kind, counterpart: one.counterpart });
    last = one;
  }
  return segments;
}

function sameSpan(a: TextSpan | null, b: TextSpan | null): boolean {
  return a === b || (a !== null && b !== null && a.start === b.start && a.end === b.end);
}

function sharesOf(kinds: readonly WordKind[]): Record<ReuseKind, number> {
  const share = (kind: ReuseKind): number =>
    kinds.length === 0 ? 0 : kinds.filter((one) => one.kind === kind).length / kinds.length;
  return { verbatim: share("verbatim"), rewritten: share("rewritten"), new: share("new") };
}
