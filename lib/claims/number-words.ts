import type { Word } from "./words.ts";

/** A number that starts at one word and ends before another. */
export interface NumberReading {
  value: number;
  /** Upper end when the words leave an order of magnitude open ("hundreds of thousands"). */
  upper: number | null;
  rounding: "stated" | "about" | "order-of-magnitude";
  /** Index of the first word after it. */
  next: number;
  /** Power of ten of a scale word that closed it ("1.3 million": 6); 0 without. */
  scale: number;
}

const UNITS: Record<string, number> = Object.fromEntries(
  (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
    "eighteen nineteen"
  )
    .split(" ")
    .map((word, value) => [word, value]),
);
const TENS: Record<string, number> = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, index) => [word, (index + 2) * 10]),
);
const SCALES: Record<string, number> = {
  thousand: 3,
  million: 6,
  billion: 9,
  trillion: 12,
  bn: 9,
  mn: 6,
  k: 3,
  m: 6,
};
/** Abbreviations count as scales only when they touch their digits. */
const GLUED_SCALES = new Set(["bn", "mn", "k", "m"]);
const PLURALS: Record<string, number> = {
  tens: 10,
  dozens: 12,
  scores: 20,
  hundreds: 100,
  thousands: 1e3,
  millions: 1e6,
  billions: 1e9,
};
/** "A few hundred": how many of them the words leave open (own convention). */
const HANDFULS: Record<string, [number, number]> = { few: [2, 5], several: [3, 9] };
const HANDFUL_SCALES: Record<string, number> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};
/** "Hundreds" are at least two hundred and less than a thousand. */
const PLURAL_RANGE: [number, number] = [2, 10];

/** Reads the number that starts at word `at`, in digits or words, or null when none does. */
export function readNumber(words: readonly Word[], at: number): NumberReading | null {
  return readOpen(words, at) ?? readDigits(words, at) ?? readWords(words, at);
}

/** "Hundreds of thousands", "dozens", "a few hundred", "several thousand". */
function readOpen(words: readonly Word[], at: number): NumberReading | null {
  const key = words[at]?.key ?? "";
  const plural = own(PLURALS, key);
  if (plural !== undefined) {
    const further = words[at + 1]?.key === "of" ? own(PLURALS, words[at + 2]?.key ?? "") : undefined;
    const unit = plural * (further ?? 1);
    return open(unit, PLURAL_RANGE, further === undefined ? at + 1 : at + 3);
  }
  const start = key === "a" ? at + 1 : at;
  const handful = own(HANDFULS, words[start]?.key ?? "");
  const scale = own(HANDFUL_SCALES, words[start + 1]?.key ?? "");
  if (handful !== undefined && scale !== undefined) return open(scale, handful, start + 2);
  const couple = words[start]?.key === "couple";
  const coupleAt = words[start + 1]?.key === "of" ? start + 2 : start + 1;
  const coupleScale = couple ? own(HANDFUL_SCALES, words[coupleAt]?.key ?? "") : undefined;
  return coupleScale === undefined
    ? null
    : { value: 2 * coupleScale, upper: null, rounding: "about", next: coupleAt + 1, scale: 0 };
}

function open(unit: number, [low, high]: [number, number], next: number): NumberReading {
  return { value: low * unit, upper: high * unit, rounding: "order-of-magnitude", next, scale: 0 };
}

/** "12,000", "1.3 million", "2bn". A comma that does not group thousands makes it no number. */
function readDigits(words: readonly Word[], at: number): NumberReading | null {
  const word = words[at];
  if (!word || !/^(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?$/u.test(word.text)) return null;
  const digits = word.text.replaceAll(",", "");
  const scale = scaleAt(words, at + 1);
  const value = Number(`${digits}e${scale ?? 0}`);
  return stated(value, scale === null ? at + 1 : at + 2, scale ?? 0);
}

function scaleAt(words: readonly Word[], at: number): number | null {
  const word = words[at];
  const scale = own(SCALES, word?.key ?? "");
  if (!word || scale === undefined) return null;
  const glued = words[at - 1]?.end === word.start;
  return GLUED_SCALES.has(word.key) && !glued ? null : scale;
}

/** "Twelve thousand", "two and a half", "half a million", "one hundred and twenty", "a dozen". */
function readWords(words: readonly Word[], at: number): NumberReading | null {
  const key = words[at]?.key ?? "";
  if (key === "half" && words[at + 1]?.key === "a") {
    const scale = own(HANDFUL_SCALES, words[at + 2]?.key ?? "");
    return scale === undefined ? null : stated(scale / 2, at + 3);
  }
  if (key === "a" || key === "one") {
    const scale = own(HANDFUL_SCALES, words[at + 1]?.key ?? "");
    // "One" alone is more often a pronoun than a number.
    if (scale === undefined) return null;
  }
  let total = 0;
  let group = 0;
  let index = at;
  for (; index < words.length; index++) {
    const step = nextStep(words, index, index === at, group);
    if (!step) break;
    index += step.skipped;
    group = step.group;
    if (step.closes > 0) {
      total += Math.max(group, 1) * 10 ** step.closes;
      group = 0;
    }
    if (step.ends) {
      index++;
      break;
    }
  }
  return index === at ? null : stated(total + group, index);
}

interface Step {
  group: number;
  /** Power of ten that multiplies the group and starts a new one; 0 = none. */
  closes: number;
  skipped: number;
  ends: boolean;
}

function nextStep(words: readonly Word[], at: number, first: boolean, group: number): Step | null {
  const key = words[at]?.key ?? "";
  const step = (value: number, more: Partial<Step> = {}): Step => ({
    group: value,
    closes: 0,
    skipped: 0,
    ends: false,
    ...more,
  });
  if (key === "a" && first) return step(1);
  const unit = own(UNITS, key);
  if (unit !== undefined && (first || group % 10 === 0)) return step(group + unit);
  const tens = own(TENS, key);
  if (tens !== undefined && (first || group % 100 === 0)) return step(group + tens);
  if (first) return null;
  if (key === "hundred" && group < 100) return step(Math.max(group, 1) * 100);
  if (key === "dozen") return step(Math.max(group, 1) * 12, { ends: true });
  const scale = GLUED_SCALES.has(key) ? undefined : own(SCALES, key);
  if (scale !== undefined) return step(group, { closes: scale });
  if (key !== "and") return null;
  if (words[at + 1]?.key === "a" && words[at + 2]?.key === "half") {
    const scaled = own(SCALES, words[at + 3]?.key ?? "");
    return step(
      group + 0.5,
      scaled === undefined ? { skipped: 2, ends: true } : { skipped: 3, closes: scaled },
    );
  }
  // "One hundred and twenty", but not "five and twelve".
  const after = words[at + 1]?.key ?? "";
  const smaller = own(UNITS, after) ?? own(TENS, after);
  return group >= 100 && group % 100 === 0 && smaller !== undefined
    ? step(group + smaller, { skipped: 1 })
    : null;
}

function stated(value: number, next: number, scale = 0): NumberReading {
  return { value, upper: null, rounding: "stated", next, scale };
}

function own<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
