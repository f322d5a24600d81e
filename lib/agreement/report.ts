import { alignAnnotations } from "../adjudication/align.ts";
import { TAGS } from "../annotations/tags.ts";
import { alphaUStatistic } from "./alpha-u.ts";
import { krippendorffAlpha } from "./alpha.ts";
import { bootstrapSlices, type Interval } from "./bootstrap.ts";
import { boundaryStatistic } from "./boundaries.ts";
import {
  alphaPerCategory,
  drift,
  leaveOneOut,
  pairMatrix,
  pooledConfusion,
  type TimeWindow,
} from "./breakdown.ts";
import { percentAgreement } from "./chance.ts";
import { characterRatings, NONE } from "./characters.ts";
import { statisticFor, type Coefficient } from "./coefficients.ts";
import { dawidSkene } from "./dawid-skene.ts";
import { gammaOverTexts, type GammaOverTexts } from "./gamma-over-texts.ts";
import { againstGold, type Consistency } from "./gold.ts";
import { haloByBlindness, type Halo } from "./halo.ts";
import {
  COEFFICIENT_OF,
  MEASURES,
  reviewedTexts,
  timedRatings,
  type AgreementInput,
  type Measure,
  type Timed,
} from "./measures.ts";
import { DROP_REASONS, positionsUsed, type DropReason } from "./positions.ts";
import { qualityChecks, type QualityCheck } from "./quality-checks.ts";
import { seededRandom } from "./random.ts";
import { ratingsFrom, type Category, type Ratings } from "./ratings.ts";
import { readingsFrom } from "./readings.ts";
import type { Agreement } from "./result.ts";
import { spanF1Statistic } from "./span-f1.ts";
import { valueOf } from "./statistic.ts";

/** Resamples of every interval (Zapf et al. 2016), and the seed that makes them come out again. */
export const RESAMPLES = 1_000;
export const SEED = 20_161_116;
const WINDOWS = 6;

export interface MeasureReport {
  measure: Measure;
  coefficient: Coefficient;
  value: Agreement;
  interval: Interval;
  /** Share of agreeing pairs, without a correction for chance. */
  percent: Agreement;
  /** Units that count: characters, aligned passages, claims, or claim and article pairs. */
  used: number;
  dropped: Record<DropReason, number>;
  /** Ids, in the order of every list and matrix below. */
  reviewers: readonly string[];
  others: { name: OtherFigure; value: Agreement; texts?: Pick<GammaOverTexts, "used" | "of"> }[];
  pairs: (Agreement | null)[][];
  categories: readonly Category[];
  confusion: number[][];
  perCategory: { category: Category; alpha: Agreement }[];
  leaveOneOut: { reviewer: string; without: Agreement }[];
  drift: { window: TimeWindow; ratings: number; value: Agreement }[];
}

export const OTHER_FIGURES = [
  "gamma",
  "gamma-cat",
  "boundary-similarity",
  "f1-exact",
  "f1-partial",
  "alpha-u",
  "f1-strict",
  "f1-type",
  "alpha-characters",
  "fleiss",
  "gwet-ac1",
  "gwet-ac2-quadratic",
] as const;
export type OtherFigure = (typeof OTHER_FIGURES)[number];

export interface AgreementReport {
  measures: MeasureReport[];
  notAssessable: { count: number; of: number };
  halo: { blind: Halo; open: Halo };
  /** Every reviewer against what was settled: share of places where they had said the same. */
  againstSettled: Consistency[];
  /** Probability of being right by the model of Dawid and Skene; empty where there is nothing to learn from. */
  accuracies: { reviewer: string; accuracy: number }[];
  /** Against gold and against themselves; null where it is withheld. */
  checks: QualityCheck[] | null;
  texts: number;
  claims: number;
  resamples: number;
  seed: number;
}

export interface ReportProgress {
  done: number;
  total: number;
}

/** What gamma counts for in the progress: it takes about as long as the resamples of one measure. */
const GAMMA_SHARE = RESAMPLES;

/** Computes everything the agreement page shows. Yields after every slice of work; returns the report. */
export function* agreementReport(input: AgreementInput): Generator<ReportProgress, AgreementReport, void> {
  const total = MEASURES.length * RESAMPLES + GAMMA_SHARE;
  const gamma = yield* mapped(gammaOverTexts(reviewedTexts(input.texts), SEED), (step) => ({
    done: Math.round((step.done / step.total) * GAMMA_SHARE),
    total,
  }));
  const measures: MeasureReport[] = [];
  for (const [index, measure] of MEASURES.entries()) {
    const timed = timedRatings(input, measure);
    const coefficient = COEFFICIENT_OF[measure];
    const run = bootstrapSlices(statisticFor(timed.ratings, coefficient), {
      random: seededRandom(SEED + index),
      resamples: RESAMPLES,
    });
    let step = run.next();
    for (; step.done !== true; step = run.next())
      yield { done: GAMMA_SHARE + index * RESAMPLES + step.value.done, total };
    measures.push(measureReport(input, measure, timed, step.value, gamma));
    yield { done: GAMMA_SHARE + (index + 1) * RESAMPLES, total };
  }
  const levels = input.claims.flatMap(({ judgments }) => judgments.map(({ level }) => level));
  return {
    measures,
    notAssessable: { count: levels.filter((level) => level === 0).length, of: levels.length },
    halo: haloByBlindness(
      input.claims.flatMap(({ grade, judgments }) =>
        judgments.map(({ level, blind }) => ({ grade, level, blind })),
      ),
    ),
    ...modelled(input),
    checks: qualityChecks(input.checked?.texts ?? [], input.checked?.claims ?? []),
    ...{ texts: input.texts.length, claims: input.claims.length, resamples: RESAMPLES, seed: SEED },
  };
}

