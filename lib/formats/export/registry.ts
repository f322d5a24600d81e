import { averitecFormat } from "./averitec.ts";
import { bratFormat } from "./brat.ts";
import { claimReviewFormat } from "./claim-review.ts";
import { conllFormat } from "./conll.ts";
import { croissantFormat } from "./croissant.ts";
import { csvFormat, spreadsheetFormat } from "./csv.ts";
import { datasheetFormat } from "./datasheet.ts";
import { doccanoFormat } from "./doccano.ts";
import type { ExportFormat } from "./export-format.ts";
import { feverFormat } from "./fever.ts";
import { gateFormat } from "./gate.ts";
import { huggingFaceFormat, huggingFaceParquetFormat } from "./hugging-face.ts";
import { jsonlFormat } from "./jsonl.ts";
import { labelStudioFormat } from "./label-studio.ts";
import { parquetFormat } from "./parquet.ts";
import { spacyFormat } from "./spacy.ts";
import { uimaJsonFormat } from "./uima-json.ts";
import { uimaXmiFormat } from "./uima-xmi.ts";
import { webAnnotationFormat } from "./web-annotation.ts";
import { webannoFormat } from "./webanno-tsv.ts";

/** Every format that a dataset can be written in, in the order of a menu. */
export const EXPORT_FORMATS = [
  jsonlFormat,
  csvFormat,
  spreadsheetFormat,
  parquetFormat,
  huggingFaceFormat,
  huggingFaceParquetFormat,
  croissantFormat,
  datasheetFormat,
  webAnnotationFormat,
  labelStudioFormat,
  doccanoFormat,
  bratFormat,
  spacyFormat,
  conllFormat,
  uimaJsonFormat,
  uimaXmiFormat,
  webannoFormat,
  gateFormat,
  claimReviewFormat,
  feverFormat,
  averitecFormat,
] as const satisfies readonly ExportFormat[];

export type ExportFormatId = (typeof EXPORT_FORMATS)[number]["id"];

/** The format of an id, for routes and the command line; undefined for an id that no format has. */
export function exportFormat(id: string): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format.id === id);
}
