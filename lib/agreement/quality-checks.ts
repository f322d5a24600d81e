import type { Tag } from "../annotations/tags.ts";
import type { Level } from "../corroboration/rubric.ts";
import type { TextSpan } from "../text/passage.ts";
import { NONE } from "./characters.ts";
import { proportion, type Proportion } from "./proportion.ts";

/** An article with gold passages or repeated stretches, as its readers left it. Offsets are UTF-16 code units. */
export interface CheckedText {
  id: string;
  readers: readonly string[];
  annotations: readonly (TextSpan & { reviewer: string; tag: Tag })[];
  /** What is expected; `tag` null where nothing is to be marked. */
  gold: readonly (TextSpan & { tag: Tag | null })[];
  /** Stretches whose words stand in other articles too; equal keys mean equal words. */
  repeats: readonly (TextSpan & { key: string })[];
}

export interface CheckedClaim {
  gold: Level;
  judgments: readonly { reviewer: string; level: Level }[];
}

/** One reviewer against gold and against themselves. */
export interface QualityCheck {
  reviewer: string;
  passages: Proportion;
  levels: Proportion;
  /** Share of stretches that they read the same way when they met the same words again. */
  self: Proportion;
}

/**
 * What a reader says of a stretch: the tag that covers at least half of it, else "none". Boundaries have a measure of
 * their own, so they do not decide here.
 */
export function readingOf(
  { annotations }: Pick<CheckedText, "annotations">,
  reviewer: string,
  { start, end }: TextSpan,
): Tag | typeof NONE {
  const covered = new Map<Tag, number>();
  for (const each of annotations) {
    if (each.reviewer !== reviewer) continue;
    const shared = Math.min(end, each.end) - Math.max(start, each.start);
    if (shared > 0) covered.set(each.tag, (covered.get(each.tag) ?? 0) + shared);
  }
  const [most] = [...covered].toSorted(([, a], [, b]) => b - a);
  return most && most[1] * 2 >= end - start ? most[0] : NONE;
}

/** Every reviewer who met gold or the same words twice, in the order of their ids. */
export function qualityChecks(
  texts: readonly CheckedText[],
  claims: readonly CheckedClaim[],
): QualityCheck[] {
  const tallies = new Map<string, Record<"passages" | "levels" | "self", Tally>>();
  const of = (reviewer: string) => {
    const known = tallies.get(reviewer) ?? { passages: new Tally(), levels: new Tally(), self: new Tally() };
    tallies.set(reviewer, known);
    return known;
  };
  const met = new Map<string, string>();
  for (const text of texts.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    for (const reviewer of text.readers) {
      for (const { tag, ...span } of text.gold)
        of(reviewer).passages.add(readingOf(text, reviewer, span) === (tag ?? NONE));
      for (const { key, ...span } of text.repeats) {
        const reading = readingOf(text, reviewer, span);
        const before = met.get(`${reviewer} ${key}`);
        if (before !== undefined) of(reviewer).self.add(before === reading);
        met.set(`${reviewer} ${key}`, reading);
      }
    }
  for (const { gold, judgments } of claims)
    for (const { reviewer, level } of judgments) of(reviewer).levels.add(level === gold);
  return [...tallies]
    .map(([reviewer, { passages, levels, self }]) => ({
      ...{ reviewer, passages: passages.share(), levels: levels.share(), self: self.share() },
    }))
    .toSorted((a, b) => (a.reviewer < b.reviewer ? -1 : 1));
}

class Tally {
  #hits = 0;
  #of = 0;

  add(hit: boolean): void {
    this.#of++;
    if (hit) this.#hits++;
  }

  share(): Proportion {
    return proportion(this.#hits, this.#of);
  }
}

/** UTF-16 code units that a paragraph must have to count as the same words: shorter ones repeat by chance. */
const SHORTEST_REPEAT = 40;

/**
 * Paragraphs that stand in more than one of the articles, by article; white space at the edges does not count. Told
 * by their words alone: nothing in an article says that it repeats another.
 */
export function repeatedParagraphs(
  texts: readonly { id: string; paragraphs: readonly (TextSpan & { words: string })[] }[],
): Map<string, (TextSpan & { key: string })[]> {
  const articlesOf = new Map<string, Set<string>>();
  const usable = texts.map(({ id, paragraphs }) => ({
    id,
    paragraphs: paragraphs.filter(({ words }) => words.trim().length >= SHORTEST_REPEAT),
  }));
  for (const { id, paragraphs } of usable)
    for (const { words } of paragraphs)
      articlesOf.set(words.trim(), (articlesOf.get(words.trim()) ?? new Set()).add(id));
  return new Map(
    usable.map(({ id, paragraphs }) => [
      id,
      paragraphs
        .filter(({ words }) => (articlesOf.get(words.trim())?.size ?? 0) > 1)
        .map(({ start, end, words }) => ({ start, end, key: words.trim() })),
    ]),
  );
}
