import { findHedgeCues } from "./hedging.ts";
import { findQuantities, type FoundQuantity, kindOfStem } from "./quantity-finding.ts";
import { intervalOf, intervalsOverlap } from "./quantity.ts";
import { isLikelyMisspelling } from "./spelling.ts";
import { contentStems, isStopWord, wordsOf } from "./words.ts";

/** What a claim and a statement may be to each other; a suggestion. */
export const MATCH_KINDS = ["same-claim", "same-question", "related"] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** One existing claim, measured against a new statement. */
export interface ClaimMatch {
  claimId: string;
  /** 0..1: words and, where either side has numbers, numbers. */
  score: number;
  kind: MatchKind;
  /** Weighted share of words in common, 0..1. */
  wordScore: number;
  /** Share of numbers that agree, 0..1; null when neither side has any. */
  quantityScore: number | null;
  /** Words in common, the rarest first. */
  sharedWords: string[];
  /** Words taken for misspellings of each other: [in the statement, in the claim]. */
  nearSpellings: [string, string][];
  reasons: string[];
}

/** Claims prepared once for many look-ups. */
export interface ClaimIndex {
  entries: readonly { id: string; features: Features }[];
  /** How much a stem tells: 1 + ln((N + 1) / (df + 1)). */
  weightOf: (stem: string) => number;
}

interface Features {
  stems: ReadonlySet<string>;
  quantities: readonly FoundQuantity[];
  negated: boolean;
}

/** Share of the score that numbers decide when either side has any (own convention). */
const QUANTITY_SHARE = 0.3;
/** Credit for a word that is only nearly the same. */
const MISSPELLING_CREDIT = 0.8;
const SAME_CLAIM = 0.6;
const SAME_QUESTION = 0.45;

