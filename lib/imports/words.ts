import type { ColumnMeaning } from "./columns.ts";
import type { ImportKind, ImportState } from "./kinds.ts";
import { counted, type ImportProgress } from "./progress.ts";

export const KIND_WORDS: Record<ImportKind, string> = {
  text: "Text",
  html: "Web page",
  csv: "CSV table",
  tsv: "TSV table",
  json: "JSON list",
  jsonl: "JSON lines",
  feed: "Feed",
  zip: "Zip archive",
  warc: "Web archive (WARC)",
};

export const STATE_WORDS: Record<ImportState, string> = {
  ready: "Needs your answer",
  waiting: "Waiting for its turn",
  running: "Importing",
  done: "Done",
  cancelled: "Cancelled",
  failed: "Stopped",
};

export const MEANING_WORDS: Record<ColumnMeaning, string> = {
  text: "Text of the article",
  title: "Title",
  url: "Web address",
  publisher: "Publisher",
  published: "Date of publication",
  author: "Author",
  language: "Language",
  id: "Id of the record",
};

/** "1,200 imported, 3 known already, 1 refused": what is nothing is left out, but never all of it. */
export function outcomeWords({
  imported,
  known,
  refused,
}: Pick<ImportProgress, "imported" | "known" | "refused">): string {
  const parts = [
    `${counted(imported, "article", "articles")} imported`,
    ...(known > 0 ? [`${known.toLocaleString("en")} known already`] : []),
    ...(refused > 0 ? [`${refused.toLocaleString("en")} refused`] : []),
  ];
  return parts.join(", ");
}

/** "4.2 MB", "317 kB" for bytes. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return counted(bytes, "byte", "bytes");
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "kB"] : [bytes / 1024 / 1024, "MB"];
  return `${amount.toLocaleString("en", { maximumFractionDigits: amount < 10 ? 1 : 0 })} ${unit}`;
}
