import type { Interval } from "#lib/agreement/bootstrap.ts";
import type { Measure } from "#lib/agreement/measures.ts";
import type { MeasureReport, OtherFigure } from "#lib/agreement/report.ts";
import { REASON_TEXTS, type Agreement } from "#lib/agreement/result.ts";
import type { Category } from "#lib/agreement/ratings.ts";
import { LEVELS, RUBRIC } from "#lib/corroboration/rubric.ts";

// What figures are called and how they read; the figures themselves are made in lib/agreement.

interface MeasureWords {
  name: string;
  about: string;
  coefficient: string;
  /** What one unit is, and several. */
  unit: [string, string];
}

export const MEASURE_WORDS: Record<Measure, MeasureWords> = {
  boundary: {
    name: "Boundaries",
    about: "Which characters are marked at all, whatever the tag.",
    coefficient: "Krippendorff’s α, nominal",
    unit: ["character", "characters"],
  },
  tag: {
    name: "Tags",
    about: "Which tag a passage has, where two or more marked it. Boundaries do not count here.",
    coefficient: "Krippendorff’s α, nominal",
    unit: ["passage", "passages"],
  },
  level: {
    name: "Levels",
    about:
      "How well claims are corroborated, on levels 1–5. Level 0 is missing, not the bottom of the scale.",
    coefficient: "Krippendorff’s α, ordinal",
    unit: ["claim", "claims"],
  },
  evidence: {
    name: "Evidence",
    about:
      "Which articles bear on a claim, and how. Whoever worked on the claim and linked nothing said “none”.",
    coefficient: "Krippendorff’s α, nominal",
    unit: ["claim–article pair", "claim–article pairs"],
  },
};

export const OTHER_WORDS: Record<OtherFigure, string> = {
  gamma: "γ (Mathet), boundaries and tags together",
  "gamma-cat": "γ-cat, tags of passages that lie together",
  "boundary-similarity": "Boundary similarity B (Fournier), window 2",
  "f1-exact": "F1 of pairs, same boundaries",
  "f1-partial": "F1 of pairs, overlap counts half",
  "alpha-u": "Krippendorff’s α for unitising, all tags",
  "f1-strict": "F1 of pairs, same boundaries and tag",
  "f1-type": "F1 of pairs, same tag and any overlap",
  "alpha-characters": "Krippendorff’s α over characters, “none” included",
  fleiss: "Fleiss’ κ",
  "gwet-ac1": "Gwet’s AC1",
  "gwet-ac2-quadratic": "Gwet’s AC2, quadratic weights",
};

/** Stands where a coefficient is not defined. */
export const NO_FIGURE = "–";

/** "0.812"; a dash where there is no figure, with the reason beside it. */
export function figureText(figure: Agreement, digits = 3): string {
  return figure.defined ? figure.value.toFixed(digits) : NO_FIGURE;
}

export function intervalText(interval: Interval): string {
  return interval.defined ? `${interval.lower.toFixed(3)} to ${interval.upper.toFixed(3)}` : NO_FIGURE;
}

/** Why a figure or interval has no value; empty when it has one. */
export function reasonText(figure: Agreement | Interval): string {
  return figure.defined ? "" : REASON_TEXTS[figure.reason];
}

export function percentText(figure: Agreement): string {
  return figure.defined ? `${(figure.value * 100).toFixed(1)} %` : NO_FIGURE;
}

export function categoryText(measure: Measure, category: Category): string {
  if (measure !== "level") return String(category);
  const level = LEVELS.find((each) => each === category);
  return level === undefined ? String(category) : `${level} ${RUBRIC[level].name}`;
}

/** One sentence that says what a measure's figures show. */
export function summaryOf({ measure, value, interval, used, reviewers, percent }: MeasureReport): string {
  const { name, unit } = MEASURE_WORDS[measure];
  if (!value.defined) return `${name}: undefined. ${reasonText(value)}`;
  const sure = interval.defined
    ? `, and 95 % of resamples lie between ${interval.lower.toFixed(2)} and ${interval.upper.toFixed(2)}`
    : "";
  const much =
    value.value >= 0.8
      ? "reliable"
      : value.value >= 0.667
        ? "good for tentative conclusions only"
        : "too low to rely on";
  return `${name}: α is ${value.value.toFixed(2)}${sure}. By Krippendorff’s rule of thumb that is ${much}. It rests on ${used.toLocaleString("en")} ${used === 1 ? unit[0] : unit[1]} and ${reviewers.length} reviewers, who agree in ${percentText(percent)} of pairs.`;
}

/** "14 Mar 2026"; times are milliseconds since 1970 (UTC). */
export function dayText(at: number): string {
  return new Date(at).toLocaleDateString("en-GB", {
    ...{ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
  });
}
