import type { FoundItem, ImportProblem } from "./imported.ts";
import { type LabelMapping, type LabelTarget, targetOf } from "./labels.ts";
import type { Placing } from "./placing.ts";
import type { ImportFormatId } from "./format-ids.ts";

/** Something of a file that did not come in as it stands there. */
export interface ImportProblemLine extends ImportProblem {
  file: string;
}

export interface LabelCount {
  label: string;
  count: number;
  /** What it means here; null when it is left out, undefined when it means nothing. */
  target?: LabelTarget | null;
}

/** What an import would bring, or brought. */
export interface ImportSummary {
  format: ImportFormatId;
  documents: number;
  /** Documents whose article is not in the project. */
  unknownDocuments: number;
  passages: number;
  /** Placed as they stand in the file. */
  exact: number;
  /** Placed by their words, because their offsets did not fit. */
  reanchored: number;
  /** Passages that are not placed: no article, no place, or a label that means nothing. */
  refused: number;
  /** Passages whose label the mapping leaves out. */
  leftOut: number;
  labels: LabelCount[];
  hands: { hand: string; name: string; count: number }[];
  /** The first of them; `problemCount` says how many there are. */
  problems: ImportProblemLine[];
  problemCount: number;
}

/** Problems that are kept one by one; more are only counted. */
const MAX_PROBLEMS = 5_000;
/** Labels and hands that are told apart; a file with more has no tags in its labels. */
const MAX_NAMES = 2_000;

/** Counts what becomes of a file while it is read. */
export function createSummary(format: ImportFormatId, mapping: LabelMapping) {
  const summary: ImportSummary = {
    ...{ format, documents: 0, unknownDocuments: 0, passages: 0 },
    ...{ exact: 0, reanchored: 0, refused: 0, leftOut: 0 },
    ...{ labels: [], hands: [], problems: [], problemCount: 0 },
  };
  const labels = new Map<string, number>();
  const hands = new Map<string, { name: string; count: number }>();
  const addProblem = (file: string, problem: ImportProblem) => {
    summary.problemCount++;
    if (summary.problems.length < MAX_PROBLEMS) summary.problems.push({ file, ...problem });
  };
  return {
    addProblem,
    /** Counts a document with what became of it; null when its article is not in the project. */
    add({ file, item }: FoundItem, placing: Placing | null): void {
      if (item.kind === "problem") return addProblem(file, item.problem);
      const { passages, line } = item.document;
      summary.documents++;
      summary.passages += passages.length;
      for (const { label, hand, handName = hand } of passages) {
        if (labels.size < MAX_NAMES || labels.has(label)) labels.set(label, (labels.get(label) ?? 0) + 1);
        const known = hands.get(hand);
        if (known) known.count++;
        else if (hands.size < MAX_NAMES) hands.set(hand, { name: handName, count: 1 });
      }
      if (!placing) {
        summary.unknownDocuments++;
        summary.refused += passages.length;
        if (passages.length > 0)
          addProblem(file, { line, severity: "refused", message: unknownArticle(passages.length) });
        return;
      }
      const { placed, problems, leftOut } = placing;
      const reanchored = placed.filter((one) => one.reanchored).length;
      summary.exact += placed.length - reanchored;
      summary.reanchored += reanchored;
      summary.leftOut += leftOut;
      summary.refused += passages.length - placed.length - leftOut;
      for (const problem of problems) addProblem(file, problem);
    },
    result(): ImportSummary {
      const byCount = (a: { count: number }, b: { count: number }) => b.count - a.count;
      return {
        ...summary,
        labels: Array.from(labels, ([label, count]): LabelCount => {
          const target = targetOf(label, mapping);
          return target === undefined ? { label, count } : { label, count, target };
        }).sort(byCount),
        hands: Array.from(hands, ([hand, { name, count }]) => ({ hand, name, count })).sort(byCount),
      };
    },
  };
}

const unknownArticle = (count: number) =>
  `The article of this document is not in the project: ${count === 1 ? "its passage was" : `its ${count} passages were`} left out.`;
