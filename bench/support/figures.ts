/** What a figure is held against. */
export type Goal = { atMost: number } | { atLeast: number };

/** Prints one figure with its goal; whether it is met is said, never enforced. */
export function figure(name: string, value: number, unit: string, goal: Goal): void {
  const isMet = "atMost" in goal ? value <= goal.atMost : value >= goal.atLeast;
  const wanted = "atMost" in goal ? `<=${goal.atMost}` : `>=${goal.atLeast}`;
  console.log(`figure ${name} ${value.toFixed(2)} ${unit} goal ${wanted} ${isMet ? "met" : "short"}`);
}

/** The value below which the share `portion` (0..1) of `values` lies; NaN of none. */
export function percentile(values: readonly number[], portion: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * portion))] ?? Number.NaN;
}

/** NaN of none. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** A number from the command line, "--rounds 5", or what it is without. */
export function numberOption(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name);
  if (at === -1) return otherwise;
  const value = Number(process.argv[at + 1]);
  if (!Number.isFinite(value) || value <= 0) throw new RangeError(`${name} takes a number above 0.`);
  return value;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
