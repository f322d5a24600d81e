import { ALL_SUBTYPES, type Subtype, subtypeFits, type Tag, TAGS } from "../../annotations/tags.ts";

/** What a foreign label means here. */
export interface LabelTarget {
  tag: Tag;
  /** Of every passage with that label that names no subtype itself. */
  subtype: Subtype | null;
}

/** What foreign labels mean here: "CLAIM" → claim. Keys are compared without case; null leaves a label out. */
export type LabelMapping = Readonly<Record<string, LabelTarget | null>>;

/**
 * What a label means: by the mapping, else by its own name ("claim", or with a subtype "claim/event"). Null for a label
 * that is to be left out, undefined for one that means nothing here.
 */
export function targetOf(label: string, mapping: LabelMapping = {}): LabelTarget | null | undefined {
  const wanted = label.trim().toLowerCase();
  const mapped = Object.entries(mapping).find(([key]) => key.trim().toLowerCase() === wanted);
  if (mapped) return mapped[1];
  const [name, kind, ...more] = wanted.split(/[/:]/);
  const tag = TAGS.find((known) => known === name);
  if (!tag || more.length > 0) return undefined;
  if (kind === undefined) return { tag, subtype: null };
  const subtype = subtypeOf(tag, kind);
  return subtype ? { tag, subtype } : undefined;
}

/** The subtype of that name if it belongs to the tag; null otherwise. */
export function subtypeOf(tag: Tag, name: string | null | undefined): Subtype | null {
  const subtype = ALL_SUBTYPES.find((known) => known === name);
  return subtype !== undefined && subtypeFits(tag, subtype) ? subtype : null;
}

/** What to tell about a label that means nothing here. */
export function unknownLabel(label: string): string {
  if (label.trim() === "") return "The passage has no label.";
  const shown = label.length > 60 ? `${label.slice(0, 60)}…` : label;
  return `The label “${shown}” means nothing here: say which tag it becomes (${TAGS.join(", ")}).`;
}
