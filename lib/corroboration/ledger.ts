import type { Stance } from "../claims/vocabulary.ts";
import {
  connectedGroups,
  effectiveNumber,
  type Independence,
  independenceClasses,
  independenceOf,
  percent,
  SAME_ORIGIN,
} from "./independence.ts";
import {
  type ChainLink,
  FACTUALITY_WEIGHTS,
  type Links,
  ownWeight,
  type Report,
  weakestLink,
} from "./report.ts";
import { compareIds } from "./text-descent.ts";

/** One report's line: what it could weigh, what it adds, and the sentence that says why. */
export interface LedgerLine {
  reportId: string;
  /** λ = modality · ln(r / (1 − r)), never above that of the report it was copied from. */
  weight: number;
  /** Modality and weakest link that give the weight: its own, or those of what it was copied from. */
  modality: number;
  weakest: ChainLink;
  /** The report whose copy this is; null for an original. */
  copyOf: string | null;
  /** What the report adds to its side; 0 for everyone in a class but the one that speaks for it. */
  contribution: number;
  sentence: string;
}

/** An independence class: the reports that count as one witness, and what that witness adds. */
export interface LedgerClass {
  /** The report that speaks for the class: the weightiest, an original rather than a copy. */
  speakerId: string;
  memberIds: string[];
  weight: number;
  /** Π (1 − Z) over the classes counted before; 1 = nothing taken off. */
  discount: number;
  contribution: number;
  /** The side's total after this class, for a waterfall. */
  runningTotal: number;
}

/** Everything on one side of a claim. Classes are in the order in which they were counted. */
export interface LedgerSide {
  reports: number;
  independentOrigins: number;
  effectiveReports: number;
  total: number;
  classes: LedgerClass[];
}

/** What a set of reports comes to, with the working. A support index, never a probability of being true. */
export interface Ledger {
  /** Reports that take a side. */
  reports: number;
  /** Reports that mention the claim without taking a side; they count for nothing. */
  neutral: number;
  /** Groups linked by Z ≥ .5 among the reports that take a side (k_ind). */
  independentOrigins: number;
  /** N_eff over the classes of both sides. */
  effectiveReports: number;
  support: LedgerSide;
  contradiction: LedgerSide;
  /** 1 / (1 + e^−(S − C)), 0..1; one half when nothing speaks either way. */
  index: number;
  /** min(S, C) / max(S, C), 0..1; 0 when one side is empty. */
  conflict: number;
  /** One per report, in order of id. */
  lines: LedgerLine[];
  independence: Independence;
}

/**
 * The corroboration ledger of one claim (reference §3.1). Pure and exact: the order of reports makes no
 * difference to a single bit. Throws RangeError for repeated ids and for degrees outside 0..1.
 */
export function ledgerOf(reports: readonly Report[], links: Links): Ledger {
  const independence = independenceOf(reports, links);
  const rows = independence.reports.map((_, row) => row);
  const rowsOf = (stance: Stance): number[] =>
    rows.filter((row) => independence.reports[row]?.stance === stance);
  const weights = independence.reports.map((report) => ownWeight(weakestOfLine(independence, report)));
  const support = sideOf(independence, weights, rowsOf("supports"));
  const contradiction = sideOf(independence, weights, rowsOf("contradicts"));
  const sided = rows.filter((row) => independence.reports[row]?.stance !== "mentions");
  const speakers = inOrder(
    independenceClasses(independence, sided).map((group) => speakerOf(independence, weights, group)),
  );
  const larger = Math.max(support.total, contradiction.total);
  return {
    reports: sided.length,
    neutral: rows.length - sided.length,
    independentOrigins: connectedGroups(independence.z, SAME_ORIGIN, sided).length,
    effectiveReports: effectiveNumber(independence.z, speakers),
    support,
    contradiction,
    index: 1 / (1 + Math.exp(contradiction.total - support.total)),
    conflict: larger > 0 ? Math.min(support.total, contradiction.total) / larger : 0,
    lines: rows.map((row) => lineOf(independence, weights, row, [support, contradiction])),
    independence,
  };
}

/** A copy weighs no more than anything it was copied from: the report of its line that weighs least. */
function weakestOfLine(independence: Independence, report: Report): Report {
  return independence
    .lineOf(report.id)
    .reduce((weakest, other) => (ownWeight(other) < ownWeight(weakest) ? other : weakest), report);
}

