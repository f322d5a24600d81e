/** Maps values to pixels, evenly or by their logarithm. */
export interface Scale {
  at: (value: number) => number;
  ticks: number[];
  logarithmic: boolean;
}

/** From this ratio on, values are too far apart to stand on an even scale. */
const FAR_APART = 20;
/** Share of a value below which a difference is none. */
const LEAST_SPREAD = 1e-6;
const STEPS = [1, 2, 5] as const;

/** A scale for these values from `left` to `right` pixels, with some room at the ends and round ticks. */
export function scaleFor(values: readonly number[], left: number, right: number, mostTicks = 6): Scale {
  const finite = values.filter((value) => Number.isFinite(value));
  const low = finite.length > 0 ? Math.min(...finite) : 0;
  const high = finite.length > 0 ? Math.max(...finite) : 1;
  return low > 0 && high / low >= FAR_APART
    ? logarithmic(low, high, left, right, mostTicks)
    : even(low, high, left, right, mostTicks);
}

function even(low: number, high: number, left: number, right: number, mostTicks: number): Scale {
  // Values that differ by rounding only count as one.
  const apart = high - low > Math.abs(high) * LEAST_SPREAD;
  const spread = apart ? high - low : Math.abs(high) || 1;
  // Values that are never negative never get an axis that is.
  const from = low >= 0 ? Math.max(0, low - spread * 0.08) : low - spread * 0.08;
  const to = high + spread * 0.08;
  const step = roundStep((to - from) / mostTicks);
  const ticks: number[] = [];
  for (let n = Math.ceil(from / step); n * step <= to; n++) ticks.push(Number((n * step).toPrecision(12)));
  return { at: (value) => left + ((value - from) / (to - from)) * (right - left), ticks, logarithmic: false };
}

function logarithmic(low: number, high: number, left: number, right: number, mostTicks: number): Scale {
  const from = Math.log10(low) - 0.1;
  const to = Math.log10(high) + 0.1;
  const candidates: number[] = [];
  for (let power = Math.floor(from); power <= Math.ceil(to); power++)
    for (const step of STEPS) candidates.push(Number(`${step}e${power}`));
  const inside = candidates.filter((value) => Math.log10(value) >= from && Math.log10(value) <= to);
  const stride = Math.ceil(inside.length / mostTicks);
  return {
    at: (value) => left + ((Math.log10(Math.max(value, 10 ** from)) - from) / (to - from)) * (right - left),
    ticks: inside.filter((_, index) => index % stride === 0),
    logarithmic: true,
  };
}

/** The least of 1, 2, 5, 10, 20 … that is not below `size`. */
export function roundStep(size: number): number {
  const power = Math.floor(Math.log10(size));
  const step = [...STEPS, 10].find((one) => Number(`${one}e${power}`) >= size * (1 - 1e-12)) ?? 10;
  return Number(`${step}e${power}`);
}
