import type { ProjectClaims } from "../claims/dossier.ts";
import { compareQuantities, intervalOf, type Interval, type Quantity, stated } from "../claims/quantity.ts";
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

/** The numbers of every question, and of claims without one that are reported with different numbers. */
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
    .filter(
      ({ questionId, bands }) =>
        bands.flatMap(({ figures }) => figures).length > (questionId === null ? 1 : 0),
    );
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

/** "about 2,400 people, in the old town, planned". */
function labelOf(quantity: Quantity): string {
  const { kind, filter, status, asOf } = quantity;
  return [
    [quantityText(quantity), kind].filter(Boolean).join(" "),
    filter,
    status ?? "",
    asOf ? `as of ${asOf}` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** A number joins the first band in which it compares with every other; the most reported numbers come first. */
function bandsOf(figures: readonly Figure[]): QuestionFigures["bands"] {
  const bands: Figure[][] = [];
  for (const figure of figures.toSorted(
    (a, b) => b.reports.length - a.reports.length || (a.id < b.id ? -1 : 1),
  )) {
    const band = bands.find((members) => members.every((other) => obstacle(figure, other) === null));
    if (band) band.push(figure);
    else bands.push([figure]);
  }
  const reports = (band: readonly Figure[]) => band.reduce((sum, figure) => sum + figure.reports.length, 0);
  const ordered = bands.toSorted((a, b) => reports(b) - reports(a));
  const [main] = ordered;
  return ordered.map((band) => ({
    why: band === main ? "" : whyApart(band, main ?? []),
    figures: band
      .map((figure) => ({ ...figure, conflicts: conflictsOf(figure, band) }))
      .toSorted((a, b) => stated(a.quantity) - stated(b.quantity) || (a.id < b.id ? -1 : 1)),
  }));
}

function whyApart(band: readonly Figure[], main: readonly Figure[]): string {
  for (const figure of band)
    for (const other of main) {
      const why = obstacle(figure, other);
      if (why !== null) return why;
    }
  return "";
}

/** Why two numbers must not stand on one line; null = they compare. Unsaid is not planned. */
function obstacle(a: Figure, b: Figure): string | null {
  const { relation, reasons } = compareQuantities(a.quantity, b.quantity);
  if (relation === "not-comparable") return reasons[0] ?? "";
  const planned = [a, b].filter(({ quantity }) => quantity.status === "planned").length;
  return planned === 1 ? "only one is said to be planned" : null;
}

function conflictsOf(figure: Figure, band: readonly Figure[]): Figure["conflicts"] {
  return band.flatMap((other) => {
    const { relation, severity } = compareQuantities(figure.quantity, other.quantity);
    return relation === "conflict" ? [{ label: other.label, severity: severity ?? 0 }] : [];
  });
}