/** A run whose steps are told otherwise. */
function* mapped<Step, Result>(
  run: Generator<Step, Result, void>,
  told: (step: Step) => ReportProgress,
): Generator<ReportProgress, Result, void> {
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
    yield told(step.value);
  }
}

function measureReport(
  input: AgreementInput,
  measure: Measure,
  timed: Timed,
  interval: Interval,
  gamma: GammaOverTexts,
): MeasureReport {
  const { ratings } = timed;
  const coefficient = COEFFICIENT_OF[measure];
  const figure = (some: Ratings): Agreement => valueOf(statisticFor(some, coefficient));
  const positions = positionsUsed(ratings);
  const weightOf = (dropped: DropReason | null) =>
    positions.reduce((sum, position) => sum + (position.dropped === dropped ? position.weight : 0), 0);
  return {
    ...{ measure, coefficient, interval, value: figure(ratings), percent: percentAgreement(ratings) },
    used: weightOf(null),
    dropped: Object.fromEntries(DROP_REASONS.map((reason) => [reason, weightOf(reason)])) as Record<
      DropReason,
      number
    >,
    reviewers: ratings.reviewers,
    others: otherFigures(input, measure, ratings, gamma),
    pairs: pairMatrix(ratings, figure),
    categories: ratings.categories,
    confusion: pooledConfusion(ratings),
    perCategory: alphaPerCategory(ratings),
    leaveOneOut: leaveOneOut(ratings, figure),
    drift: driftOf(timed, figure),
  };
}

function otherFigures(
  input: AgreementInput,
  measure: Measure,
  ratings: Ratings,
  { gamma, onTags, used, of }: GammaOverTexts,
): MeasureReport["others"] {
  const texts = reviewedTexts(input.texts);
  switch (measure) {
    case "boundary":
      return [
        { name: "gamma", value: gamma, texts: { used, of } },
        { name: "alpha-u", value: valueOf(alphaUStatistic(texts, TAGS)) },
        { name: "boundary-similarity", value: valueOf(boundaryStatistic(texts)) },
        { name: "f1-exact", value: valueOf(spanF1Statistic(texts, "exact")) },
        { name: "f1-partial", value: valueOf(spanF1Statistic(texts, "partial")) },
      ];
    case "tag":
      return [
        { name: "gamma-cat", value: onTags, texts: { used, of } },
        { name: "alpha-characters", value: krippendorffAlpha(characterRatings(texts, TAGS), "nominal") },
        { name: "gwet-ac1", value: valueOf(statisticFor(ratings, "gwet-ac1")) },
        { name: "f1-strict", value: valueOf(spanF1Statistic(texts, "strict")) },
        { name: "f1-type", value: valueOf(spanF1Statistic(texts, "type")) },
      ];
    case "level":
      return [
        { name: "gwet-ac2-quadratic", value: valueOf(statisticFor(ratings, "gwet-ac2-quadratic")) },
        { name: "fleiss", value: valueOf(statisticFor(ratings, "fleiss")) },
      ];
    case "evidence":
      return [
        { name: "gwet-ac1", value: valueOf(statisticFor(ratings, "gwet-ac1")) },
        { name: "fleiss", value: valueOf(statisticFor(ratings, "fleiss")) },
      ];
  }
}

/** Equal windows from the first unit to the last; a unit stands where its last rating was made. */
function driftOf({ ratings, times }: Timed, figure: (some: Ratings) => Agreement): MeasureReport["drift"] {
  const perUnit = ratings.reviewers.length;
  const finished = ratings.units.map((_, unit) =>
    times
      .subarray(unit * perUnit, (unit + 1) * perUnit)
      .reduce((latest, time) => (time > latest ? time : latest), -Infinity),
  );
  let first = Infinity;
  let last = -Infinity;
  for (const time of finished) {
    if (time === -Infinity) continue;
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  if (first > last) return [];
  const count = last === first ? 1 : WINDOWS;
  const length = (last + 1 - first) / count;
  const windows = Array.from({ length: count }, (_, index) => {
    const start = first + index * length;
    return { label: String(index + 1), start, end: index + 1 === count ? last + 1 : start + length };
  });
  return drift(ratings, windows, (unit) => finished[unit] ?? null, figure);
}

/** Reviewers against the settled layer and against each other, on all aligned passages with "none" for silence. */
function modelled({ texts }: AgreementInput): Pick<AgreementReport, "againstSettled" | "accuracies"> {
  const reviewers = [...new Set(texts.flatMap(({ readers }) => readers))].toSorted();
  const gold: (Category | null)[] = [];
  const rows = texts.flatMap((text) =>
    alignAnnotations(text.annotations, text.readers).map(({ key: id, members, silent }) => {
      const decision = text.settled.find(({ heard }) => members.some((member) => heard.includes(member.id)));
      gold.push(decision ? (decision.tag ?? NONE) : null);
      const values = reviewers.map(
        (name) =>
          members.find(({ reviewer }) => reviewer === name)?.tag ?? (silent.includes(name) ? NONE : null),
      );
      return { id, values };
    }),
  );
  const ratings = ratingsFrom({ reviewers, categories: [NONE, ...TAGS], rows });
  const model = reviewers.length < 2 ? null : dawidSkene(readingsFrom(ratings), { maxIterations: 200 });
  return {
    againstSettled: againstGold(ratings, gold),
    accuracies: model?.defined
      ? reviewers.map((reviewer, index) => ({ reviewer, accuracy: model.accuracies[index] ?? 0 }))
      : [],
  };
}
