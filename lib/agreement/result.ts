/** Why a figure has no value. An undefined figure is shown with its reason, never as 0 or 1. */
export const UNDEFINED_REASONS = [
  "no-pairs",
  "one-category",
  "too-few-reviewers",
  "too-few-units",
  "not-numeric",
  "negative-ratio",
  "no-spans",
  "empty-text",
  "too-large",
  "unstable",
  "no-variation",
] as const;
export type UndefinedReason = (typeof UNDEFINED_REASONS)[number];

/** The reason as people read it. */
export const REASON_TEXTS: Record<UndefinedReason, string> = {
  "no-pairs": "No unit was rated by two reviewers.",
  "one-category": "Only one category occurs, so agreement cannot be told from chance.",
  "too-few-reviewers": "At least two reviewers are needed.",
  "too-few-units": "At least two units are needed to say how far the figure could move.",
  "not-numeric": "This metric needs numbers, and the scale has names.",
  "negative-ratio": "A ratio scale has no negative values.",
  "no-spans": "Nobody marked a passage here.",
  "empty-text": "The text is empty.",
  "too-large": "There are too many passages to compare exactly.",
  unstable: "Too many resamples have no value of their own.",
  "no-variation": "All values on one side are the same, so they cannot be correlated.",
};

export type Undefined = { defined: false; reason: UndefinedReason };

/** A figure with what it rests on, or the reason why there is none. */
export type Agreement<Details = unknown> = ({ defined: true; value: number } & Details) | Undefined;

export function undefinedBecause(reason: UndefinedReason): Undefined {
  return { defined: false, reason };
}
