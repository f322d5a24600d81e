import type { TextSpan } from "../text/passage.ts";
import { bestAlignment, type UnitaryAlignment } from "./gamma-alignment.ts";
import type { Random } from "./random.ts";
import { type Agreement, undefinedBecause } from "./result.ts";

export interface GammaUnit extends TextSpan {
  tag: string | number;
}

/** Weights of position (a) and tag (b), and the cost of leaving a unit alone. */
export interface GammaWeights {
  position: number;
  tag: number;
  empty: number;
}

export const GAMMA_WEIGHTS: GammaWeights = { position: 1, tag: 1, empty: 1 };

/** One list of units per reviewer. */
export type Continuum = readonly (readonly GammaUnit[])[];

export interface GammaDetails {
  observed: number;
  expected: number;
  samples: number;
  /** gamma-cat: agreement on tags alone, over units that lie in the same place. */
  onTags: Agreement;
}

/** Dissimilarity of where two units lie: ((|Δstart| + |Δend|) / (both lengths))² × empty. */
export function positionDissimilarity(a: TextSpan, b: TextSpan, empty = 1): number {
  const lengths = a.end - a.start + (b.end - b.start);
  return ((Math.abs(a.start - b.start) + Math.abs(a.end - b.end)) / lengths) ** 2 * empty;
}

export function unitDissimilarity(a: GammaUnit, b: GammaUnit, weights: GammaWeights): number {
  const tags = a.tag === b.tag ? 0 : weights.tag * weights.empty;
  return weights.position * positionDissimilarity(a, b, weights.empty) + tags;
}

/** Disorder of the best alignment per mean number of units of a reviewer; null when it is too large to solve. */
export function bestDisorder(continuum: Continuum, weights = GAMMA_WEIGHTS): number | null {
  return alignmentOf(continuum, weights)?.disorder ?? null;
}

/**
 * gamma (Mathet, Widlöcher & Métivier 2015): 1 − observed / mean disorder of continua made by chance. Chance takes
 * whole reviewers and turns their units by a random shift, so lengths, tags and gaps stay as reviewers make them.
 * The best alignment is exact; where that would take too long the result is undefined.
 */
export function gamma(
  continuum: Continuum,
  options: { random: Random; samples?: number; weights?: GammaWeights },
): Agreement<GammaDetails> {
  const { random, samples = 30, weights = GAMMA_WEIGHTS } = options;
  if (continuum.length < 2) return undefinedBecause("too-few-reviewers");
  if (continuum.every((units) => units.length === 0)) return undefinedBecause("no-spans");
  const observed = alignmentOf(continuum, weights);
  if (observed === null) return undefinedBecause("too-large");

  let expected = 0;
  let drawn = 0;
  let tagDisorder = 0;
  let tagged = 0;
  while (drawn < samples) {
    const chance = chanceContinuum(continuum, random);
    // Turned reviewers without a unit among them would say nothing about chance.
    if (chance.every((units) => units.length === 0)) continue;
    const aligned = alignmentOf(chance, weights);
    if (aligned === null) return undefinedBecause("too-large");
    drawn++;
    expected += aligned.disorder / samples;
    if (aligned.tags === null) continue;
    tagDisorder += aligned.tags;
    tagged++;
  }
  if (expected === 0) return undefinedBecause("no-variation");
  const onTags: Agreement =
    observed.tags === null
      ? undefinedBecause("no-pairs")
      : tagDisorder === 0
        ? undefinedBecause("one-category")
        : { defined: true, value: 1 - observed.tags / (tagDisorder / tagged) };
  return {
    defined: true,
    value: 1 - observed.disorder / expected,
    observed: observed.disorder,
    expected,
    samples,
    onTags,
  };
}

function alignmentOf(continuum: Continuum, weights: GammaWeights) {
  const alignment = bestAlignment(continuum, weights.empty, (a, b) => unitDissimilarity(a, b, weights));
  if (alignment === null) return null;
  const units = continuum.reduce((sum, list) => sum + list.length, 0);
  const total = alignment.reduce((sum, { cost }) => sum + cost, 0);
  return { disorder: total / (units / continuum.length), tags: tagDisorderOf(alignment, weights) };
}

/** Mean difference of tags within an alignment; pairs count by how closely they lie (Mathet 2018). */
function tagDisorderOf(
  alignment: readonly UnitaryAlignment<GammaUnit>[],
  weights: GammaWeights,
): number | null {
  let disorder = 0;
  let weight = 0;
  for (const { units } of alignment)
    units.forEach((a, index) => {
      for (const b of units.slice(index + 1)) {
        const near = weights.position * positionDissimilarity(a, b, weights.empty);
        const share = Math.max(0, 1 - near) / (units.length - 1);
        disorder += a.tag === b.tag ? 0 : share;
        weight += share;
      }
    });
  return weight === 0 ? null : disorder / weight;
}

/** As many reviewers as there are, each one of them at random, shifted round the continuum by a random length. */
function chanceContinuum(continuum: Continuum, random: Random): GammaUnit[][] {
  const all = continuum.flat();
  const first = Math.min(...all.map(({ start }) => start));
  const last = Math.max(...all.map(({ end }) => end));
  const apart = all.reduce((sum, { start, end }) => sum + end - start, 0) / all.length / 2;
  const shifts: number[] = [];
  return continuum.map(() => {
    const shift = shiftApartFrom(shifts, last - first, apart, random);
    shifts.push(shift);
    const reviewer = continuum[Math.floor(random() * continuum.length)] ?? [];
    return reviewer.map((unit) => {
      const wraps = unit.start + shift > last;
      const by = wraps ? shift - (last - first) : shift;
      return { start: unit.start + by, end: unit.end + by, tag: unit.tag };
    });
  });
}

/** Two copies of one reviewer with almost the same shift would agree by construction, so shifts keep apart. */
function shiftApartFrom(taken: readonly number[], length: number, apart: number, random: Random): number {
  let shift = random() * length;
  for (let attempt = 0; attempt < 20 && taken.some((other) => Math.abs(other - shift) < apart); attempt++)
    shift = random() * length;
  return shift;
}
