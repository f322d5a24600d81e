import type { ExportFormatId } from "#lib/formats/export/registry.ts";
import type { OffsetUnit } from "#lib/formats/export/export-format.ts";
import type { LayerChoice } from "#lib/releases/export-request.ts";
import type { TextMode } from "#lib/formats/dataset.ts";

/** What each format holds and what it is for, in a sentence. */
export const FORMAT_NOTES: Record<ExportFormatId, string> = {
  jsonl:
    "Everything: a line per article, annotation, claim (with all that hangs on it) and decision with its dissent.",
  csv: "Five tables: annotations, judgments, mentions, evidence, adjudications. Exact data for scripts.",
  "csv-spreadsheet":
    "The same five tables for a spreadsheet: text that it would run as a formula is disarmed.",
  "hugging-face": "A dataset folder with card and class labels, for the datasets library.",
  parquet: "Eight compact tables with types, for pandas, DuckDB, Spark and the like.",
  "hugging-face-parquet": "The same folder with its data in Parquet: smaller, and quicker to load.",
  croissant: "JSON lines with a Croissant description of every column, for dataset search and loaders.",
  datasheet: "What the dataset consists of and how it was made, as a document to read.",
  "web-annotation": "W3C annotations in pages, with quote and position selectors; evidence links claims.",
  "label-studio": "Tasks and regions, with the labelling interface to import them into.",
  doccano: "A line per article with its labelled spans.",
  brat: "A text and a standoff file per article.",
  spacy: "Overlapping spans with a short script that makes a training file of them.",
  conll: "A word per line with IOB2 tags; a file per reviewer and tag, since tags may overlap.",
  "uima-json": "A self-contained CAS per article, for INCEpTION and UIMA tools.",
  "uima-xmi": "A CAS per article with its type system, for older UIMA tools.",
  "webanno-tsv": "A table of words per article, for WebAnno and INCEpTION.",
  "gate-bdoc": "A document per article, for GATE and gatenlp.",
  "claim-review": "Claims that reviewers agree on, as schema.org mark-up for fact-check pages.",
  fever: "Claims with evidence sentences and a verdict, and the sentences that they count.",
  averitec: "Claims with questions, answers and a verdict in the shape of that benchmark.",
};

export const OFFSET_NOTES: Record<OffsetUnit, string> = {
  "utf-16": "UTF-16 code units",
  "code-point": "code points",
  both: "both, each named",
  token: "words",
  sentence: "sentences",
  none: "none",
};

export const TEXT_MODE_NOTES: Record<TextMode, { label: string; description: string }> = {
  full: { label: "Full texts", description: "For your own work: the articles stay somebody’s copyright." },
  quote: {
    label: "Quotes only",
    description: "The tagged passages with a few words around them, no whole article.",
  },
  "stand-off": {
    label: "No text",
    description: "Address, checksum and positions; whoever has the articles can put it together again.",
  },
};

export const LAYER_NOTES: Record<LayerChoice, string> = {
  both: "Everybody’s, and what was settled",
  reviewer: "Each reviewer’s own",
  adjudicated: "Only what was settled",
};
