import type { Level } from "../../corroboration/rubric.ts";
import { sentencesOf } from "../../text/segments.ts";
import { overlaps, textOf } from "../../text/spans.ts";
import type { Stance } from "../../claims/vocabulary.ts";
import type { Dataset, DatasetEvidence, ExportOptions } from "../dataset.ts";
import { type ExportFile, type ExportFormat, requireTextMode } from "./export-format.ts";
import { jsonLines } from "./json-text.ts";
import { type SettledClaim, settledClaims } from "./verdicts.ts";

type FeverLabel = "SUPPORTS" | "REFUTES" | "NOT ENOUGH INFO";
type FeverEvidence = [annotationId: number, evidenceId: number, page: string | null, sentence: number | null];

/** One origin supports as far as FEVER can tell only from level 4 on, as on the AVeriTeC scale. */
const LABELS = {
  5: "SUPPORTS",
  4: "SUPPORTS",
  3: "NOT ENOUGH INFO",
  2: "NOT ENOUGH INFO",
  1: "REFUTES",
  0: "NOT ENOUGH INFO",
} as const satisfies Record<Level, FeverLabel>;
const DECISIVE = { SUPPORTS: "supports", REFUTES: "contradicts" } as const satisfies Record<string, Stance>;

/**
 * FEVER rows. Evidence is a sentence of a page: pages are article versions, their sentences stand in `pages.jsonl`.
 * Each piece of evidence is a set of its own (the outer list holds alternatives), with all sentences that it touches.
 */
async function* feverRows(dataset: Dataset, options: ExportOptions) {
  let evidenceId = 0;
  for await (const settled of settledClaims(dataset, options)) {
    const label: FeverLabel = LABELS[settled.level];
    const sets: FeverEvidence[][] = [];
    for (const piece of decisiveEvidence(settled, label)) {
      evidenceId++;
      const set = await sentencesTouched(dataset, piece, settled.number, evidenceId);
      if (set.length > 0) sets.push(set);
    }
    const none: FeverEvidence[][] = [[[settled.number, 0, null, null]]];
    yield {
      id: settled.number,
      verifiable: label === "NOT ENOUGH INFO" ? "NOT VERIFIABLE" : "VERIFIABLE",
      label,
      claim: settled.claim.text,
      evidence: sets.length > 0 ? sets : none,
      claim_id: settled.claim.id,
    };
  }
}

function decisiveEvidence({ claim }: SettledClaim, label: FeverLabel): readonly DatasetEvidence[] {
  if (label === "NOT ENOUGH INFO") return [];
  return claim.evidence.filter(({ stance }) => stance === DECISIVE[label]);
}

async function sentencesTouched(
  dataset: Dataset,
  { target }: DatasetEvidence,
  annotationId: number,
  evidenceId: number,
): Promise<FeverEvidence[]> {
  if (target.kind === "url") return [];
  const { versionId } = target.passage.article;
  const { text, blocks, language } = await dataset.article(versionId);
  return sentencesOf(text, blocks, language).flatMap((sentence, number): FeverEvidence[] =>
    overlaps(sentence, target.passage) ? [[annotationId, evidenceId, versionId, number]] : [],
  );
}

/** Pages as FEVER's Wikipedia dump has them: sentences numbered from 0, one a line, their tabs and line ends as spaces. */
async function* pageRows(dataset: Dataset) {
  for await (const { article } of dataset.documents()) {
    const { text, blocks, language } = article;
    const sentences = sentencesOf(text, blocks, language);
    yield {
      id: article.versionId,
      text,
      lines: sentences.map((span, i) => `${i}\t${textOf(text, span).replaceAll(/[\t\n]/g, " ")}`).join("\n"),
      title: article.title,
      url: article.url,
      text_sha256: article.sha256,
    };
  }
}

async function* feverFiles(dataset: Dataset, options: ExportOptions): AsyncGenerator<ExportFile> {
  yield {
    path: "claims.jsonl",
    mediaType: "application/jsonl",
    content: jsonLines(feverRows(dataset, options)),
  };
  yield { path: "pages.jsonl", mediaType: "application/jsonl", content: jsonLines(pageRows(dataset)) };
}

export const feverFormat = {
  id: "fever",
  label: "FEVER",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "sentence",
  textModes: ["full"],
  write(dataset, options) {
    requireTextMode(feverFormat, options.textMode);
    return feverFiles(dataset, options);
  },
} as const satisfies ExportFormat;
