import type { Approximator, QuantityStatus } from "./vocabulary.ts";

/** A number in a claim. What it counts and when matters as much as the number: see `compareQuantities`. */
export interface Quantity {
  /** What is counted, e.g. "troops". */
  kind: string;
  /** Which of them, e.g. "special forces"; "" = all. */
  filter: string;
  /** Unit or currency, e.g. "%", "km", "$"; "" = a plain count. */
  unit: string;
  /** Period of a rate, e.g. "month"; "" = not a rate. */
  per: string;
  /** The number as stated; of a range its lower end, of "up to n" and "at least n" the n. */
  value: number;
  /** Upper end of a range or of an order of magnitude; null otherwise. */
  upper: number | null;
  approximator: Approximator;
  /** null = the text does not say. */
  status: QuantityStatus | null;
  /** ISO date (YYYY-MM-DD) as of which the number holds; null = the text does not say. */
  asOf: string | null;
}

/** A quantity with the words that state it, as they stand in the article. */
export interface StatedQuantity extends Quantity {
  raw: string;
}

/** What a stated number may mean. `high` null = no upper limit. */
export interface Interval {
  low: number;
  high: number | null;
  /** Whether `high` itself belongs to it: a rounded 12,000 covers 11,500 up to, but not including, 12,500. */
  closed: boolean;
}

/** Share by which "about n" may be off. */
const ABOUT = 0.1;
/** A number is never taken to be rounded by more than this share. */
const MOST_ROUNDING = 0.05;

/**
 * The numbers a stated quantity leaves open (reference §2.5): exact n ± half a unit of its last non-zero digit, at
 * most 5 %; about ± 10 %; at least [n, ∞); up to [0, n]; a range as it stands.
 */
export function intervalOf({
  value,
  upper,
  approximator,
}: Pick<Quantity, "value" | "upper" | "approximator">): Interval {
  switch (approximator) {
    case "exact": {
      const slack = Math.min(lastDigitUnit(value) / 2, Math.abs(value) * MOST_ROUNDING);
      return { low: value - slack, high: value + slack, closed: slack === 0 };
    }
    case "about":
      return ordered(value * (1 - ABOUT), value * (1 + ABOUT), true);
    case "at-least":
      return { low: value, high: null, closed: false };
    case "up-to":
      return { low: Math.min(0, value), high: value, closed: true };
    case "range":
      return ordered(value, upper ?? value, true);
    case "order-of-magnitude":
      return ordered(value, upper ?? value, false);
  }
}

function ordered(a: number, b: number, closed: boolean): Interval {
  return { low: Math.min(a, b), high: Math.max(a, b), closed };
}

/** The place value of the last non-zero digit: 1,000 for 12,000; 0.1 for 2.5; 1 for 105. */
export function lastDigitUnit(value: number): number {
  if (value === 0) return 0;
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toExponential().split("e");
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  return Number(`1e${Number(exponent) - decimals}`);
}

/** Whether two intervals share a number. Ends that touch count only where both include them. */
export function intervalsOverlap(a: Interval, b: Interval): boolean {
  return reaches(a, b) && reaches(b, a);
}

/** Whether `a` goes up to where `b` begins. */
function reaches(a: Interval, b: Interval): boolean {
  if (a.high === null || a.high > b.low) return true;
  return a.high === b.low && (a.closed || a.low === a.high);
}

/** |ln(a / b)| of the stated numbers (a range by its middle); 0 = equal; Infinity when only one is 0 or signs differ. */
export function severityOf(a: Quantity, b: Quantity): number {
  const left = stated(a);
  const right = stated(b);
  if (left === right) return 0;
  if (left * right <= 0) return Number.POSITIVE_INFINITY;
  return Math.abs(Math.log(left / right));
}

/** The one number that stands for a quantity: as stated, or the middle of a range. */
export function stated({ value, upper }: Pick<Quantity, "value" | "upper">): number {
  return upper === null ? value : (value + upper) / 2;
}

/** How two quantities stand to each other. */
export interface QuantityComparison {
  relation: "conflict" | "overlap" | "not-comparable";
  /** Present on comparable quantities: |ln(a / b)|. */
  severity: number | null;
  intervals: [Interval, Interval];
  /** Why they cannot be compared, or what had to be assumed to compare them. */
  reasons: string[];
}

/** Days that two as-of dates may lie apart and still tell of the same moment. */
export const SAME_MOMENT_DAYS = 7;

/**
 * Two quantities conflict only when what they count, which of it, unit, status and date are comparable and their
 * intervals are disjoint; otherwise they overlap, or cannot be compared at all. What only one side states is taken
 * to hold for the other, and the reasons say so.
 */
export function compareQuantities(
  a: Quantity,
  b: Quantity,
  sameMomentDays = SAME_MOMENT_DAYS,
): QuantityComparison {
  const intervals: [Interval, Interval] = [intervalOf(a), intervalOf(b)];
  const obstacles = [
    differs("count different things", a.kind, b.kind),
    differs("count different parts", a.filter, b.filter, "all"),
    differs("are in different units", a.unit, b.unit, "plain numbers"),
    differs("are over different periods", a.per, b.per, "no period"),
    statusObstacle(a.status, b.status),
    dateObstacle(a.asOf, b.asOf, sameMomentDays),
  ].filter((reason) => reason !== null);
  if (obstacles.length > 0)
    return { relation: "not-comparable", severity: null, intervals, reasons: obstacles };
  return {
    relation: intervalsOverlap(...intervals) ? "overlap" : "conflict",
    severity: severityOf(a, b),
    intervals,
    reasons: [
      ...((a.status === null) === (b.status === null)
        ? []
        : ["only one says whether it is planned or actual"]),
      ...((a.asOf === null) === (b.asOf === null) ? [] : ["only one says as of when"]),
    ],
  };
}

function differs(what: string, a: string, b: string, whenEmpty = "nothing"): string | null {
  const left = comparable(a);
  const right = comparable(b);
  return left === right ? null : `they ${what}: ${left || whenEmpty}, ${right || whenEmpty}`;
}

function comparable(label: string): string {
  return label.normalize("NFKC").trim().replace(/\s+/gu, " ").toLowerCase();
}

/** An estimate tells of what is, so it compares with "actual"; a plan compares only with a plan. */
function statusObstacle(a: QuantityStatus | null, b: QuantityStatus | null): string | null {
  if (a === null || b === null || (a === "planned") === (b === "planned")) return null;
  return `one is ${a}, the other ${b}`;
}

function dateObstacle(a: string | null, b: string | null, sameMomentDays: number): string | null {
  if (a === null || b === null || a === b) return null;
  const days = Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
  return days <= sameMomentDays ? null : `they hold as of different dates: ${a}, ${b}`;
}

/** The first reason why a quantity cannot be kept, in words for its editor; null when it can. */
export function quantityProblem(quantity: Quantity): string | null {
  const { value, upper, approximator, asOf } = quantity;
  if (!Number.isFinite(value)) return "Give the number.";
  if (upper !== null && !Number.isFinite(upper)) return "The upper end is not a number.";
  const isRange = approximator === "range" || approximator === "order-of-magnitude";
  if (isRange && upper === null) return "A range needs an upper end.";
  if (!isRange && upper !== null) return "Only a range has an upper end.";
  if (upper !== null && value > upper) return `The lower end ${value} is above the upper end ${upper}.`;
  if (asOf !== null && !isCalendarDate(asOf)) return "Give the date as YYYY-MM-DD.";
  return null;
}

/** Whether a text is a day of the calendar as YYYY-MM-DD. */
export function isCalendarDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
