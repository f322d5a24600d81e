import { assessor } from "../claims/assessment.ts";
import type { ClaimDossier, Evidence, Mention, ProjectClaims } from "../claims/dossier.ts";
import type { Quantity } from "../claims/quantity.ts";
import type { Factuality, Stance } from "../claims/vocabulary.ts";
import { SAME_ORIGIN } from "../corroboration/independence.ts";
import type { Ledger } from "../corroboration/ledger.ts";
import { FACTUALITY_WEIGHTS, type Report } from "../corroboration/report.ts";
import { averageLinkage } from "./clusters.ts";
import { quantityText } from "./quantity-text.ts";
import { quantityOfClaim, quantityOfMention } from "./stated-quantity.ts";

/** A passage behind a cell. Offsets are UTF-16 code units. */
export interface MatrixPassage {
  id: string;
  articleId: string;
  articleTitle: string;
  start: number;
  exact: string;
  stance: Stance;
  factuality: Factuality;
  /** "" = the text names nobody. */
  origin: string;
  /** The number it states; "" = none. */
  value: string;
}

/** What one publisher says about one claim: its side, how firmly, and the number. */
export interface MatrixCell {
  publisherId: string;
  /** "mixed" = it reports both for and against. */
  stance: Stance | "mixed";
  /** The firmest of its passages. */
  factuality: Factuality;
  values: string[];
  passages: MatrixPassage[];
}

export interface MatrixRow {
  claimId: string;
  text: string;
  headline: string;
  cells: MatrixCell[];
}

export interface MatrixSection {
  /** null = claims without a question. */
  questionId: string | null;
  title: string;
  rows: MatrixRow[];
}

/** Publishers that count as one witness for the claims shown, or one that stands alone. */
export interface ColumnGroup {
  /** "A", "B", …; the largest group first. */
  label: string;
  publishers: { id: string; name: string }[];
  /** Origins that more than one of them reports from. */
  sharedOrigins: string[];
}

export interface Matrix {
  groups: ColumnGroup[];
  sections: MatrixSection[];
}

interface Weighed {
  dossier: ClaimDossier;
  headline: string;
  ledger: Ledger;
  itemsOf: ReadonlyMap<string, readonly string[]>;
}

/** Claim × publisher for the claims given (default: all), columns grouped by what their reports have in common. */
export function matrixOf(
  project: ProjectClaims,
  claims: readonly ClaimDossier[] = project.claims,
  noQuestion = "Claims without a question",
): Matrix {
  const weigh = assessor(project);
  const weighed = claims.map((dossier) => ({ dossier, ...weigh(dossier) }));
  const rows = weighed.map((one) => ({ one, row: rowOf(one) }));
  const sections = [...project.questions, null].map((question) => ({
    questionId: question?.id ?? null,
    title: question?.text ?? noQuestion,
    rows: rows
      .filter(({ one }) => one.dossier.claim.questionId === (question?.id ?? null))
      .map(({ row }) => row),
  }));
  return { groups: columnGroups(weighed), sections: sections.filter((section) => section.rows.length > 0) };
}

function rowOf({ dossier, headline, ledger, itemsOf }: Weighed): MatrixRow {
  const byPublisher = Map.groupBy(ledger.independence.reports, (report) => report.publisherId);
  const items = new Map([...dossier.mentions, ...dossier.evidence].map((item) => [item.id, item]));
  return {
    claimId: dossier.claim.id,
    text: dossier.claim.text,
    headline,
    cells: [...byPublisher].map(([publisherId, reports]) =>
      cellOf(publisherId, reports, itemsOf, items, quantityOfClaim(dossier.claim.text)),
    ),
  };
}

function cellOf(
  publisherId: string,
  reports: readonly Report[],
  itemsOf: Weighed["itemsOf"],
  items: ReadonlyMap<string, Mention | Evidence>,
  ofClaim: Quantity | null,
): MatrixCell {
  const passages = reports.flatMap((report) =>
    (itemsOf.get(report.id) ?? []).flatMap((id) => {
      const item = items.get(id);
      return item ? [passageOf(item, report, ofClaim)] : [];
    }),
  );
  const sides = new Set(reports.map(({ stance }) => stance).filter((stance) => stance !== "mentions"));
  const [only = "mentions"] = sides;
  const firmest = reports.toSorted(
    (a, b) =>
      Number(b.stance === only) - Number(a.stance === only) ||
      FACTUALITY_WEIGHTS[b.factuality] - FACTUALITY_WEIGHTS[a.factuality],
  )[0];
  return {
    publisherId,
    stance: sides.size > 1 ? "mixed" : only,
    factuality: firmest?.factuality ?? "Uu",
    values: [...new Set(passages.map(({ value }) => value).filter(Boolean))],
    passages,
  };
}

