import type { DerivationLevel } from "../claims/vocabulary.ts";
import { counted } from "./headline.ts";
import { percent } from "./independence.ts";
import { alignReuse, type ReuseAlignment } from "./reuse.ts";
import { type QuoteOrder, sharedErrors, sharedQuotes, type SharedError } from "./shared-traces.ts";
import { type ComparedArticle, type Overlap, overlapBetween } from "./shingles.ts";

/** From this share of reused text on an article is wholly derived; from the lower one on, partially. */
export const WHOLLY_DERIVED = 0.75;
export const PARTIALLY_DERIVED = 0.15;
/** Two newsrooms may well report the same rival figure; with this much text in common it tells of copying. */
const TELLING_WITH_TEXT = 0.03;
/** So many quotations in the same order are no accident. */
const TELLING_QUOTES = 3;

/** Everything measured about two articles, and what it suggests. The human decision is recorded beside it. */
export interface DerivationMeasurement {
  overlap: Overlap;
  alignment: ReuseAlignment;
  quotes: QuoteOrder;
  errors: SharedError[];
  suggestion: DerivationSuggestion;
}

export interface DerivationSuggestion {
  level: DerivationLevel;
  /** The article that seems to be taken from the other; null = the texts do not tell. */
  derivedId: string | null;
  /** Suggested t of the ledger, 0..1: the share of the derived article that is contained in the other. */
  degree: number;
  reasons: string[];
}

/** An article with the moment it was published, if known (anything Date.parse reads). */
export interface DatedArticle extends ComparedArticle {
  publishedAt?: string | null;
}

/**
 * Measures two articles against each other; `all` are the articles of the project, against which rare errors show.
 * The later one counts as derived; without dates, the one that is contained more fully in the other.
 */
export function measureDerivation(
  a: DatedArticle,
  b: DatedArticle,
  all: readonly ComparedArticle[],
): DerivationMeasurement {
  const overlap = overlapBetween(a, b);
  const alignment = alignReuse(a, b);
  const quotes = sharedQuotes(a, b);
  const errors = sharedErrors(a, b, all);
  return {
    overlap,
    alignment,
    quotes,
    errors,
    suggestion: suggestDerivation(a, b, { overlap, alignment, quotes, errors }),
  };
}

/** The level that measurements suggest, with the reasons in words. */
export function suggestDerivation(
  a: DatedArticle,
  b: DatedArticle,
  { overlap, alignment, quotes, errors }: Omit<DerivationMeasurement, "suggestion">,
): DerivationSuggestion {
  const { derivedId, why } = derivedOf(a, b, overlap);
  const containment =
    derivedId === null
      ? Math.max(overlap.containmentInA, overlap.containmentInB)
      : derivedId === a.id
        ? overlap.containmentInB
        : overlap.containmentInA;
  const sideShares = [alignment.a.shares, alignment.b.shares];
  const shares = (
    derivedId === a.id ? sideShares.slice(0, 1) : derivedId === b.id ? sideShares.slice(1) : sideShares
  ).map(({ verbatim, rewritten }) => verbatim + rewritten);
  const reused = Math.max(...shares);
  const telling = errors.filter(({ kind }) => kind === "spelling" || containment >= TELLING_WITH_TEXT);
  const traces = telling.length > 0 || quotes.inSameOrder >= TELLING_QUOTES;
  const wholly =
    containment >= WHOLLY_DERIVED || (reused >= WHOLLY_DERIVED && containment >= PARTIALLY_DERIVED);
  const partially = containment >= PARTIALLY_DERIVED || traces;
  const level: DerivationLevel = wholly ? "wholly-derived" : partially ? "partially-derived" : "non-derived";
  return {
    level,
    derivedId: level === "non-derived" ? null : derivedId,
    degree: containment,
    reasons: [
      `${percent(containment)} of its five-word runs stand in the other article`,
      `${percent(reused)} of its words are taken over or rewritten`,
      ...(quotes.shared.length > 0
        ? [`${counted(quotes.shared.length, "quotation")} in common, ${quotes.inSameOrder} in the same order`]
        : []),
      ...errors.map(({ kind, found, usual }) =>
        kind === "spelling"
          ? `both spell “${found}” where others have “${usual}”`
          : `both give ${found} where others give ${usual}`,
      ),
      ...(level === "non-derived" ? [] : [why]),
    ],
  };
}

function derivedOf(
  a: DatedArticle,
  b: DatedArticle,
  overlap: Overlap,
): { derivedId: string | null; why: string } {
  const [timeA, timeB] = [a, b].map((one) => (one.publishedAt ? Date.parse(one.publishedAt) : Number.NaN));
  if (timeA !== undefined && timeB !== undefined && Math.abs(timeA - timeB) > 0) {
    return { derivedId: timeA > timeB ? a.id : b.id, why: "it was published later" };
  }
  const lead = overlap.containmentInB - overlap.containmentInA;
  // A copy often carries more around it, so that only a clear lead tells a direction.
  if (Math.abs(lead) < 0.2) return { derivedId: null, why: "nothing tells which was first" };
  return {
    derivedId: lead > 0 ? a.id : b.id,
    why: "without dates, the one more fully contained in the other",
  };
}
