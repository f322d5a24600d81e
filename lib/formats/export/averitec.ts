import type { Stance } from "../../claims/vocabulary.ts";
import type { Dataset, DatasetEvidence, ExportOptions } from "../dataset.ts";
import { type ExportFormat, singleFile } from "./export-format.ts";
import { jsonArray } from "./json-text.ts";
import { averitecLabel, evidenceUrl, rationaleOf, type SettledClaim, settledClaims } from "./verdicts.ts";

/** What a page or an unquoted passage answers, where its reviewer left no note. */
const STANCE_WORDS = {
  supports: "It supports the claim.",
  contradicts: "It contradicts the claim.",
  mentions: "It mentions the claim without taking a side.",
} as const satisfies Record<Stance, string>;

/**
 * The shape of AVeriTeC: one array of claims, each with a question, answers from evidence, and a verdict. The question
 * is the claim's own, or asks what the evidence says. Answers from passages are extractive and, in a stand-off export,
 * without their words.
 */
async function* averitecRows(dataset: Dataset, options: ExportOptions) {
  for await (const settled of settledClaims(dataset, options)) yield averitecRow(settled, options);
}

function averitecRow(settled: SettledClaim, options: ExportOptions) {
  const { claim, level } = settled;
  const [earliest] = claim.mentions
    .filter(({ passage }) => passage.article.publishedAt !== null)
    .toSorted((a, b) => (a.passage.article.publishedAt ?? 0) - (b.passage.article.publishedAt ?? 0));
  const first = earliest ?? claim.mentions[0];
  const date = earliest?.passage.article.publishedAt ?? null;
  return {
    claim: claim.text,
    required_reannotation: false,
    label: averitecLabel(level),
    justification: rationaleOf(settled),
    claim_date: date === null ? null : dayMonthYear(date),
    speaker: first?.origin?.name ?? null,
    original_claim_url: first?.passage.article.url || null,
    cached_original_claim_url: null,
    fact_checking_article: null,
    reporting_source: first?.passage.article.publisher || null,
    location_ISO_code: null,
    claim_types: [],
    fact_checking_strategies: claim.evidence.length > 0 ? ["Written Evidence"] : [],
    questions: questionsOf(settled, options),
  };
}

function questionsOf({ claim }: SettledClaim, options: ExportOptions) {
  if (claim.evidence.length === 0) return [];
  const question = claim.question?.text ?? `What do the articles say about this: ${claim.text}`;
  return [{ question, answers: claim.evidence.map((piece) => answerOf(piece, options)) }];
}

function answerOf(piece: DatasetEvidence, { textMode }: ExportOptions) {
  const { target, stance, note } = piece;
  const quoted = target.kind === "passage" && textMode !== "stand-off";
  return {
    answer: quoted ? target.passage.exact : note || STANCE_WORDS[stance],
    answer_type: quoted ? "Extractive" : "Abstractive",
    source_url: evidenceUrl(piece) || null,
    cached_source_url: null,
    source_medium: "Web text",
  };
}

/** "3-6-2026", the day in UTC; without leading zeros, as most of the original has it. */
function dayMonthYear(millis: number): string {
  const date = new Date(millis);
  return `${date.getUTCDate()}-${date.getUTCMonth() + 1}-${date.getUTCFullYear()}`;
}

export const averitecFormat = {
  id: "averitec",
  label: "AVeriTeC",
  extension: "json",
  mediaType: "application/json",
  offsetUnit: "none",
  textModes: ["full", "quote", "stand-off"],
  write: (dataset, options) =>
    singleFile("averitec.json", "application/json", jsonArray(averitecRows(dataset, options))),
} as const satisfies ExportFormat;
