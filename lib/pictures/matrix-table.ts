import type { Factuality, Stance } from "../claims/vocabulary.ts";
import { counted } from "../corroboration/headline.ts";
import type { DataTable } from "./data-table.ts";
import type { Matrix, MatrixCell } from "./matrix.ts";

/** One word for how firmly a text commits itself. */
export const MODALITY_WORDS: Record<Factuality, string> = {
  "CT+": "certain",
  "PR+": "probable",
  "PS+": "possible",
  "CT-": "denied",
  "PR-": "improbable",
  "PS-": "doubted",
  CTu: "unclear",
  Uu: "open",
};

export const CELL_SIGNS: Record<Stance | "mixed", string> = {
  supports: "↗",
  contradicts: "↘",
  mentions: "→",
  mixed: "↕",
};
export const CELL_WORDS: Record<Stance | "mixed", string> = {
  supports: "supports",
  contradicts: "contradicts",
  mentions: "mentions",
  mixed: "for and against",
};

/** "supports, certain, 2,400": a cell in words. */
export function cellText({ stance, factuality, values }: MatrixCell): string {
  return [CELL_WORDS[stance], MODALITY_WORDS[factuality], ...values].join(", ");
}

/** The matrix as one row per claim and one column per publisher. */
export function matrixTable({ groups, sections }: Matrix): DataTable {
  const publishers = groups.flatMap((group) =>
    group.publishers.map((one) => ({ ...one, group: group.label })),
  );
  return {
    columns: [
      { name: "Question" },
      { name: "Claim" },
      { name: "Reports" },
      ...publishers.map(({ name, group }, index) => ({
        // Two publishers may have the same name, two columns may not.
        name: `${name} (${group}${publishers.some((one, other) => other < index && one.name === name) ? `.${index}` : ""})`,
      })),
    ],
    rows: sections.flatMap(({ title, rows }) =>
      rows.map(({ text, headline, cells }) => [
        title,
        text,
        headline,
        ...publishers.map(({ id }) => {
          const cell = cells.find(({ publisherId }) => publisherId === id);
          return cell ? cellText(cell) : null;
        }),
      ]),
    ),
  };
}

/** What the matrix shows, in two or three sentences. */
export function matrixSummary({ groups, sections }: Matrix): string {
  const rows = sections.flatMap((section) => section.rows);
  const publishers = groups.flatMap((group) => group.publishers);
  const disputed = rows.filter(({ cells }) =>
    cells.some(({ stance }) => stance === "contradicts" || stance === "mixed"),
  );
  const largest = groups[0];
  return [
    `${counted(rows.length, "claim")} by ${counted(publishers.length, "publisher")}, in ${counted(groups.length, "group")} of those that share origins, text or an owner.`,
    largest && largest.publishers.length > 1
      ? `Group A, largely one voice: ${largest.publishers.map(({ name }) => name).join(", ")}${largest.sharedOrigins.length > 0 ? `, from ${largest.sharedOrigins.join(" and ")}` : ""}.`
      : "No two publishers belong together.",
    disputed.length === 0
      ? "Nobody contradicts any of these claims."
      : `${counted(disputed.length, "claim")} ${disputed.length === 1 ? "is" : "are"} contradicted by somebody.`,
  ].join(" ");
}
