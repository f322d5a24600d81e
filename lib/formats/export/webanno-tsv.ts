import type { TextSpan } from "../../text/passage.ts";
import { firstEndingAfter, textOf } from "../../text/spans.ts";
import type { Dataset, ExportOptions } from "../dataset.ts";
import { inChunks } from "./chunks.ts";
import { type ExportFile, type ExportFormat, requireTextMode } from "./export-format.ts";
import { articleFileName } from "./file-names.ts";
import { handOf, type Mark, type MarkedDocument, markedDocuments } from "./marked-documents.ts";
import { tokensOf } from "./tokens.ts";
import { PASSAGE_FEATURES, PASSAGE_TYPE } from "./uima-types.ts";

const HEADER = `#FORMAT=WebAnno TSV 3.3\n#T_SP=${PASSAGE_TYPE}|${PASSAGE_FEATURES.join("|")}\n\n\n`;
const NOTHING_HERE = PASSAGE_FEATURES.map(() => "_");

/** A passage in one token: the part of the token that it covers. */
interface Share {
  span: TextSpan;
  /** Number of the passage in the file, from 1. */
  id: number;
  mark: Mark;
}

/**
 * WebAnno TSV 3.3 of one article, offsets in UTF-16 code units. Between two sentences the format means one line end,
 * so a sentence ends only where exactly that follows; other line ends stand inside sentences.
 *
 * Lost: white space at the very beginning and end of the text, and at the edges of passages; passages of white space.
 */
function* webannoTsv({ article, marks }: MarkedDocument): Generator<string> {
  const { text } = article;
  const tokens = tokensOf(text, { start: 0, end: text.length });
  const shares = sharesByToken(tokens, marks);
  yield HEADER;
  let first = 0;
  let sentence = 0;
  for (let i = 0; i < tokens.length; i++) {
    const following = tokens[i + 1];
    const endsHere = !following || text.slice(tokens[i]?.end, following.start) === "\n";
    if (!endsHere) continue;
    sentence++;
    const start = tokens[first]?.start ?? 0;
    yield* textLines(text.slice(start, tokens[i]?.end));
    for (let k = first; k <= i; k++) {
      const token = tokens[k];
      if (token) yield* tokenRows(text, token, `${sentence}-${k - first + 1}`, shares.get(k) ?? []);
    }
    yield "\n";
    first = i + 1;
  }
}

function sharesByToken(tokens: readonly TextSpan[], marks: readonly Mark[]): Map<number, Share[]> {
  const shares = new Map<number, Share[]>();
  let id = 0;
  for (const mark of marks) {
    const { start, end } = mark.annotation;
    const first = firstEndingAfter(tokens, start);
    // Only what stands in the file is numbered.
    if ((tokens[first]?.start ?? end) < end) id++;
    for (let k = first; k < tokens.length; k++) {
      const token = tokens[k];
      if (!token || token.start >= end) break;
      const span = { start: Math.max(start, token.start), end: Math.min(end, token.end) };
      const share = { span, id, mark };
      const others = shares.get(k);
      if (others) others.push(share);
      else shares.set(k, [share]);
    }
  }
  return shares;
}

function* textLines(sentence: string): Generator<string> {
  for (const line of sentence.split("\n")) yield `#Text=${escapedText(line)}\n`;
}

/** The row of a token, and one for each part of it where a passage begins or ends inside. */
function* tokenRows(
  text: string,
  token: TextSpan,
  number: string,
  shares: readonly Share[],
): Generator<string> {
  const isWhole = ({ span }: Share) => span.start === token.start && span.end === token.end;
  yield row(text, token, number, shares.filter(isWhole));
  const parts = Map.groupBy(
    shares.filter((share) => !isWhole(share)),
    ({ span }) => `${span.start}-${span.end}`,
  );
  let part = 0;
  for (const group of parts.values()) {
    part++;
    const [first] = group;
    if (first) yield row(text, first.span, `${number}.${part}`, group);
  }
}

/** Cells end with a tab, the last one too. Each value carries the number of its passage; several are stacked. */
function row(text: string, span: TextSpan, number: string, shares: readonly Share[]): string {
  const stacks = shares.map(({ mark, id }) => featuresOf(mark).map((value) => `${value}[${id}]`));
  const cells =
    stacks.length === 0
      ? NOTHING_HERE
      : NOTHING_HERE.map((_, column) => stacks.map((values) => values[column] ?? "*").join("|"));
  return `${number}\t${span.start}-${span.end}\t${textOf(text, span)}\t${cells.join("\t")}\t\n`;
}

/** In the order of PASSAGE_FEATURES; "*" stands for no value. */
function featuresOf(mark: Mark): string[] {
  const { tag, subtype, note, id } = mark.annotation;
  return [tag, subtype ?? "", handOf(mark), note, id].map((value) =>
    value === "" ? "*" : escapedValue(value),
  );
}

const IN_VALUES = /->|[\\[\]|_;\t\n\r*]/g;
const IN_TEXT = /[\\\b\f\t\r]/g;
const CONTROLS: Readonly<Record<string, string>> = {
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "\b": "\\b",
  "\f": "\\f",
};

function escapedValue(value: string): string {
  return value.replace(IN_VALUES, (special) => CONTROLS[special] ?? `\\${special}`);
}

function escapedText(text: string): string {
  return text.replace(IN_TEXT, (special) => CONTROLS[special] ?? `\\${special}`);
}

async function* webannoFiles(dataset: Dataset, options: ExportOptions): AsyncGenerator<ExportFile> {
  for await (const document of markedDocuments(dataset, options)) {
    yield {
      path: `${articleFileName(document.article)}.tsv`,
      mediaType: "text/tab-separated-values",
      content: inChunks(webannoTsv(document)),
    };
  }
}

export const webannoFormat = {
  id: "webanno-tsv",
  label: "WebAnno TSV 3.3",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "utf-16",
  textModes: ["full"],
  write(dataset, options) {
    requireTextMode(webannoFormat, options.textMode);
    return webannoFiles(dataset, options);
  },
} as const satisfies ExportFormat;
