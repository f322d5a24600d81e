import type { Dataset, ExportOptions } from "../dataset.ts";
import { type ExportFile, type ExportFormat, requireTextMode } from "./export-format.ts";
import { articleFileName } from "./file-names.ts";
import { jsonDocument } from "./json-text.ts";
import { type MarkedDocument, markedDocuments, marksByHand } from "./marked-documents.ts";

/** A GATE document (bdoc) with offsets in code points ("p"), as gatenlp reads it; one annotation set per hand. */
function bdocOf({ article, marks }: MarkedDocument) {
  const sets = [...marksByHand(marks)].map(([hand, own]) => [
    hand,
    {
      name: hand,
      next_annid: own.length,
      annotations: own.map(({ annotation, startCodePoint, endCodePoint }, id) => ({
        id,
        type: annotation.tag,
        start: startCodePoint,
        end: endCodePoint,
        features: { id: annotation.id, subtype: annotation.subtype, note: annotation.note },
      })),
    },
  ]);
  return {
    text: article.text,
    offset_type: "p",
    name: article.title,
    features: {
      article_id: article.id,
      version_id: article.versionId,
      text_sha256: article.sha256,
      url: article.url,
    },
    annotation_sets: Object.fromEntries(sets),
  };
}

async function* gateFiles(dataset: Dataset, options: ExportOptions): AsyncGenerator<ExportFile> {
  for await (const document of markedDocuments(dataset, options)) {
    yield {
      path: `${articleFileName(document.article)}.bdocjs`,
      mediaType: "application/json",
      content: jsonDocument(bdocOf(document)),
    };
  }
}

export const gateFormat = {
  id: "gate-bdoc",
  label: "GATE bdoc JSON",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "code-point",
  textModes: ["full"],
  write(dataset, options) {
    requireTextMode(gateFormat, options.textMode);
    return gateFiles(dataset, options);
  },
} as const satisfies ExportFormat;
