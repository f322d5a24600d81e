import type { ClaimDossier, ProjectClaims } from "../claims/dossier.ts";
import { stated } from "../claims/quantity.ts";
import { assessor } from "../claims/assessment.ts";
import { counted } from "../corroboration/headline.ts";
import { accu } from "../corroboration/models/accu.ts";
import type { Assertion, ModelResult } from "../corroboration/models/assertions.ts";
import { crh, type NumericAssertion } from "../corroboration/models/crh.ts";
import { rankStability, STABILITY_SETTINGS } from "../corroboration/models/stability.ts";
import { truthFinder } from "../corroboration/models/truth-finder.ts";
import { majority, sums } from "../corroboration/models/voting.ts";
import type { DataTable } from "./data-table.ts";
import { quantityOfClaim, quantityOfMention } from "./stated-quantity.ts";

/** The models of the what-if page by what people call them. */
export const WHAT_IF_MODELS = ["Majority", "Sums", "TruthFinder", "ACCU with copies"] as const;
export type WhatIfModel = (typeof WHAT_IF_MODELS)[number];

/** One competing claim with its rank under each model. */
export interface WhatIfRow {
  claimId: string;
  text: string;
  publishers: string[];
  ranks: Record<WhatIfModel, number>;
  /** Best and worst rank, and how often first (0..1), over all settings tried. */
  best: number;
  worst: number;
  first: number;
}

export interface WhatIfQuestion {
  questionId: string;
  title: string;
  rows: WhatIfRow[];
  /** The number CRH settles on; null where fewer than two publishers state one. */
  crh: number | null;
}

export interface WhatIf {
  questions: WhatIfQuestion[];
  /** Pairs of publishers that ACCU takes for copies, by their names. */
  copies: { a: string; b: string; probability: number }[];
  settings: number;
}

/** Every model on the questions with competing claims. A what-if, never the verdict. */
export function whatIf(project: ProjectClaims): WhatIf {
  const weigh = assessor(project);
  const reported = project.claims
    .filter(({ claim }) => claim.questionId !== null)
    .map((dossier) => ({
      dossier,
      item: dossier.claim.questionId ?? "",
      reports: weigh(dossier).ledger.independence.reports.filter(({ stance }) => stance === "supports"),
    }));
  const names = new Map(
    reported.flatMap(({ reports }) => reports.map((one) => [one.publisherId, one.publisherName])),
  );
  const assertions: Assertion[] = reported.flatMap(({ dossier, item, reports }) =>
    reports.map(({ publisherId }) => ({ source: publisherId, item, value: dossier.claim.id })),
  );
  const copying = accu(assertions);
  const results: Record<WhatIfModel, ModelResult> = {
    Majority: majority(assertions),
    Sums: sums(assertions),
    TruthFinder: truthFinder(assertions),
    "ACCU with copies": copying,
  };
  const stability = new Map(rankStability(assertions).map((range) => [range.value, range]));
  const numbers = crh(numbersOf(reported.map(({ dossier }) => dossier)));
  const questions = project.questions.map(({ id, text }): WhatIfQuestion => {
    const rows = reported
      .filter(({ item, reports }) => item === id && reports.length > 0)
      .map(({ dossier: { claim }, reports }): WhatIfRow => {
        const rank = (model: WhatIfModel) =>
          results[model].values.find(({ value }) => value === claim.id)?.rank ?? 0;
        const range = stability.get(claim.id);
        return {
          ...{ claimId: claim.id, text: claim.text },
          publishers: [...new Set(reports.map(({ publisherName }) => publisherName))],
          ranks: {
            ...{ Majority: rank("Majority"), Sums: rank("Sums"), TruthFinder: rank("TruthFinder") },
            "ACCU with copies": rank("ACCU with copies"),
          },
          ...{ best: range?.best ?? 0, worst: range?.worst ?? 0, first: range?.first ?? 0 },
        };
      });
    return {
      ...{ questionId: id, title: text },
      rows: rows.toSorted(
        (a, b) => b.first - a.first || a.worst - b.worst || (a.claimId < b.claimId ? -1 : 1),
      ),
      crh: numbers.values.find(({ item }) => item === id)?.value ?? null,
    };
  });
  return {
    questions: questions.filter(({ rows }) => rows.length > 1),
    copies: copying.copies.map(({ a, b, probability }) => ({
      ...{ a: names.get(a) ?? a, b: names.get(b) ?? b, probability },
    })),
    settings: STABILITY_SETTINGS.length,
  };
}

/** What publishers state, as numbers: only of questions for which at least two publishers state one. */
function numbersOf(dossiers: readonly ClaimDossier[]): NumericAssertion[] {
  const all = dossiers.flatMap(({ claim, mentions }) => {
    const ofClaim = quantityOfClaim(claim.text);
    return mentions.flatMap((mention) => {
      const found = quantityOfMention(mention, ofClaim);
      // A plan does not answer what is.
      if (!found || found.quantity.status === "planned") return [];
      const source = mention.publisherId ?? mention.articleId;
      return [{ source, item: claim.questionId ?? "", value: stated(found.quantity) }];
    });
  });
  const sources = Map.groupBy(all, ({ item }) => item);
  return all.filter(({ item }) => new Set(sources.get(item)?.map(({ source }) => source)).size > 1);
}

/** What the models make of one question, in words. */
export function whatIfSummary({ rows, crh: number }: WhatIfQuestion, settings: number): string {
  const answers = Map.groupBy(WHAT_IF_MODELS, (model) =>
    rows
      .filter(({ ranks }) => ranks[model] === 1)
      .map(({ text }) => `“${text}”`)
      .join(" and "),
  );
  const moving = rows.filter(({ best, worst }) => best !== worst).length;
  return [
    answers.size === 1
      ? `All models would rank first: ${[...answers.keys()].join("")}.`
      : `The models differ: ${[...answers].map(([first, models]) => `${models.join(", ")} ${models.length === 1 ? "ranks" : "rank"} ${first} first`).join("; ")}.`,
    moving === 0
      ? `No rank moves over ${counted(settings, "setting")}.`
      : `${moving} of ${counted(rows.length, "rank")} ${moving === 1 ? "moves" : "move"} over ${counted(settings, "setting")}.`,
    number === null
      ? ""
      : `CRH would settle on ${number.toLocaleString("en", { maximumFractionDigits: 1 })}.`,
    "A what-if, not a verdict.",
  ]
    .filter(Boolean)
    .join(" ");
}

/** One row per claim. */
export function whatIfTable({ rows }: WhatIfQuestion): DataTable {
  return {
    columns: [
      { name: "Claim" },
      { name: "Publishers" },
      ...WHAT_IF_MODELS.map((name) => ({ name, numeric: true })),
      { name: "Best rank", numeric: true },
      { name: "Worst rank", numeric: true },
      { name: "First in", numeric: true },
    ],
    rows: rows.map(({ text, publishers, ranks, best, worst, first }) => [
      ...[text, publishers.join(", ")],
      ...WHAT_IF_MODELS.map((model) => ranks[model]),
      ...[best, worst, `${Math.round(first * 100)}%`],
    ]),
  };
}