function sideOf(independence: Independence, weights: readonly number[], rows: readonly number[]): LedgerSide {
  const groups = independenceClasses(independence, rows).map((members) => ({
    members,
    speaker: speakerOf(independence, weights, members),
  }));
  const speakers = inOrder(groups.map((group) => group.speaker));
  const likeness = (row: number): number =>
    speakers.reduce((sum, other) => sum + (independence.z[row]?.[other] ?? 0), 0);
  // Equal weights: the one least like the others first, then by id, so that no order of input shows through.
  const ordered = groups.toSorted(
    (a, b) =>
      (weights[b.speaker] ?? 0) - (weights[a.speaker] ?? 0) ||
      likeness(a.speaker) - likeness(b.speaker) ||
      a.speaker - b.speaker,
  );
  let total = 0;
  const classes = ordered.map(({ members, speaker }, index): LedgerClass => {
    const discount = ordered
      .slice(0, index)
      .reduce((product, before) => product * (1 - (independence.z[speaker]?.[before.speaker] ?? 0)), 1);
    const weight = weights[speaker] ?? 0;
    total += weight * discount;
    return {
      speakerId: idAt(independence, speaker),
      memberIds: members.map((row) => idAt(independence, row)),
      weight,
      discount,
      contribution: weight * discount,
      runningTotal: total,
    };
  });
  return {
    reports: rows.length,
    independentOrigins: connectedGroups(independence.z, SAME_ORIGIN, rows).length,
    effectiveReports: effectiveNumber(independence.z, speakers),
    total,
    classes,
  };
}

function speakerOf(
  independence: Independence,
  weights: readonly number[],
  members: readonly number[],
): number {
  // A copy has everything its original was copied from behind it, and the original too.
  const generations = (row: number): number => independence.lineOf(idAt(independence, row)).length;
  const [speaker = 0] = members.toSorted(
    (a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || generations(a) - generations(b) || a - b,
  );
  return speaker;
}

/** Row order: sums of fractions must not depend on the order in which groups were found. */
function inOrder(rows: readonly number[]): number[] {
  return rows.toSorted((a, b) => a - b);
}

function idAt(independence: Independence, row: number): string {
  return independence.reports[row]?.id ?? "";
}

function lineOf(
  independence: Independence,
  weights: readonly number[],
  row: number,
  sides: readonly LedgerSide[],
): LedgerLine {
  const report = independence.reports[row];
  if (!report) throw new RangeError(`There is no row ${row} in this ledger.`);
  const root = independence.rootOf(report.id);
  const heldTo = weakestOfLine(independence, report);
  const group = sides.flatMap((side) => side.classes).find((one) => one.memberIds.includes(report.id));
  const speaks = group?.speakerId === report.id;
  const line = {
    reportId: report.id,
    weight: weights[row] ?? 0,
    modality: FACTUALITY_WEIGHTS[heldTo.factuality],
    weakest: weakestLink(heldTo),
    copyOf: root === report ? null : root.id,
    contribution: speaks ? group.contribution : 0,
  };
  return { ...line, sentence: sentenceFor(report, line, group, independence) };
}

function sentenceFor(
  report: Report,
  line: Omit<LedgerLine, "sentence">,
  group: LedgerClass | undefined,
  independence: Independence,
): string {
  if (!group) return "Mentions the claim without taking a side, so it adds nothing.";
  const side = report.stance === "supports" ? "support" : "contradiction";
  const unnamed = report.originId === null ? " It names no origin, so the article counts as its own." : "";
  if (group.speakerId !== report.id) {
    return `Adds nothing to ${side}: it counts as one witness with ${nameIn(independence, group.speakerId)} (${whyOneWitness(report, group, independence)}).${unnamed}`;
  }
  const held = ownWeight(report) > line.weight ? " of the text it was copied from" : "";
  const working = `${line.modality} for the modality${held} × the log odds of grade ${line.weakest.grade} (${linkName(line.weakest)}, the weakest link)`;
  if (line.weight === 0) return `Adds nothing to ${side}: ${working} weigh 0.${unnamed}`;
  const weight = `weight ${line.weight.toFixed(4)}: ${working}`;
  if (group.discount === 1)
    return `Adds ${line.contribution.toFixed(4)} to ${side} in full; ${weight}.${unnamed}`;
  return `Adds ${line.contribution.toFixed(4)} to ${side}, ${percent(1 - group.discount)} taken off because ${whyDiscounted(report, independence)}; ${weight}.${unnamed}`;
}

function linkName(link: ChainLink): string {
  return link.name ? `${link.role} ${link.name}` : link.role;
}

function nameIn(independence: Independence, id: string): string {
  const report = independence.reports.find((one) => one.id === id);
  return report?.publisherName || id;
}

function whyOneWitness(report: Report, group: LedgerClass, independence: Independence): string {
  const direct = independence.pair(report.id, group.speakerId).reasons;
  if (direct.length > 0) return direct.join("; ");
  // Linked through a third member of the class: name the nearest link.
  const through = group.memberIds
    .filter((id) => id !== report.id)
    .map((id) => independence.pair(report.id, id))
    .toSorted((a, b) => b.dependence - a.dependence || compareIds(a.b, b.b))[0];
  return through
    ? `through ${nameIn(independence, through.b)}: ${through.reasons.join("; ")}`
    : "one witness";
}

function whyDiscounted(report: Report, independence: Independence): string {
  const reasons = independence.reports
    .filter((other) => other.id !== report.id && other.stance === report.stance)
    .map((other) => independence.pair(report.id, other.id))
    .filter((pair) => pair.dependence > 0)
    .toSorted((a, b) => b.dependence - a.dependence || compareIds(a.b, b.b))
    .slice(0, 2)
    .map((pair) => `of ${nameIn(independence, pair.b)} (${pair.reasons.join("; ")})`);
  return reasons.join(" and ");
}
