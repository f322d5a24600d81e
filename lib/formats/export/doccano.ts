import type { Dataset, ExportOptions } from "../dataset.ts";
import { type ExportFormat, requireTextMode, singleFile } from "./export-format.ts";
import { jsonLines } from "./json-text.ts";
import { markedDocuments } from "./marked-documents.ts";

/**
 * doccano's sequence labelling: one article per line, `label` holds [start, end, tag] in code points. Every other key
 * becomes metadata there. A project with overlapping passages needs "allow overlapping" or doccano drops some of them.
 */
async function* doccanoRows(dataset: Dataset, options: ExportOptions) {
  for await (const { article, marks } of markedDocuments(dataset, options)) {
    yield {
      text: article.text,
      label: marks.map(({ startCodePoint, endCodePoint, annotation }) => [
        startCodePoint,
        endCodePoint,
        annotation.tag,
      ]),
      article_id: article.id,
      version_id: article.versionId,
      text_sha256: article.sha256,
      title: article.title,
      url: article.url,
    };
  }
}

export const doccanoFormat = {
  id: "doccano",
  label: "doccano JSONL",
  extension: "jsonl",
  mediaType: "application/jsonl",
  offsetUnit: "code-point",
  textModes: ["full"],
  write(dataset, options) {
    requireTextMode(doccanoFormat, options.textMode);
    return singleFile("doccano.jsonl", "application/jsonl", jsonLines(doccanoRows(dataset, options)));
  },
} as const satisfies ExportFormat;
