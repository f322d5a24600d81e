import { findQuantities, type FoundQuantity } from "../claims/quantity-finding.ts";
import { isLikelyMisspelling } from "../claims/spelling.ts";
import { type Word, wordsOf } from "../claims/words.ts";
import type { TextSpan } from "../text/passage.ts";
import { type ComparedArticle, comparedWords } from "./shingles.ts";

/** A quotation that two articles share, with its place in each. */
export interface SharedQuote {
  text: string;
  inA: TextSpan;
  inB: TextSpan;
}

/** Quotations in common, and how many of them follow in the same order. */
export interface QuoteOrder {
  shared: SharedQuote[];
  inSameOrder: number;
}

/** A name spelled, or a figure given, as only these two articles do: what copying leaves behind. */
export interface SharedError {
  kind: "spelling" | "figure";
  /** What both say, and what the others say. */
  found: string;
  usual: string;
  inA: TextSpan[];
  inB: TextSpan[];
}

/** Shorter quotations are stock phrases. */
const LEAST_QUOTE_WORDS = 3;
/** Jaccard share of words from which two quotations are the same. */
const SAME_QUOTE = 0.8;
/** At least so many other articles must give the usual spelling or figure. */
const LEAST_WITNESSES = 2;

/** Direct quotations that two articles share. Each is matched once, in order of the first article. */
export function sharedQuotes(a: ComparedArticle, b: ComparedArticle): QuoteOrder {
  const free = quotesOf(b.text);
  const matched: { quote: SharedQuote; place: number }[] = [];
  for (const quote of quotesOf(a.text)) {
    const partner = free.find((other) => !other.taken && alike(quote.words, other.words));
    if (!partner) continue;
    partner.taken = true;
    matched.push({
      quote: { text: quote.text, inA: quote.span, inB: partner.span },
      place: partner.span.start,
    });
  }
  return {
    shared: matched.map((one) => one.quote),
    inSameOrder: longestRise(matched.map((one) => one.place)),
  };
}

interface Quote {
  text: string;
  span: TextSpan;
  words: ReadonlySet<string>;
  taken: boolean;
}

function quotesOf(text: string): Quote[] {
  return Array.from(text.matchAll(/“([^“”]+)”|"([^"\n]+)"/gu), (match) => {
    const inner = match[1] ?? match[2] ?? "";
    const words = wordsOf(inner);
    const span = { start: match.index, end: match.index + match[0].length };
    return { text: inner, span, words: new Set(words.map((word) => word.key)), taken: false };
  }).filter((quote) => quote.words.size >= LEAST_QUOTE_WORDS);
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / (a.size + b.size - common) >= SAME_QUOTE;
}

/** Length of the longest rising subsequence. */
export function longestRise(places: readonly number[]): number {
  const ends: number[] = [];
  for (const place of places) {
    const at = ends.findIndex((end) => end >= place);
    ends[at === -1 ? ends.length : at] = place;
  }
  return ends.length;
}

/**
 * Names and figures that only these two articles of a set give in this way, while at least two others agree on
 * another. The rarer the error, the surer the copying (Dong et al.: shared false values are what betrays it).
 */
export function sharedErrors(
  a: ComparedArticle,
  b: ComparedArticle,
  all: readonly ComparedArticle[],
): SharedError[] {
  const others = all.filter((one) => one.id !== a.id && one.id !== b.id);
  return [...sharedMisspellings(a, b, others), ...sharedFigures(a, b, others)];
}

function sharedMisspellings(
  a: ComparedArticle,
  b: ComparedArticle,
  others: readonly ComparedArticle[],
): SharedError[] {
  const namesA = namesOf(a);
  const namesB = namesOf(b);
  const counts = new Map<string, number>();
  for (const other of others)
    for (const name of namesOf(other).keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...namesA.keys()].toSorted().flatMap((name): SharedError[] => {
    const places = namesB.get(name);
    if (!places || counts.has(name)) return [];
    const usual = [...counts]
      .filter(([other, count]) => count >= LEAST_WITNESSES && isMisspelt(name, other))
      .toSorted(([x, m], [y, n]) => n - m || (x < y ? -1 : 1))[0]?.[0];
    if (usual === undefined) return [];
    return [
      {
        kind: "spelling",
        found: name,
        usual,
        inA: (namesA.get(name) ?? []).map(spanOf),
        inB: places.map(spanOf),
      },
    ];
  });
}

/** "Koreans" and "Russian" are forms of a name, not misspellings of it. */
function isMisspelt(name: string, usual: string): boolean {
  return !name.startsWith(usual) && !usual.startsWith(name) && isLikelyMisspelling(name, usual);
}

function namesOf(article: ComparedArticle): Map<string, Word[]> {
  const names = new Map<string, Word[]>();
  for (const word of comparedWords(article)) {
    if (!/^\p{Lu}\p{L}+/u.test(word.text)) continue;
    names.set(word.key, [...(names.get(word.key) ?? []), word]);
  }
  return names;
}

function sharedFigures(
  a: ComparedArticle,
  b: ComparedArticle,
  others: readonly ComparedArticle[],
): SharedError[] {
  const elsewhere = others.map((other) => figuresOf(other));
  const ofB = figuresOf(b);
  return [...figuresOf(a)].flatMap(([figure, inA]): SharedError[] => {
    const inB = ofB.get(figure);
    const first = inA[0];
    if (!inB || !first || elsewhere.some((figures) => figures.has(figure))) return [];
    const usual = mostCommon(
      elsewhere.flatMap((figures) => [
        ...new Set(
          [...figures.values()]
            .flat()
            .filter((one) => countsAlike(one, first))
            .map((one) => one.value),
        ),
      ]),
    );
    if (usual === null) return [];
    const label = `${first.value.toLocaleString("en")} ${first.kind}`;
    return [
      {
        kind: "figure",
        found: label,
        usual: `${usual.toLocaleString("en")} ${first.kind}`,
        inA: inA.map(spanOf),
        inB: inB.map(spanOf),
      },
    ];
  });
}

function figuresOf(article: ComparedArticle): Map<string, FoundQuantity[]> {
  const figures = new Map<string, FoundQuantity[]>();
  for (const one of findQuantities(article.text)) {
    if (one.kind === "" || one.approximator === "order-of-magnitude") continue;
    const key = JSON.stringify([one.value, one.kind, one.filter, one.unit, one.per]);
    figures.set(key, [...(figures.get(key) ?? []), one]);
  }
  return figures;
}

function countsAlike(a: FoundQuantity, b: FoundQuantity): boolean {
  return a.kind === b.kind && a.filter === b.filter && a.unit === b.unit && a.per === b.per;
}

/** The value that most others give, if at least two do. */
function mostCommon(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].toSorted(([x, m], [y, n]) => n - m || x - y);
  return best && best[1] >= LEAST_WITNESSES ? best[0] : null;
}

function spanOf({ start, end }: TextSpan): TextSpan {
  return { start, end };
}
