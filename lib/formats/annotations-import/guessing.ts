import type { ImportFormatId } from "./format-ids.ts";

/** UTF-16 code units of a file's beginning that tell its format. */
export const HEAD_LENGTH = 64 * 1024;

/** What each format has that the ones behind it have not; the first that fits is taken. */
const SIGNS: readonly (readonly [ImportFormatId, (path: string, head: string) => boolean])[] = [
  ["brat", (path) => path.endsWith(".ann")],
  ["webanno-tsv", (_, head) => head.startsWith("#FORMAT=WebAnno TSV 3")],
  ["uima-xmi", (_, head) => /<xmi:XMI[\s>]/.test(head)],
  ["conll", (path, head) => /\.(?:iob2?|bio|bioes|conll)$/i.test(path) || /^-DOCSTART-\s/m.test(head)],
  ["uima-json", (_, head) => /"%(?:FEATURE_STRUCTURES|TYPES|VIEWS)"/.test(head)],
  ["web-annotation", (_, head) => /ns\/anno\.jsonld|"(?:TextQuoteSelector|TextPositionSelector)"/.test(head)],
  [
    "jsonl",
    (_, head) =>
      /"record"\s*:\s*"(?:article|annotation|claim)"/.test(head) && head.includes('"schemaVersion"'),
  ],
  [
    "label-studio",
    (_, head) => /"data"\s*:\s*\{/.test(head) && /"(?:annotations|completions|predictions)"\s*:/.test(head),
  ],
  [
    "gate-bdoc",
    (path, head) =>
      /\.bdocjs$/i.test(path) || /"(?:annotation_sets|offset_type)"|"indices"\s*:\s*\[/.test(head),
  ],
  [
    "spacy",
    (_, head) => /"(?:spans|ents)"\s*:\s*[[{]/.test(head) || /"entities"\s*:\s*\[\s*(?:\[|\])/.test(head),
  ],
  ["doccano", (_, head) => /"(?:label|labels|entities)"\s*:\s*\[/.test(head) && head.includes('"text"')],
];

/** The format that a file looks like, by its name and its beginning; null when it looks like none. */
export function guessFormat(path: string, head: string): ImportFormatId | null {
  const bare = head.replace(/^\uFEFF/, "");
  return SIGNS.find(([, fits]) => fits(path, bare))?.[0] ?? null;
}
