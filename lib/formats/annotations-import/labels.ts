import { ALL_SUBTYPES, type Subtype, subtypeFits, type Tag, TAGS } from "../../annotations/tags.ts";

/** What a foreign label means here: "CLAIM" → claim. Keys are compared without case. */
export type LabelMapping = Readonly<Record<string, Tag>>;

/** Finds the tag of a label: by the mapping, else by its own name; null when it has none. */
export function tagOf(label: string, mapping: LabelMapping = {}): Tag | null {
  const wanted = label.trim().toLowerCase();
  const mapped = Object.entries(mapping).find(([key]) => key.trim().toLowerCase() === wanted);
  return mapped?.[1] ?? TAGS.find((tag) => tag === wanted) ?? null;
}

/** The subtype of that name if it belongs to the tag; null otherwise. */
export function subtypeOf(tag: Tag, name: string | null | undefined): Subtype | null {
  const subtype = ALL_SUBTYPES.find((known) => known === name);
  return subtype !== undefined && subtypeFits(tag, subtype) ? subtype : null;
}

/** What to tell about a label that means nothing here. */
export function unknownLabel(label: string): string {
  const shown = label.length > 60 ? `${label.slice(0, 60)}…` : label;
  return `The label “${shown}” has no tag; map it to ${TAGS.join(", ")} and import again.`;
}
