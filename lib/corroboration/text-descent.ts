import type { Links, Report } from "./report.ts";

/** From this degree on, a text counts as the same text (threshold of the independence classes). */
export const SAME_WITNESS = 0.95;
/** Absorbs rounding where a product of 1 − x lands a hair below a threshold. */
export const ROUNDING = 1e-9;

/** How articles descend from one another, through any number of steps. */
export interface TextDescent {
  /** Share of `article`'s text that comes from `ancestor`: the best product of degrees along any path; itself = 1. */
  taken: (article: string, ancestor: string) => number;
  /** Share of text two articles have through one line or a common ancestor (which may lie outside the project). */
  shared: (a: string, b: string) => number;
}

/** Follows recorded derivations to all ancestors. Cycles do no harm: a round trip never beats the direct way. */
export function textDescent(derivations: Links["derivations"]): TextDescent {
  const parents = new Map<string, Map<string, number>>();
  for (const { articleId, fromArticleId, degree } of derivations) {
    if (!(degree >= 0 && degree <= 1)) {
      throw new RangeError(`A derivation degree must lie in 0..1; ${articleId} has ${degree}.`);
    }
    const known = parents.get(articleId) ?? new Map<string, number>();
    known.set(fromArticleId, Math.max(degree, known.get(fromArticleId) ?? 0));
    parents.set(articleId, known);
  }
  const ancestry = new Map<string, Map<string, number>>();
  const ancestorsOf = (article: string): Map<string, number> => {
    const cached = ancestry.get(article);
    if (cached) return cached;
    const found = climb(article, parents);
    ancestry.set(article, found);
    return found;
  };
  return {
    taken: (article, ancestor) => ancestorsOf(article).get(ancestor) ?? 0,
    shared: (a, b) => {
      let best = 0;
      const others = ancestorsOf(b);
      for (const [ancestor, degree] of ancestorsOf(a)) {
        best = Math.max(best, degree * (others.get(ancestor) ?? 0));
      }
      return best;
    },
  };
}

function climb(article: string, parents: Map<string, Map<string, number>>): Map<string, number> {
  const best = new Map([[article, 1]]);
  const open = [article];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    const degreeHere = best.get(from) ?? 0;
    for (const [parent, degree] of parents.get(from) ?? []) {
      const through = degreeHere * degree;
      if (through > (best.get(parent) ?? 0)) {
        best.set(parent, through);
        open.push(parent);
      }
    }
  }
  return best;
}

/** Where a report was copied from: the first of its line, and the whole line including itself. */
export interface Lineage {
  root: Report;
  line: ReadonlySet<Report>;
}

/**
 * For each report the report it was copied from, or itself: a report in an article wholly derived (≥ .95) from
 * another with a report of the same origin stands for that report, so that a copy brings in nothing of its own,
 * not even its owner. A report that names nobody stands for any one of the copied article's.
 */
export function lineages(reports: readonly Report[], descent: TextDescent): Map<string, Lineage> {
  const copies = (copy: Report, original: Report): boolean =>
    copy.articleId !== original.articleId &&
    (copy.originId === original.originId || copy.originId === null || original.originId === null) &&
    descent.taken(copy.articleId, original.articleId) >= SAME_WITNESS - ROUNDING;
  const originals = new Map(
    reports.map((report) => [report, reports.filter((other) => copies(report, other))]),
  );
  return new Map(
    reports.map((report) => [
      report.id,
      { root: rootOf(report, originals), line: lineOf(report, originals) },
    ]),
  );
}

type Originals = ReadonlyMap<Report, readonly Report[]>;

/** Goes from counterpart to counterpart up to a text copied from nobody; in a circle the lowest id stands first. */
function rootOf(report: Report, originals: Originals): Report {
  const path = [report];
  for (let at = counterpart(report, originals); at !== undefined; at = counterpart(at, originals)) {
    const seen = path.indexOf(at);
    if (seen !== -1) return path.slice(seen).reduce((first, other) => (other.id < first.id ? other : first));
    path.push(at);
  }
  return path.at(-1) ?? report;
}

function counterpart(report: Report, originals: Originals): Report | undefined {
  return originals
    .get(report)
    ?.toSorted((a, b) => likeness(b, report) - likeness(a, report) || compareIds(a.id, b.id))[0];
}

/** How well one report matches another as its counterpart: the origin decides, then stance, then firmness. */
function likeness(a: Report, b: Report): number {
  return (
    4 * Number(a.originId === b.originId) +
    2 * Number(a.stance === b.stance) +
    Number(a.factuality === b.factuality)
  );
}

function lineOf(report: Report, originals: Originals): ReadonlySet<Report> {
  const line = new Set([report]);
  for (const member of line) for (const original of originals.get(member) ?? []) line.add(original);
  return line;
}

/** Order of ids by code unit: the same in every locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
