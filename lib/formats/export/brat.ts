import { ALL_SUBTYPES, TAGS } from "../../annotations/tags.ts";
import { type CodePointIndex } from "../../text/code-points.ts";
import type { TextSpan } from "../../text/passage.ts";
import type { Dataset, ExportOptions } from "../dataset.ts";
import { type ExportFile, type ExportFormat, requireTextMode } from "./export-format.ts";
import { articleFileName } from "./file-names.ts";
import { wholeText } from "./json-text.ts";
import { handOf, type Mark, type MarkedDocument, markedDocuments } from "./marked-documents.ts";

/** What brat needs to show the collection. */
const ANNOTATION_CONF = `[entities]
${TAGS.join("\n")}

[relations]

[events]

[attributes]
Subtype\tArg:<ENTITY>, Value:${ALL_SUBTYPES.join("|")}
Hand\tArg:<ENTITY>
`;

/**
 * The standoff of one article. brat cannot hold a line end inside a fragment, so a passage is cut there into
 * fragments; a passage of nothing but line ends cannot be said at all and is left out. The note of each passage keeps
 * its exact edges as JSON: {"id","start","end","note"}, offsets in code points.
 */
export function bratStandoff({ article, index, marks }: MarkedDocument): string {
  let lines = "";
  let number = 0;
  let attributes = 0;
  for (const mark of marks) {
    const { annotation } = mark;
    const fragments = fragmentsOf(article.text, annotation);
    if (fragments.length === 0) continue;
    number++;
    const words = fragments.map(({ start, end }) => article.text.slice(start, end)).join(" ");
    lines += `T${number}\t${annotation.tag} ${offsetsOf(fragments, index)}\t${words}\n`;
    if (annotation.subtype !== null) lines += `A${++attributes}\tSubtype T${number} ${annotation.subtype}\n`;
    lines += `A${++attributes}\tHand T${number} ${handOf(mark)}\n`;
    lines += `#${number}\tAnnotatorNotes T${number}\t${noteOf(mark)}\n`;
  }
  return lines;
}

/** Stretches of a span between line ends. */
function fragmentsOf(text: string, { start, end }: TextSpan): TextSpan[] {
  const fragments: TextSpan[] = [];
  for (let at = start; at < end;) {
    const lineEnd = text.indexOf("\n", at);
    const stop = lineEnd === -1 ? end : Math.min(lineEnd, end);
    if (stop > at) fragments.push({ start: at, end: stop });
    at = stop + 1;
  }
  return fragments;
}

function offsetsOf(fragments: readonly TextSpan[], index: CodePointIndex): string {
  return fragments
    .map(({ start, end }) => `${index.toCodePoints(start)} ${index.toCodePoints(end)}`)
    .join(";");
}

function noteOf({ annotation, startCodePoint, endCodePoint }: Mark): string {
  const { id, note } = annotation;
  return JSON.stringify({ id, start: startCodePoint, end: endCodePoint, note });
}

async function* bratFiles(dataset: Dataset, options: ExportOptions): AsyncGenerator<ExportFile> {
  yield { path: "annotation.conf", mediaType: "text/plain", content: wholeText(ANNOTATION_CONF) };
  for await (const document of markedDocuments(dataset, options)) {
    const name = articleFileName(document.article);
    yield { path: `${name}.txt`, mediaType: "text/plain", content: wholeText(document.article.text) };
    yield { path: `${name}.ann`, mediaType: "text/plain", content: wholeText(bratStandoff(document)) };
  }
}

export const bratFormat = {
  id: "brat",
  label: "brat standoff",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "code-point",
  textModes: ["full"],
  write(dataset, options) {
    requireTextMode(bratFormat, options.textMode);
    return bratFiles(dataset, options);
  },
} as const satisfies ExportFormat;
