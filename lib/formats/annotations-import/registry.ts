import { readDoccano } from "./doccano.ts";
import type { ImportItem } from "./imported.ts";
import { readLabelStudio } from "./label-studio.ts";
import type { LabelMapping } from "./labels.ts";
import { readOwnJsonl } from "./own-jsonl.ts";
import { readWebAnnotations } from "./web-annotation.ts";

/** A format that comes as one file. */
export interface AnnotationFileFormat {
  id: string;
  label: string;
  /** File name endings that suggest the format; what is in the file decides. */
  extensions: readonly string[];
  read(chunks: AsyncIterable<string>, mapping?: LabelMapping): AsyncGenerator<ImportItem>;
}

/** Formats of one file; brat, which comes in pairs of files, is read by `readBrat`. */
export const ANNOTATION_FILE_FORMATS = [
  { id: "jsonl", label: "Sourcemark JSONL", extensions: ["jsonl"], read: readOwnJsonl },
  { id: "doccano", label: "doccano JSONL", extensions: ["jsonl"], read: readDoccano },
  { id: "label-studio", label: "Label Studio JSON", extensions: ["json"], read: readLabelStudio },
  {
    id: "web-annotation",
    label: "W3C Web Annotation",
    extensions: ["jsonld", "json"],
    read: readWebAnnotations,
  },
] as const satisfies readonly AnnotationFileFormat[];
