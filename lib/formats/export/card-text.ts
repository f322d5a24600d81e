import { LEVELS, levelLabel, RUBRIC } from "../../corroboration/rubric.ts";
import type { DatasetDescription, ExportOptions, TextMode } from "../dataset.ts";
import type { DatasetCounts } from "./counts.ts";
import { isoDay } from "./iso-time.ts";

/** What the chosen text mode leaves in the data, for people. */
const TEXT_MODE_WORDS = {
  full: "The articles' texts are included. They belong to their publishers.",
  quote: "Only the quoted passages with a few words around them are included, not the articles' texts.",
  "stand-off": "No text is included: addresses, checksums and offsets point into the articles.",
} as const satisfies Record<TextMode, string>;

/** How to cite the dataset: its own wish, or name, version, makers and year. */
export function citationOf({ citation, name, version, creators, frozenAt, url }: DatasetDescription): string {
  if (citation !== "") return citation;
  const makers = creators.length > 0 ? `${creators.join(", ")}. ` : "";
  const year = new Date(frozenAt).getUTCFullYear();
  return `${makers}${name}, version ${version} (${year}).${url === "" ? "" : ` ${url}`}`;
}

/** What is in the dataset, as a Markdown list. */
export function compositionList(counts: DatasetCounts, { textMode, pseudonymous }: ExportOptions): string {
  const { byTag, published } = counts;
  const period = published ? `, published ${isoDay(published.first)} to ${isoDay(published.last)}` : "";
  return [
    `- ${counts.articles} article versions of ${counts.publishers} publishers${period}`,
    `- ${counts.annotations} annotations: ${byTag.claim} claim, ${byTag.opinion} opinion, ${byTag.boilerplate} boilerplate`,
    `- ${counts.claims} claims with ${counts.judgments} judgments and ${counts.evidence} pieces of evidence`,
    `- ${counts.reviewers} reviewers${pseudonymous ? ", under stable pseudonyms" : ""}`,
    `- ${TEXT_MODE_WORDS[textMode]}`,
  ].join("\n");
}

/** The rubric of the levels as a Markdown table. */
export function rubricTable(): string {
  const rows = LEVELS.toReversed().map((level) => `| ${levelLabel(level)} | ${RUBRIC[level].definition} |`);
  return [
    "| Level | Definition |",
    "|---|---|",
    ...rows,
    "",
    "Level 0 is off the scale: it is exported as missing (`level` null) with `not_assessable` true, never as the bottom of the scale.",
  ].join("\n");
}

/** Where offsets come from, in the words of every card. */
export const OFFSETS_NOTE =
  "Offsets count from 0, the end is exclusive. `start_utf16` and `end_utf16` count UTF-16 code units (JavaScript, Java), `start_codepoint` and `end_codepoint` count Unicode code points (Python). They refer to the text whose SHA-256 stands in `text_sha256`; the text is not normalised.";

/** Text as a quotation in Markdown, so that its own headings and rules do not become the card's. */
export function quotedMarkdown(text: string): string {
  return text.trim() === ""
    ? "None was written."
    : text
        .trimEnd()
        .split("\n")
        .map((line) => `> ${line}`.trimEnd())
        .join("\n");
}
