import type { ProjectClaims } from "../claims/dossier.ts";
import { compareQuantities, intervalOf, type Interval, type Quantity, stated } from "../claims/quantity.ts";
import { connectedGroups } from "../corroboration/independence.ts";
import { quantityText } from "./quantity-text.ts";
import { quantityOfClaim, quantityOfMention, type QuantitySource } from "./stated-quantity.ts";

/** Who states a number, and where. */
export interface FigureReport {
  publisher: string;
  articleId: string;
  start: number;
  source: QuantitySource;
}

/** One number with all that state it. */
export interface Figure {
  id: string;
  claimId: string;
  label: string;
  quantity: Quantity;
  interval: Interval;
  reports: FigureReport[];
  /** Comparable numbers that cannot both be right, with |ln(a / b)|. */
  conflicts: { label: string; severity: number }[];
}

/** The numbers that answer one question: those that compare with each other, and those that do not. */
export interface QuestionFigures {
  questionId: string | null;
  title: string;
  /** Sets of numbers that can be compared within and not across; the one with most reports first. */
  bands: { figures: Figure[]; why: string }[];
}

/** The numbers of every question; claims without a question stand each for itself. Without numbers: left out. */
export function figuresOf({ claims, questions }: ProjectClaims): QuestionFigures[] {
  const groups = [
    ...questions.map(({ id, text }) => ({
      ...{ questionId: id, title: text },
      own: claims.filter(({ claim }) => claim.questionId === id),
    })),
    ...claims
      .filter(({ claim }) => claim.questionId === null)
      .map((dossier) => ({ questionId: null, title: dossier.claim.text, own: [dossier] })),
  ];
  return groups
    .map(({ questionId, title, own }) => ({ questionId, title, bands: bandsOf(own.flatMap(figuresOfClaim)) }))
    .filter(({ bands }) => bands.length > 0);
}

function figuresOfClaim({ claim, mentions }: ProjectClaims["claims"][number]): Figure[] {
  const ofClaim = quantityOfClaim(claim.text);
  const figures = new Map<string, Figure>();
  for (const mention of mentions) {
    const found = quantityOfMention(mention, ofClaim);
    if (!found) continue;
    const { quantity, source } = found;
    const id = JSON.stringify([claim.id, quantity]);
    const known = figures.get(id) ?? {
      ...{ id, claimId: claim.id, label: labelOf(quantity), quantity, interval: intervalOf(quantity) },
      ...{ reports: [], conflicts: [] },
    };
    const { articleId, start } = mention;
    known.reports.push({ publisher: mention.publisher || mention.articleTitle, articleId, start, source });
    figures.set(id, known);
  }
  return [...figures.values()];
}

/** "about 2,400 people, planned". */
function labelOf(quantity: Quantity): string {
  const { kind, filter, status, asOf } = quantity;
  return [
    [quantityText(quantity), filter, kind].filter(Boolean).join(" "),
    status ?? "",
    asOf ? `as of ${asOf}` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function bandsOf(figures: readonly Figure[]): QuestionFigures["bands"] {
  const compared = figures.map((a) => figures.map((b) => compareQuantities(a.quantity, b.quantity)));
  const comparable = compared.map((row) =>
    row.map(({ relation }) => (relation === "not-comparable" ? 0 : 1)),
  );
  const bands = connectedGroups(comparable, 1)
    .map((rows) => ({
      rows,
      reports: rows.reduce((sum, row) => sum + (figures[row]?.reports.length ?? 0), 0),
    }))
    .toSorted((a, b) => b.reports - a.reports || (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
  const first = bands[0]?.rows[0] ?? 0;
  return bands.map(({ rows }, index) => ({
    why: index === 0 ? "" : (compared[first]?.[rows[0] ?? 0]?.reasons[0] ?? ""),
    figures: rows
      .flatMap((row) => {
        const figure = figures[row];
        return figure ? [{ ...figure, conflicts: conflictsOf(row, rows) }] : [];
      })
      .toSorted((a, b) => stated(a.quantity) - stated(b.quantity) || (a.id < b.id ? -1 : 1)),
  }));

  function conflictsOf(row: number, others: readonly number[]): Figure["conflicts"] {
    return others.flatMap((other) => {
      const { relation, severity } = compared[row]?.[other] ?? {};
      return relation === "conflict" ? [{ label: figures[other]?.label ?? "", severity: severity ?? 0 }] : [];
    });
  }
}
