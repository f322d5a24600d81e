import type { ImportFormatId } from "./format-ids.ts";

/** What may come back of an annotation beside its passage and its tag. */
export const CARRIED_FIELDS = ["subtype", "note", "hand", "id"] as const;
export type CarriedField = (typeof CARRIED_FIELDS)[number];

/** What a format cannot hold of passages, and what becomes of them. */
export const PASSAGE_LOSSES = {
  "line-ends": "passages of nothing but line ends are left out",
  "edge-space": "passages lose white space at their edges; those of nothing else are left out",
  tokens: "passages grow to token edges, are cut between sentences, and overlaps of one tag and hand go",
  "note-controls": "control characters in notes become spaces",
} as const;
export type PassageLoss = keyof typeof PASSAGE_LOSSES;

export interface Fidelity {
  /** Fields that come back as they went; the others are lost. */
  fields: readonly CarriedField[];
  losses: readonly PassageLoss[];
}

/**
 * What comes back of our own export of each format: exporting what was imported gives the same bytes, but for what
 * stands here. In every format times, versions and who settled are those of the import, and claims stay behind. The
 * tests hold each format to it, and the table of docs/formats.md to this one.
 */
export const FIDELITY: Readonly<Record<ImportFormatId, Fidelity>> = {
  jsonl: { fields: ["subtype", "note", "hand", "id"], losses: [] },
  "label-studio": { fields: ["subtype", "note", "hand", "id"], losses: [] },
  doccano: { fields: [], losses: [] },
  "web-annotation": { fields: ["subtype", "note", "hand", "id"], losses: [] },
  brat: { fields: ["subtype", "note", "hand", "id"], losses: ["line-ends"] },
  spacy: { fields: ["hand", "id"], losses: [] },
  conll: { fields: ["hand"], losses: ["edge-space", "tokens"] },
  "uima-json": { fields: ["subtype", "note", "hand", "id"], losses: [] },
  "uima-xmi": { fields: ["subtype", "note", "hand", "id"], losses: ["note-controls"] },
  "webanno-tsv": { fields: ["subtype", "note", "hand", "id"], losses: ["edge-space"] },
  "gate-bdoc": { fields: ["subtype", "note", "hand", "id"], losses: [] },
};
