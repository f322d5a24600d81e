import { counted } from "../corroboration/headline.ts";
import { stated } from "../claims/quantity.ts";
import type { DataTable } from "./data-table.ts";
import type { Figure, QuestionFigures } from "./figures.ts";

const SOURCE_WORDS = {
  recorded: "recorded",
  passage: "read off the passage",
  claim: "read off the claim",
} as const;

/** "2.30"; a number against none has no limit. */
export function severityText(severity: number): string {
  return Number.isFinite(severity) ? severity.toFixed(2) : "unlimited";
}

/** What the figures of one question show, in words. */
export function figuresSummary({ bands }: QuestionFigures): string {
  const [main, ...apart] = bands;
  const figures = main?.figures ?? [];
  const worst = figures
    .flatMap((figure) =>
      figure.conflicts.map(({ label, severity }) => ({ a: figure.label, b: label, severity })),
    )
    .toSorted((a, b) => b.severity - a.severity)[0];
  const reports = figures.reduce((sum, { reports: own }) => sum + own.length, 0);
  return [
    `${counted(figures.length, "figure")} in ${counted(reports, "mention")}.`,
    worst
      ? `They conflict: widest between ${worst.a} and ${worst.b} (severity ${severityText(worst.severity)}).`
      : figures.length > 1
        ? "None conflicts with another."
        : "",
    ...apart.map(
      ({ figures: other, why }) => `Not comparable: ${other.map(({ label }) => label).join(", ")} (${why}).`,
    ),
  ]
    .filter(Boolean)
    .join(" ");
}

/** One row per figure. */
export function figuresTable({ bands }: QuestionFigures): DataTable {
  return {
    columns: [
      { name: "Figure" },
      { name: "Stated", numeric: true },
      { name: "Low", numeric: true },
      { name: "High", numeric: true },
      { name: "Status" },
      { name: "As of" },
      { name: "Publishers" },
      { name: "Taken from" },
      { name: "Conflicts with" },
      { name: "Comparable" },
    ],
    rows: bands.flatMap(({ figures, why }) => figures.map((figure) => rowOf(figure, why))),
  };
}

function rowOf({ label, quantity, interval, reports, conflicts }: Figure, why: string) {
  return [
    label,
    stated(quantity),
    interval.low,
    interval.high ?? "no limit",
    quantity.status ?? "not said",
    quantity.asOf ?? "not said",
    publishersOf(reports).join(", "),
    [...new Set(reports.map(({ source }) => SOURCE_WORDS[source]))].join(", "),
    conflicts.map(({ label: other, severity }) => `${other} (${severityText(severity)})`).join("; "),
    why === "" ? "yes" : `no: ${why}`,
  ];
}

/** Publishers of some reports, each once. */
export function publishersOf(reports: Figure["reports"]): string[] {
  return [...new Set(reports.map(({ publisher }) => publisher))];
}
