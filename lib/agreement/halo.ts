import { RELIABILITY_GRADES, type ReliabilityGrade } from "../claims/vocabulary.ts";
import { type Level, RUBRIC } from "../corroboration/rubric.ts";
import { type Agreement, undefinedBecause } from "./result.ts";

/** One judgment beside the grade of the source it rests on. */
export interface GradedJudgment {
  grade: ReliabilityGrade;
  level: Level;
  /** Whether the grade was hidden while the claim was judged. */
  blind: boolean;
}

export interface Halo {
  /** Grades A–F × Admiralty credibility 1–6. */
  map: number[][];
  judgments: number;
  /** Judgments with a grade (A–E) and a level (1–5); only these can lie on the diagonal. */
  onScale: number;
  /** Share of A1, B2, C3, D4, E5 among those on the scale; high = the source's name decided. */
  diagonalShare: Agreement;
  /** Spearman's rank correlation of grade and credibility among those on the scale. */
  rankCorrelation: Agreement;
}

/** Halo diagnostic: how far credibility merely repeats the reliability of the source (Baker et al. 1968). */
export function halo(judgments: readonly Pick<GradedJudgment, "grade" | "level">[]): Halo {
  const map = RELIABILITY_GRADES.map(() => new Array<number>(6).fill(0));
  const grades: number[] = [];
  const numbers: number[] = [];
  for (const { grade, level } of judgments) {
    const row = RELIABILITY_GRADES.indexOf(grade);
    const column = RUBRIC[level].admiralty - 1;
    map[row]![column]! += 1;
    if (grade === "F" || level === 0) continue;
    grades.push(row);
    numbers.push(column);
  }
  const onDiagonal = grades.filter((grade, index) => grade === numbers[index]).length;
  return {
    map,
    judgments: judgments.length,
    onScale: grades.length,
    diagonalShare:
      grades.length === 0
        ? undefinedBecause("no-pairs")
        : { defined: true, value: onDiagonal / grades.length },
    rankCorrelation: rankCorrelation(grades, numbers),
  };
}

/** The diagnostic of blind and of open judgments side by side. */
export function haloByBlindness(judgments: readonly GradedJudgment[]): { blind: Halo; open: Halo } {
  return {
    blind: halo(judgments.filter(({ blind }) => blind)),
    open: halo(judgments.filter(({ blind }) => !blind)),
  };
}

/** Spearman's rho with mean ranks for ties. */
export function rankCorrelation(first: readonly number[], second: readonly number[]): Agreement {
  if (first.length < 2) return undefinedBecause("no-pairs");
  const a = meanRanks(first);
  const b = meanRanks(second);
  const middle = (first.length + 1) / 2;
  let both = 0;
  let spreadA = 0;
  let spreadB = 0;
  a.forEach((rank, index) => {
    both += (rank - middle) * (b[index]! - middle);
    spreadA += (rank - middle) ** 2;
    spreadB += (b[index]! - middle) ** 2;
  });
  if (spreadA === 0 || spreadB === 0) return undefinedBecause("no-variation");
  return { defined: true, value: both / Math.sqrt(spreadA * spreadB) };
}

function meanRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).toSorted((a, b) => values[a]! - values[b]!);
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let at = from; at < to; at++) ranks[order[at]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}
