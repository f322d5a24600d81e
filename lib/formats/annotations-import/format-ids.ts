/** Formats that annotations are read from; each is called as its export is, where there is one. */
export const IMPORT_FORMATS = [
  "jsonl",
  "label-studio",
  "doccano",
  "web-annotation",
  "brat",
  "spacy",
  "conll",
  "uima-json",
  "uima-xmi",
  "webanno-tsv",
  "gate-bdoc",
] as const;
export type ImportFormatId = (typeof IMPORT_FORMATS)[number];

export const IMPORT_FORMAT_LABELS = {
  jsonl: "Sourcemark JSONL",
  "label-studio": "Label Studio JSON",
  doccano: "doccano JSONL",
  "web-annotation": "W3C Web Annotation",
  brat: "brat standoff",
  spacy: "spaCy",
  conll: "CoNLL (IOB1, IOB2, BIOES)",
  "uima-json": "UIMA JSON CAS",
  "uima-xmi": "UIMA CAS XMI",
  "webanno-tsv": "WebAnno TSV 3",
  "gate-bdoc": "GATE (bdoc and JSON)",
} as const satisfies Record<ImportFormatId, string>;
