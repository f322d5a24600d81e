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

/**
 * For each report the report it was copied from, or itself: a report in an article wholly derived (≥ .95) from
 * another with a report of the same origin stands for that report, so that a copy brings in nothing of its own,
 * not even its owner. A report that names nobody stands for any one of the copied article's.
 */
export function rootReports(reports: readonly Report[], descent: TextDescent): Map<string, Report> {
  const copies = (copy: Report, original: Report): boolean =>
    copy.articleId !== original.articleId &&
    (copy.originId === original.originId || copy.originId === null || original.originId === null) &&
    descent.taken(copy.articleId, original.articleId) >= SAME_WITNESS - ROUNDING;
  const originals = new Map(
    reports.map((report) => [report, reports.filter((other) => copies(report, other))]),
  );
  const lines = new Map(reports.map((report) => [report, lineOf(report, originals)]));
  const lineFrom = (report: Report): ReadonlySet<Report> => lines.get(report) ?? new Set([report]);
  // A root is copied from nobody, or only from those that are copied from it (recorded both ways).
  const isRoot = (report: Report): boolean =>
    [...lineFrom(report)].every((other) => lineFrom(other).has(report));
  const roots = new Map<string, Report>();
  for (const report of reports) {
    const [root = report] = [...lineFrom(report)]
      .filter(isRoot)
      .toSorted(
        (a, b) =>
          Number(b.originId === report.originId) - Number(a.originId === report.originId) ||
          compareIds(a.id, b.id),
      );
    roots.set(report.id, root);
  }
  return roots;
}

function lineOf(report: Report, originals: ReadonlyMap<Report, readonly Report[]>): ReadonlySet<Report> {
  const line = new Set([report]);
  for (const member of line) for (const original of originals.get(member) ?? []) line.add(original);
  return line;
}

/** Order of ids by code unit: the same in every locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
