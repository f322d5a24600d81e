import { alignAnnotations, unionSpan, type ReviewerAnnotation } from "../adjudication/align.ts";
import { TAGS, type Tag } from "../annotations/tags.ts";
import { RELIABILITY_GRADES, STANCES, type ReliabilityGrade, type Stance } from "../claims/vocabulary.ts";
import type { Level } from "../corroboration/rubric.ts";
import { characterRatings, NONE } from "./characters.ts";
import type { Coefficient } from "./coefficients.ts";
import { levelRatings } from "./levels.ts";
import { codeAt, MISSING, ratingsFrom, type Ratings } from "./ratings.ts";
import type { CheckedClaim, CheckedText } from "./quality-checks.ts";
import type { ReviewedText } from "./reviewed-text.ts";

/** What agreement is told of, each on its own: one high figure must not hide a low one. */
export const MEASURES = ["boundary", "tag", "level", "evidence"] as const;
export type Measure = (typeof MEASURES)[number];

/** The coefficient that stands for each. */
export const COEFFICIENT_OF = {
  boundary: "alpha-nominal",
  tag: "alpha-nominal",
  level: "alpha-ordinal",
  evidence: "alpha-nominal",
} as const satisfies Record<Measure, Coefficient>;

/** One text as its reviewers left it. Times are milliseconds since 1970, offsets UTF-16 code units. */
export interface AgreementText {
  /** The article's id. */
  id: string;
  length: number;
  readers: readonly string[];
  annotations: readonly (ReviewerAnnotation & { tag: Tag; at: number })[];
  breaks: readonly number[];
  /** Passages that were settled; `tag` null where nothing was kept. */
  settled: readonly { heard: readonly string[]; tag: Tag | null }[];
}

export interface AgreementClaim {
  id: string;
  judgments: readonly { reviewer: string; level: Level; blind: boolean; at: number }[];
  /** Reliability of the best origin that its reports name. */
  grade: ReliabilityGrade;
  /** Who linked which article (or page) as what. */
  links: readonly { target: string; reviewer: string; stance: Stance; at: number }[];
}

/** Everything that agreement is computed from; structured-clonable, so that a worker can be given it. */
export interface AgreementInput {
  texts: readonly AgreementText[];
  claims: readonly AgreementClaim[];
  /** Articles and claims that reviewers are checked on, also by one reader alone. */
  checked?: { texts: readonly CheckedText[]; claims: readonly CheckedClaim[] };
}

/** Ratings with the time of each: NaN where nobody rated. */
export interface Timed {
  ratings: Ratings;
  times: Float64Array;
}

/** The ratings behind one measure. */
export function timedRatings(input: AgreementInput, measure: Measure): Timed {
  switch (measure) {
    case "boundary":
      return markedCharacters(input.texts);
    case "tag":
      return alignedTags(input.texts);
    case "level":
      return judgedLevels(input.claims);
    case "evidence":
      return linkedEvidence(input.claims);
  }
}

/** The texts as the span measures take them. */
export function reviewedTexts(texts: readonly AgreementText[]): ReviewedText[] {
  return texts.map(({ id, length, readers, annotations, breaks }) => ({
    ...{ id, length, readers, breaks },
    annotations: annotations.map(({ reviewer, tag, start, end }) => ({ reviewer, tag, start, end })),
  }));
}

const MARKED = "marked";

/** Every character: marked or not, whatever the tag. */
function markedCharacters(texts: readonly AgreementText[]): Timed {
  const blank = reviewedTexts(texts).map((text) => ({
    ...text,
    annotations: text.annotations.map((span) => ({ ...span, tag: MARKED })),
  }));
  const ratings = characterRatings(blank, [MARKED]);
  const last = new Map<string, number>();
  for (const { id, annotations } of texts)
    for (const { reviewer, at } of annotations) {
      const key = `${id} ${reviewer}`;
      last.set(key, Math.max(at, last.get(key) ?? 0));
    }
  return timed(ratings, (unit, reviewer) => last.get(`${ratings.units[unit]?.id} ${reviewer}`));
}

/** Passages that two or more marked, aligned; the tag each of them gave. Boundaries do not matter here. */
function alignedTags(texts: readonly AgreementText[]): Timed {
  const reviewers = [...new Set(texts.flatMap(({ readers }) => readers))].toSorted();
  const places = texts.flatMap((text) =>
    alignAnnotations(text.annotations, text.readers)
      .filter(({ members }) => members.length > 1)
      .map(({ members }) => ({ id: text.id, members })),
  );
  const rows = places.map(({ id, members }) => ({
    id,
    values: reviewers.map((name) => members.find(({ reviewer }) => reviewer === name)?.tag ?? null),
  }));
  const ratings = ratingsFrom({ reviewers, categories: TAGS, rows });
  const units = places.map(({ id, members }) => ({ id, ...unionSpan(members) }));
  const madeAt = new Map(texts.flatMap((text) => text.annotations.map(({ id, at }) => [id, at] as const)));
  return timed({ ...ratings, units }, (unit, name) => {
    const member = places[unit]?.members.find(({ reviewer }) => reviewer === name);
    return member && madeAt.get(member.id);
  });
}

function judgedLevels(claims: readonly AgreementClaim[]): Timed {
  const judged = claims.filter(({ judgments }) => judgments.length > 0);
  return timed(
    levelRatings(judged).ratings,
    (unit, name) => judged[unit]?.judgments.find(({ reviewer }) => reviewer === name)?.at,
  );
}

/** Claim × article that anybody linked; whoever judged or linked at the claim and did not link it said "none". */
function linkedEvidence(claims: readonly AgreementClaim[]): Timed {
  const busy = claims.map((claim) => ({
    claim,
    active: new Set([...claim.links, ...claim.judgments].map(({ reviewer }) => reviewer)),
    targets: [...new Set(claim.links.map(({ target }) => target))].toSorted(),
  }));
  const reviewers = [...new Set(busy.flatMap(({ active }) => [...active]))].toSorted();
  const pairs = busy.flatMap(({ claim, active, targets }) =>
    targets.map((target) => ({ claim, active, target })),
  );
  const linkOf = ({ claim, target }: (typeof pairs)[number], name: string) =>
    claim.links.find((link) => link.target === target && link.reviewer === name);
  const rows = pairs.map((pair) => ({
    id: pair.claim.id,
    values: reviewers.map((name) => (pair.active.has(name) ? (linkOf(pair, name)?.stance ?? NONE) : null)),
  }));
  const ratings = ratingsFrom({ reviewers, categories: [NONE, ...STANCES], rows });
  return timed(ratings, (unit, name) => {
    const pair = pairs[unit];
    return (
      pair && (linkOf(pair, name)?.at ?? pair.claim.judgments.find((each) => each.reviewer === name)?.at)
    );
  });
}

function timed(ratings: Ratings, at: (unit: number, reviewer: string) => number | undefined): Timed {
  const times = new Float64Array(ratings.codes.length).fill(Number.NaN);
  ratings.units.forEach((_, unit) =>
    ratings.reviewers.forEach((reviewer, column) => {
      if (codeAt(ratings, unit, column) === MISSING) return;
      times[unit * ratings.reviewers.length + column] = at(unit, reviewer) ?? Number.NaN;
    }),
  );
  return { ratings, times };
}

/** The most reliable of several grades; F (cannot be told) only where there is no other. */
export function bestGrade(grades: readonly ReliabilityGrade[]): ReliabilityGrade {
  return RELIABILITY_GRADES.find((grade) => grades.includes(grade)) ?? "F";
}
