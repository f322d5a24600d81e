import type { Subtype, Tag } from "../../annotations/tags.ts";
import type { Passage, TextSpan } from "../../text/passage.ts";

/** Units that files in the wild count offsets in, whatever their format says. */
export const SOURCE_UNITS = ["code-point", "utf-16", "grapheme", "utf-8"] as const;
export type SourceUnit = (typeof SOURCE_UNITS)[number];

/** A passage as a file gives it; nothing about it is checked against a text yet. */
export interface ImportedPassage {
  /** Line of the file, from 1, that it stands on (or where its JSON element begins). */
  line: number;
  /** In the file's unit, end exclusive; null where the file has only a quote. */
  offsets: TextSpan | null;
  /**
   * Wider edges in the same unit, for formats that cannot hold line ends at the edges of a passage. They are taken
   * only when what they add is line ends.
   */
  widerOffsets?: TextSpan;
  /** The words as the file has them; null where it has only offsets. */
  quote: string | null;
  prefix: string;
  suffix: string;
  /** What the file calls it; what that means here is said by a mapping of labels. */
  label: string;
  /** As the file names it; "" when it has none. */
  subtype: string;
  note: string;
  /** Who tagged it, as the file names them; "" when it does not. */
  hand: string;
  /** What that hand is called, where the file keeps it apart. */
  handName?: string;
  /** Its id in the file; "" when it has none. */
  id: string;
}

/** What a file says about one text. */
export interface ImportedDocument {
  line: number;
  /** How the file names the article; "" for what it does not say. */
  reference: { articleId: string; versionId: string; sha256: string; url: string; name: string };
  /** The text that the offsets refer to, or null when it must come from the store. */
  text: string | null;
  /** The text was put together from tokens: the white space between them is not the article's. */
  isFromTokens?: true;
  /** The unit that the format prescribes; it is tested, not believed. */
  unit: SourceUnit;
  passages: ImportedPassage[];
}

/** Something that did not come in as it stands in the file. */
export interface ImportProblem {
  line: number;
  /** "refused": not imported. "changed": imported, but not as it stood. */
  severity: "refused" | "changed";
  message: string;
}

/** What readers give, in the order of the file. */
export type ImportItem =
  { kind: "document"; document: ImportedDocument } | { kind: "problem"; problem: ImportProblem };

/** A passage at its place in the stored text. Offsets are UTF-16 code units. */
export interface PlacedPassage {
  line: number;
  passage: Passage;
  tag: Tag;
  subtype: Subtype | null;
  note: string;
  hand: string;
  handName: string;
  id: string;
  /** Found by its quote, because its offsets did not fit. */
  reanchored: boolean;
}

/** One of the files that an import is made of. Its text may be asked for once, in chunks. */
export interface SourceFile {
  /** Relative, with forward slashes. */
  path: string;
  read(): AsyncIterable<string>;
}

/** An item and the file that it stands in. */
export interface FoundItem {
  file: string;
  item: ImportItem;
}

/** A problem as an item. */
export function refused(line: number, message: string): ImportItem {
  return { kind: "problem", problem: { line, severity: "refused", message } };
}
