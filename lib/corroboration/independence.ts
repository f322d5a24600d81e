import type { Links, Report } from "./report.ts";
import { compareIds, type Lineage, lineages, ROUNDING, SAME_WITNESS, textDescent } from "./text-descent.ts";

/** From this dependence on, two reports count as one independent origin (k_ind). */
export const SAME_ORIGIN = 0.5;
/** Dependence of two publishers with one owner or syndication group. */
export const SHARED_OWNERSHIP = 0.5;

/** Why two reports depend on each other: the three inputs of the noisy-OR and what they come to. */
export interface PairDependence {
  a: string;
  b: string;
  /** 1 for the same origin, an analyst's value for related ones, else 0. */
  origin: number;
  /** Share of text the articles have from one another or from a third. */
  text: number;
  /** 0.5 for one publisher, owner or syndication group, else 0. */
  ownership: number;
  /** Z = 1 − (1 − origin)(1 − text)(1 − ownership). */
  dependence: number;
  reasons: string[];
}

/** All pairs of a set of reports. Rows and columns follow `reports`, which is in order of id, whatever came in. */
export interface Independence {
  reports: readonly Report[];
  /** Symmetric, ones on the diagonal. */
  z: readonly (readonly number[])[];
  /** The report each one was copied from; itself for an original. */
  rootOf: (reportId: string) => Report;
  /** The report and everything it was copied from, in order of id. */
  lineOf: (reportId: string) => Report[];
  pair: (a: string, b: string) => PairDependence;
}

/** How far every two reports depend on each other (reference §3.1, step 1). Ids must be unique. */
export function independenceOf(unordered: readonly Report[], links: Links): Independence {
  const reports = unordered.toSorted((a, b) => compareIds(a.id, b.id));
  const position = new Map(reports.map((report, index) => [report.id, index]));
  if (position.size !== reports.length) throw new RangeError("Two reports have the same id.");
  const descent = textDescent(links.derivations);
  const lines = lineages(reports, descent);
  const lineageOf = (id: string): Lineage => {
    const lineage = lines.get(id);
    if (!lineage) throw new RangeError(`There is no report ${id} in this ledger.`);
    return lineage;
  };
  const rootOf = (id: string): Report => lineageOf(id).root;
  const analyst = originDependences(links.origins);
  const carried = originsByArticle(reports);
  const judge = (a: Report, b: Report): PairDependence => {
    const rootA = rootOf(a.id);
    const rootB = rootOf(b.id);
    if (rootA === rootB) return oneWitness(a, b, rootA);
    const origin = originDependence(rootA, rootB, analyst);
    const text = textDependence(rootA, rootB, descent.shared, carried);
    const ownership = sharesOwner(rootA, rootB) ? SHARED_OWNERSHIP : 0;
    return {
      a: a.id,
      b: b.id,
      origin: origin.value,
      text,
      ownership,
      dependence: 1 - (1 - origin.value) * (1 - text) * (1 - ownership),
      reasons: [
        ...(origin.reason ? [origin.reason] : []),
        ...(text > 0 ? [`the articles share text (${percent(text)})`] : []),
        ...(ownership > 0 ? [ownershipReason(rootA, rootB)] : []),
      ],
    };
  };
  const z = symmetric(reports, (a, b) => judge(a, b).dependence);
  return {
    reports,
    z,
    rootOf,
    lineOf: (id) => [...lineageOf(id).line].toSorted((a, b) => compareIds(a.id, b.id)),
    pair: (a, b) => {
      const left = reports[position.get(a) ?? -1];
      const right = reports[position.get(b) ?? -1];
      if (!left || !right) throw new RangeError(`There is no report ${left ? b : a} in this ledger.`);
      return judge(left, right);
    },
  };
}

/** "80%": whole per cent, as every explanation says a share. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/**
 * Connected groups of rows whose similarity reaches `threshold`, each a list of row numbers in ascending order.
 * `among` limits the rows (default: all).
 */
