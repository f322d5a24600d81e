import type { AnnotationImportSettings } from "#lib/annotations/import-inputs.ts";
import { guessFormat, HEAD_LENGTH } from "#lib/formats/annotations-import/guessing.ts";
import type { PlacedPassage, SourceFile } from "#lib/formats/annotations-import/imported.ts";
import { placePassages } from "#lib/formats/annotations-import/placing.ts";
import { type ImportFormatId } from "#lib/formats/annotations-import/format-ids.ts";
import { readAnnotations } from "#lib/formats/annotations-import/registry.ts";
import { createSummary, type ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import type { Reading } from "../store.ts";
import { articleFinder } from "./article-finder.ts";

/** Passages of one article version that are ready to be written. */
export interface PlacedDocument {
  versionId: string;
  articleId: string;
  passages: PlacedPassage[];
}

/** Most passages that are handed over at once. */
const BATCH = 500;

/** The format of some files: the first that looks like one. Null when none does. */
export async function formatOf(files: readonly SourceFile[]): Promise<ImportFormatId | null> {
  for (const file of files.slice(0, 200)) {
    let head = "";
    for await (const chunk of file.read()) {
      head += chunk;
      if (head.length >= HEAD_LENGTH) break;
    }
    const format = guessFormat(file.path, head);
    if (format) return format;
  }
  return null;
}

/**
 * Reads the files of an import and finds the place of every passage in the texts of a project. `onPlaced` gets them
 * in batches and is waited for; without it this is a look at what an import would bring.
 */
export async function placeFiles(
  reading: Reading,
  projectId: string,
  {
    files,
    format,
    mapping,
  }: { files: readonly SourceFile[]; format: ImportFormatId; mapping: AnnotationImportSettings["mapping"] },
  onPlaced?: (document: PlacedDocument) => Promise<void>,
): Promise<ImportSummary> {
  const find = articleFinder(reading, projectId);
  const summary = createSummary(format, mapping);
  for await (const found of readAnnotations(format, files)) {
    if (found.item.kind === "problem") {
      summary.add(found, null);
      continue;
    }
    const article = await find(found.item.document);
    if (!article) {
      summary.add(found, null);
      continue;
    }
    const placing = placePassages(article.text, found.item.document, mapping);
    summary.add(found, placing);
    if (!onPlaced) continue;
    const { id: versionId, articleId } = article;
    for (let at = 0; at < placing.placed.length; at += BATCH)
      await onPlaced({ versionId, articleId, passages: placing.placed.slice(at, at + BATCH) });
  }
  return summary.result();
}