function passageOf(item: Mention | Evidence, report: Report, ofClaim: Quantity | null): MatrixPassage {
  const found = quantityOfMention("factuality" in item ? item : { ...item, quantity: null }, ofClaim);
  return {
    id: item.id,
    articleId: item.articleId ?? report.articleId,
    articleTitle: item.articleTitle,
    start: item.start ?? 0,
    exact: item.exact,
    stance: report.stance,
    factuality: report.factuality,
    origin: report.originName,
    // Evidence need not state the claim's number: only what stands in its passage counts.
    value: found && ("factuality" in item || found.source !== "claim") ? quantityText(found.quantity) : "",
  };
}

/**
 * Publishers belong together when, over the claims that both report, their reports depend on each other by half or
 * more on average (the threshold of "independent origins"). Origins that most of a group report from are named.
 */
function columnGroups(weighed: readonly Weighed[]): ColumnGroup[] {
  const names = new Map<string, string>();
  const origins = new Map<string, Set<string>>();
  for (const { publisherId, publisherName, originName } of weighed.flatMap(
    ({ ledger }) => ledger.independence.reports,
  )) {
    names.set(publisherId, publisherName);
    const known = origins.get(publisherId) ?? new Set();
    if (originName) known.add(originName);
    origins.set(publisherId, known);
  }
  const ids = [...names.keys()].toSorted(
    (a, b) => compare(names.get(a) ?? "", names.get(b) ?? "") || compare(a, b),
  );
  const groups = averageLinkage(likeness(ids, weighed), SAME_ORIGIN).map((group) =>
    group.map((index) => ids[index] ?? ""),
  );
  return groups
    .toSorted((a, b) => b.length - a.length)
    .map((members, index) => ({
      label: groupLabel(index),
      publishers: members.map((id) => ({ id, name: names.get(id) ?? "" })),
      sharedOrigins: sharedBy(members.map((id) => origins.get(id) ?? new Set())),
    }));
}

function likeness(ids: readonly string[], weighed: readonly Weighed[]): number[][] {
  const position = new Map(ids.map((id, index) => [id, index]));
  const sums = ids.map(() => ids.map(() => 0));
  const shared = ids.map(() => ids.map(() => 0));
  for (const { ledger } of weighed) {
    const { reports, z } = ledger.independence;
    const pairs = new Map<number, number[]>();
    for (const [row, a] of reports.entries())
      for (let column = row + 1; column < reports.length; column++) {
        const left = position.get(a.publisherId) ?? 0;
        const right = position.get(reports[column]?.publisherId ?? "") ?? 0;
        if (left === right) continue;
        const pair = Math.min(left, right) * ids.length + Math.max(left, right);
        pairs.set(pair, [...(pairs.get(pair) ?? []), z[row]?.[column] ?? 0]);
      }
    for (const [pair, dependences] of pairs) {
      const dependence = dependences.reduce((sum, one) => sum + one, 0) / dependences.length;
      const [a, b] = [Math.floor(pair / ids.length), pair % ids.length];
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        (sums[from] ?? [])[to] = (sums[from]?.[to] ?? 0) + dependence;
        (shared[from] ?? [])[to] = (shared[from]?.[to] ?? 0) + 1;
      }
    }
  }
  return sums.map((row, a) => row.map((sum, b) => (a === b ? 1 : sum / Math.max(1, shared[a]?.[b] ?? 0))));
}

function sharedBy(sets: readonly ReadonlySet<string>[]): string[] {
  const counts = new Map<string, number>();
  for (const name of sets.flatMap((set) => [...set])) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1 && count > sets.length / 2)
    .map(([name]) => name)
    .toSorted();
}

/** "A" … "Z", "AA" …: as spreadsheets name their columns. */
export function groupLabel(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : groupLabel(Math.floor(index / 26) - 1) + letter;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
