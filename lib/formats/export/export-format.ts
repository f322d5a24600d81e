import type { Dataset, ExportOptions, TextMode } from "../dataset.ts";

/** What the offsets of a format count. "none" for formats that know no offsets. */
export const OFFSET_UNITS = ["utf-16", "code-point", "both", "token", "sentence", "none"] as const;
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** What a file holds, in chunks: text, to be encoded as UTF-8, or bytes as they are. */
export type FileContent = AsyncIterable<string | Uint8Array<ArrayBuffer>>;

/** One file of an export. Contents are read in order: each to its end before the next file is asked for. */
export interface ExportFile {
  /** Relative, with forward slashes; safe in every file system and archive. */
  path: string;
  mediaType: string;
  content: FileContent;
}

/** A format that a dataset can be written in. */
export interface ExportFormat {
  id: string;
  label: string;
  /** Of the single file, or "zip" for a folder of files. */
  extension: string;
  mediaType: string;
  offsetUnit: OffsetUnit;
  /** Text modes in which the format says something useful; others are refused before anything is written. */
  textModes: readonly TextMode[];
  /** `newHash` starts a SHA-256 for the formats that name the checksums of their files. */
  write(dataset: Dataset, options: ExportOptions, newHash: () => TextHash): AsyncIterable<ExportFile>;
}

/** A running hash over the UTF-8 bytes of text; it comes from outside, because this layer has no platform of its own. */
export interface TextHash {
  update(text: string): void;
  /** Lower-case hexadecimal; ends the hash. */
  digest(): string;
}

/** Refuses a text mode that the format cannot serve, before a byte is written. Throws RangeError. */
export function requireTextMode(format: Pick<ExportFormat, "label" | "textModes">, textMode: TextMode): void {
  if (format.textModes.includes(textMode)) return;
  throw new RangeError(`${format.label} carries the articles' text; choose the text mode "full" for it.`);
}

/** One file as the whole export. */
export async function* singleFile(
  path: string,
  mediaType: string,
  content: FileContent,
): AsyncGenerator<ExportFile> {
  yield { path, mediaType, content };
}
