const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STEPS = [
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  91 * DAY,
  365 * DAY,
] as const;

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** A scale of moments (milliseconds since 1970, UTC) in pixels, with ticks at round times and their words. */
export interface TimeAxis {
  at: (millis: number) => number;
  ticks: { at: number; label: string }[];
}

/** An axis that holds all moments with some room at its ends. Without moments it has no ticks. */
export function timeAxis(
  moments: readonly number[],
  left: number,
  right: number,
  mostTicks: number,
): TimeAxis {
  const low = Math.min(...moments);
  const high = Math.max(...moments);
  if (!Number.isFinite(low)) return { at: () => left, ticks: [] };
  const room = Math.max((high - low) * 0.05, HOUR);
  const [from, to] = [low - room, high + room];
  const step =
    STEPS.find((one) => (to - from) / one <= mostTicks) ??
    Math.ceil((to - from) / mostTicks / (365 * DAY)) * 365 * DAY;
  const ticks: TimeAxis["ticks"] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step)
    ticks.push({ at, label: labelOf(at, step) });
  return { at: (millis) => left + ((millis - from) / (to - from)) * (right - left), ticks };
}

function labelOf(at: number, step: number): string {
  if (step >= 30 * DAY) return MONTH.format(at);
  return step < DAY && at % DAY !== 0 ? CLOCK.format(at) : DATE.format(at);
}