/** Prepares claims for matching; rare words will weigh more than words that many claims share. */
export function indexClaims(claims: readonly { id: string; text: string }[]): ClaimIndex {
  const entries = claims.map(({ id, text }) => ({ id, features: featuresOf(text) }));
  const frequency = new Map<string, number>();
  for (const { features } of entries) {
    for (const stem of features.stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const weightOf = (stem: string): number =>
    1 + Math.log((entries.length + 1) / ((frequency.get(stem) ?? 0) + 1));
  return { entries, weightOf };
}

/** Existing claims most like `statement`, best first; equal scores in order of id. Nothing in common is left out. */
export function matchClaims(statement: string, index: ClaimIndex, limit = 10): ClaimMatch[] {
  const features = featuresOf(statement);
  return index.entries
    .map(({ id, features: claim }) => compare(id, features, claim, index.weightOf))
    .filter((match) => match.score > 0)
    .toSorted((a, b) => b.score - a.score || (a.claimId < b.claimId ? -1 : 1))
    .slice(0, limit);
}

/** Most words of a statement that are looked up. */
const LONGEST_QUERY = 40;

/** Words by which a full-text index finds claims that may match: stems, and words as they are written. */
export function searchWordsOf(statement: string): string[] {
  const words = wordsOf(statement);
  const written = words.filter(({ key }) => !isStopWord(key)).map(({ text }) => text.toLowerCase());
  return [...new Set([...contentStems(words), ...written])].filter(Boolean).slice(0, LONGEST_QUERY);
}

/** These belong to the number that follows, not to the sentence. */
const ROUNDING_WORDS = new Set(["some", "around", "approximately", "nearly", "almost", "roughly"]);

function featuresOf(text: string): Features {
  const quantities = findQuantities(text);
  // Numbers are compared as quantities; as words they would count twice.
  const words = wordsOf(text).filter((word) => !/^[0-9]/u.test(word.text));
  return {
    stems: new Set(
      contentStems(words)
        .filter((stem) => !ROUNDING_WORDS.has(stem))
        .map((stem) => kindOfStem(stem) ?? stem),
    ),
    quantities,
    negated: findHedgeCues(text).filter((cue) => cue.kind === "negation").length % 2 === 1,
  };
}

function compare(claimId: string, a: Features, b: Features, weightOf: (stem: string) => number): ClaimMatch {
  const sharedWords = [...a.stems]
    .filter((stem) => b.stems.has(stem))
    .toSorted((x, y) => weightOf(y) - weightOf(x) || (x < y ? -1 : 1));
  const nearSpellings = spellings(a, b);
  const total = sum(a.stems, weightOf) + sum(b.stems, weightOf);
  const near = nearSpellings.reduce(
    (credit, [x, y]) => credit + MISSPELLING_CREDIT * (weightOf(x) + weightOf(y)),
    0,
  );
  const wordScore = total === 0 ? 0 : (2 * sum(sharedWords, weightOf) + near) / total;
  const agreement = quantityAgreement(a.quantities, b.quantities);
  const score =
    agreement === null ? wordScore : wordScore * (1 - QUANTITY_SHARE + QUANTITY_SHARE * agreement.score);
  const kind = kindOf(wordScore, agreement?.conflict ?? false, a.negated !== b.negated);
  return {
    claimId,
    score,
    kind,
    wordScore,
    quantityScore: agreement?.score ?? null,
    sharedWords,
    nearSpellings,
    reasons: [
      ...(sharedWords.length > 0 ? [`in common: ${sharedWords.slice(0, 6).join(", ")}`] : []),
      ...nearSpellings.map(([x, y]) => `“${x}” taken for a spelling of “${y}”`),
      ...(agreement?.reasons ?? []),
      ...(a.negated === b.negated ? [] : ["one is negated, the other not"]),
    ],
  };
}

/** Two claims are the same only when nothing can make one true and the other false (Full Fact's rule). */
function kindOf(wordScore: number, conflict: boolean, oppositePolarity: boolean): MatchKind {
  if (wordScore >= SAME_CLAIM && !conflict && !oppositePolarity) return "same-claim";
  return wordScore >= SAME_QUESTION ? "same-question" : "related";
}

function sum(stems: Iterable<string>, weightOf: (stem: string) => number): number {
  let total = 0;
  for (const stem of stems) total += weightOf(stem);
  return total;
}

function spellings(a: Features, b: Features): [string, string][] {
  const free = new Set([...b.stems].filter((stem) => !a.stems.has(stem)));
  const pairs: [string, string][] = [];
  for (const stem of a.stems) {
    if (b.stems.has(stem)) continue;
    const near = [...free].filter((other) => isLikelyMisspelling(stem, other)).toSorted()[0];
    if (near === undefined) continue;
    free.delete(near);
    pairs.push([stem, near]);
  }
  return pairs;
}

interface Agreement {
  score: number;
  conflict: boolean;
  reasons: string[];
}

/** How far the numbers of two statements agree; each is held against the best of the same kind on the other side. */
function quantityAgreement(a: readonly FoundQuantity[], b: readonly FoundQuantity[]): Agreement | null {
  const most = Math.max(a.length, b.length);
  if (most === 0) return null;
  if (a.length === 0 || b.length === 0)
    return { score: 0.5, conflict: false, reasons: ["only one states a number"] };
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  const free = [...more];
  let agreeing = 0;
  let conflict = false;
  const reasons: string[] = [];
  for (const quantity of fewer) {
    const alike = free.filter(
      (other) =>
        other.unit === quantity.unit &&
        other.per === quantity.per &&
        (other.kind === quantity.kind || other.kind === "" || quantity.kind === ""),
    );
    const partner =
      alike.find((other) => intervalsOverlap(intervalOf(quantity), intervalOf(other))) ?? alike[0];
    if (!partner) continue;
    free.splice(free.indexOf(partner), 1);
    const agrees = intervalsOverlap(intervalOf(quantity), intervalOf(partner));
    if (agrees) agreeing++;
    else conflict = true;
    reasons.push(`${quantity.raw} and ${partner.raw} ${agrees ? "agree" : "differ"}`);
  }
  return { score: agreeing / most, conflict, reasons };
}
