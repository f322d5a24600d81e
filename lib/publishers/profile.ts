import type { Tag } from "../annotations/tags.ts";
import type { DerivationLevel } from "../claims/vocabulary.ts";
import type { Level } from "../corroboration/rubric.ts";
import type { TextSpan } from "../text/passage.ts";
import { betaQuantile } from "./beta.ts";
import { addCompositions, type Composition, compositionOf } from "./composition.ts";

/** Below this number of cases a share says more about chance than about a publisher, and is not shown. */
export const MINIMUM_CASES = 5;
/** Probability that the interval of a share is to hold. */
const CREDIBILITY = 0.95;

/** An article of a publisher, with what reviewers settled about it. */
export interface ProfiledArticle {
  id: string;
  /** ISO date or date and time; null = unknown, and then outside every date window. */
  publishedAt: string | null;
  /** Length of its text in UTF-16 code units. */
  length: number;
  passages: readonly (TextSpan & { tag: Tag })[];
  /** How it was derived by the human decision; null = nobody has decided. */
  derivation: DerivationLevel | null;
  mentions: readonly ProfiledMention[];
}

/** A claim that the article asserts. */
export interface ProfiledMention {
  claimId: string;
  /** null = the text names nobody. */
  originId: string | null;
  anonymous: boolean;
  /** Independent origins behind the claim in the whole project. */
  claimOrigins: number;
  /** The settled level of the claim; null = none yet. */
  level: Level | null;
}

/** `from` and `to` are ISO dates, both included; null = open. */
export interface DateWindow {
  from: string | null;
  to: string | null;
}

/** A share with its sample and a 95 % interval; `share` and `interval` are null below the minimum of evidence. */
export interface Share {
  count: number;
  of: number;
  share: number | null;
  /** Equal-tailed interval of Beta(count + 1, of − count + 1). */
  interval: [number, number] | null;
}

/** The computed record of a publisher. Reviewers' assessments stand beside it and are not part of it. */
export interface PublisherProfile {
  window: DateWindow;
  articles: number;
  /** Articles left out because their date is unknown or outside the window. */
  excluded: number;
  /** First and last publication within the window; null without any date. */
  span: { first: string; last: string } | null;
  /** null below the minimum number of articles. */
  composition: Composition | null;
  attribution: { anonymous: Share; unattributed: Share; singleOrigin: Share };
  derivation: Record<DerivationLevel, Share> & { undecided: number };
  /** Each claim once, however often the publisher repeats it. */
  claims: {
    corroborated: Share;
    contested: Share;
    contradicted: Share;
    notAssessable: number;
    undecided: number;
  };
}

const NO_WINDOW: DateWindow = { from: null, to: null };

/** The profile of one publisher over a date window (default: all articles, dated or not). */
export function profileOf(all: readonly ProfiledArticle[], window: DateWindow = NO_WINDOW): PublisherProfile {
  const articles = all.filter((article) => isWithin(article.publishedAt, window));
  const mentions = articles.flatMap((article) => article.mentions);
  const dates = articles.flatMap((article) => article.publishedAt ?? []).toSorted();
  const [first] = dates;
  const last = dates.at(-1);
  return {
    window,
    articles: articles.length,
    excluded: all.length - articles.length,
    span: first !== undefined && last !== undefined ? { first, last } : null,
    composition:
      articles.length < MINIMUM_CASES
        ? null
        : addCompositions(articles.map((article) => compositionOf(article.length, article.passages))),
    attribution: {
      anonymous: shareOf(mentions.filter((one) => one.anonymous).length, mentions.length),
      unattributed: shareOf(mentions.filter((one) => one.originId === null).length, mentions.length),
      singleOrigin: shareOf(mentions.filter((one) => one.claimOrigins <= 1).length, mentions.length),
    },
    derivation: derivationRecord(articles),
    claims: claimRecord(mentions),
  };
}

/** A share with its interval; nothing but the counts below the minimum of evidence. */
export function shareOf(count: number, of: number): Share {
  if (!(count >= 0 && count <= of)) throw new RangeError(`${count} of ${of} is no share.`);
  if (of < MINIMUM_CASES) return { count, of, share: null, interval: null };
  return { count, of, share: count / of, interval: betaInterval(count, of - count) };
}

/** Equal-tailed 95 % interval for a share after `hits` and `misses`, from a uniform prior. */
export function betaInterval(hits: number, misses: number): [number, number] {
  const tail = (1 - CREDIBILITY) / 2;
  return [betaQuantile(tail, hits + 1, misses + 1), betaQuantile(1 - tail, hits + 1, misses + 1)];
}

/** Dates compare as text: an ISO date that is a prefix of a moment means that day. */
function isWithin(publishedAt: string | null, { from, to }: DateWindow): boolean {
  if (from === null && to === null) return true;
  if (publishedAt === null) return false;
  const day = publishedAt.slice(0, 10);
  return (from === null || day >= from.slice(0, 10)) && (to === null || day <= to.slice(0, 10));
}

function derivationRecord(articles: readonly ProfiledArticle[]): PublisherProfile["derivation"] {
  const decided = articles.filter((article) => article.derivation !== null);
  const share = (level: DerivationLevel): Share =>
    shareOf(decided.filter((article) => article.derivation === level).length, decided.length);
  return {
    "wholly-derived": share("wholly-derived"),
    "partially-derived": share("partially-derived"),
    "non-derived": share("non-derived"),
    undecided: articles.length - decided.length,
  };
}

function claimRecord(mentions: readonly ProfiledMention[]): PublisherProfile["claims"] {
  const levels = [...new Map(mentions.map((one) => [one.claimId, one.level])).values()];
  // A claim that rests on one origin is neither borne out nor refuted: it counts in the sample, on no side.
  const assessed = levels.filter((level): level is Level => level !== null && level > 0);
  const share = (wanted: readonly Level[]): Share =>
    shareOf(assessed.filter((level) => wanted.includes(level)).length, assessed.length);
  return {
    corroborated: share([4, 5]),
    contested: share([2]),
    contradicted: share([1]),
    notAssessable: levels.filter((level) => level === 0).length,
    undecided: levels.filter((level) => level === null).length,
  };
}
