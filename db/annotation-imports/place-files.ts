import type { AnnotationImportSettings } from "#lib/annotations/import-inputs.ts";
import { guessFormat, HEAD_LENGTH } from "#lib/formats/annotations-import/guessing.ts";
import type { PlacedPassage, SourceFile } from "#lib/formats/annotations-import/imported.ts";
import { UnreadableFile } from "#lib/formats/annotations-import/json-reading.ts";
import { placePassages } from "#lib/formats/annotations-import/placing.ts";
import { type ImportFormatId } from "#lib/formats/annotations-import/format-ids.ts";
import { readAnnotations } from "#lib/formats/annotations-import/registry.ts";
import { createSummary, type ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import type { Reading } from "../store.ts";
import { articleFinder } from "./article-finder.ts";
import type { OpenedFiles } from "./source-files.ts";

/** Passages of one article version that are ready to be written. */
export interface PlacedDocument {
  versionId: string;
  articleId: string;
  passages: PlacedPassage[];
}

/** What is written at once. */
export interface PlacedBatch {
  documents: PlacedDocument[];
  /** Documents of the files, from the first on, that are dealt with once this is written. */
  position: number;
  bytesRead: number;
}

/** How far reading is. */
export interface PlacingProgress {
  bytesRead: number;
  passages: number;
}

/** Who is told what is found. */
export interface PlacingListener {
  /** Gets what is to be written, and is waited for; without it this is a look at what an import would bring. */
  onPlaced?: (batch: PlacedBatch) => Promise<void>;
  /** Told after each document. */
  onProgress?: (progress: PlacingProgress) => void;
}

/** Files in one format, and what their labels mean. */
export interface PlacingOrder {
  opened: Omit<OpenedFiles, "close">;
  format: ImportFormatId;
  mapping: AnnotationImportSettings["mapping"];
  /** Documents that an earlier run has dealt with: they are counted and not handed over. */
  after?: number;
}

/** Most passages that are handed over at once: with three rows each, other writers are held up no longer than they notice. */
const BATCH = 60;

/** The format of some files: the first that looks like one. Null when none does. */
export async function formatOf(files: readonly SourceFile[]): Promise<ImportFormatId | null> {
  for (const file of files.slice(0, 200)) {
    const head = await headOf(file);
    const format = guessFormat(file.path, head);
    if (format) return format;
  }
  return null;
}

/** The beginning of a file; "" for one that cannot be read, which is told when its turn comes. */
async function headOf(file: SourceFile): Promise<string> {
  let head = "";
  try {
    for await (const chunk of file.read()) {
      head += chunk;
      if (head.length >= HEAD_LENGTH) break;
    }
    return head;
  } catch (cause) {
    if (cause instanceof UnreadableFile) return "";
    throw cause;
  }
}

/**
 * Reads the files of an import and finds the place of every passage in the texts of a project. What is found goes to
 * `listener` in batches, of several documents or of a part of one.
 */
export async function placeFiles(
  reading: Reading,
  projectId: string,
  { opened, format, mapping, after = 0 }: PlacingOrder,
  { onPlaced, onProgress }: PlacingListener = {},
): Promise<ImportSummary> {
  const find = articleFinder(reading, projectId);
  const summary = createSummary(format, mapping);
  const progress = { bytesRead: 0, passages: 0 };
  let waiting: PlacedDocument[] = [];
  let count = 0;
  let position = 0;
  const handOver = async (done: number) => {
    const documents = waiting;
    waiting = [];
    count = 0;
    await onPlaced?.({ documents, position: done, bytesRead: opened.bytesRead() });
  };
  for await (const found of readAnnotations(format, opened.files)) {
    if (found.item.kind === "problem") {
      summary.add(found, null);
      continue;
    }
    const article = await find(found.item.document);
    const placing = article ? placePassages(article.text, found.item.document, mapping) : null;
    summary.add(found, placing);
    progress.bytesRead = opened.bytesRead();
    progress.passages += found.item.document.passages.length;
    onProgress?.(progress);
    if (++position <= after || !onPlaced) continue;
    const { id: versionId, articleId } = article ?? { id: "", articleId: "" };
    for (let rest = placing?.placed ?? []; rest.length > 0;) {
      const passages = rest.slice(0, BATCH - count);
      rest = rest.slice(passages.length);
      waiting.push({ versionId, articleId, passages });
      count += passages.length;
      if (count >= BATCH) await handOver(rest.length === 0 ? position : position - 1);
    }
  }
  if (waiting.length > 0) await handOver(position);
  return summary.result();
}