export function connectedGroups(
  z: readonly (readonly number[])[],
  threshold: number,
  among: readonly number[] = z.map((_, index) => index),
): number[][] {
  const left = new Set(among);
  const groups: number[][] = [];
  for (const start of among) {
    if (!left.delete(start)) continue;
    const group = [start];
    for (const member of group) {
      for (const other of left) {
        if ((z[member]?.[other] ?? 0) < threshold - ROUNDING) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group.toSorted((a, b) => a - b));
  }
  return groups;
}

/**
 * Effective number of independent witnesses Σ 1/Σ Z (Leinster and Cobbold's similarity-sensitive diversity of
 * order 0, uniform weights), over the rows named. Nothing given, nothing counted: 0.
 */
export function effectiveNumber(z: readonly (readonly number[])[], rows: readonly number[]): number {
  return rows.reduce(
    (total, row) => total + 1 / rows.reduce((likeness, other) => likeness + (z[row]?.[other] ?? 0), 0),
    0,
  );
}

/** Groups that count as one witness (Z ≥ .95). */
export function independenceClasses(independence: Independence, among?: readonly number[]): number[][] {
  return connectedGroups(independence.z, SAME_WITNESS, among);
}

function oneWitness(a: Report, b: Report, root: Report): PairDependence {
  const copied = [a, b].filter((report) => report !== root);
  const reasons =
    copied.length > 0 ? [`${copied.map(nameOf).join(" and ")} copied from ${nameOf(root)}`] : [];
  const origin = a.originId !== null && a.originId === b.originId ? 1 : 0;
  return {
    a: a.id,
    b: b.id,
    origin,
    text: 1,
    ownership: sharesOwner(a, b) ? SHARED_OWNERSHIP : 0,
    dependence: 1,
    reasons,
  };
}

/** Each pair is judged once, so that both halves agree to the last bit. */
function symmetric(reports: readonly Report[], dependence: (a: Report, b: Report) => number): number[][] {
  const z: number[][] = [];
  for (const [row, a] of reports.entries()) {
    z.push(
      reports.map((b, column) =>
        column === row ? 1 : column < row ? (z[column]?.[row] ?? 0) : dependence(a, b),
      ),
    );
  }
  return z;
}

function nameOf(report: Report): string {
  return report.publisherName || report.articleId;
}

/** A report that names nobody has its article as origin. */
function originKey(report: Report): string {
  return report.originId === null ? `article:${report.articleId}` : `origin:${report.originId}`;
}

function originsByArticle(reports: readonly Report[]): Map<string, Set<string>> {
  const carried = new Map<string, Set<string>>();
  for (const report of reports) {
    const origins = carried.get(report.articleId) ?? new Set<string>();
    carried.set(report.articleId, origins.add(originKey(report)));
  }
  return carried;
}

interface OriginDependence {
  value: number;
  reason: string;
}

function originDependences(origins: Links["origins"]): Map<string, OriginDependence> {
  const found = new Map<string, OriginDependence>();
  for (const { a, b, dependence, reason } of origins) {
    if (!(dependence >= 0 && dependence <= 1)) {
      throw new RangeError(
        `The dependence of two origins must lie in 0..1; ${a} and ${b} have ${dependence}.`,
      );
    }
    const key = pairKey(a, b);
    if (dependence >= (found.get(key)?.value ?? 0)) found.set(key, { value: dependence, reason });
  }
  return found;
}

function pairKey(a: string, b: string): string {
  return JSON.stringify(compareIds(a, b) < 0 ? [a, b] : [b, a]);
}

function originDependence(a: Report, b: Report, analyst: Map<string, OriginDependence>): OriginDependence {
  if (originKey(a) === originKey(b)) {
    return a.originId === null
      ? { value: 1, reason: "the same article, which names no origin" }
      : { value: 1, reason: `the same origin, ${a.originName || a.originId}` };
  }
  if (a.originId === null || b.originId === null) return { value: 0, reason: "" };
  const set = analyst.get(pairKey(a.originId, b.originId));
  if (!set || set.value === 0) return { value: 0, reason: "" };
  const names = `${a.originName || a.originId} and ${b.originName || b.originId}`;
  return { value: set.value, reason: `${names} may depend on each other (${set.value}): ${set.reason}` };
}

/**
 * Shared text makes two reports one only where it carries the same origin. Where the other article also reports
 * this origin, the shared text covers both, and each report is matched with its own counterpart instead.
 */
function textDependence(
  a: Report,
  b: Report,
  shared: (a: string, b: string) => number,
  carried: Map<string, Set<string>>,
): number {
  if (a.articleId === b.articleId) return 0;
  const keyA = originKey(a);
  const keyB = originKey(b);
  const hasCounterpart =
    carried.get(b.articleId)?.has(keyA) === true || carried.get(a.articleId)?.has(keyB) === true;
  return keyA !== keyB && hasCounterpart ? 0 : shared(a.articleId, b.articleId);
}

function sharesOwner(a: Report, b: Report): boolean {
  return (
    a.publisherId === b.publisherId || a.publisherGroups.some((group) => b.publisherGroups.includes(group))
  );
}

function ownershipReason(a: Report, b: Report): string {
  return a.publisherId === b.publisherId ? "one publisher" : "publishers with one owner or syndication group";
}
