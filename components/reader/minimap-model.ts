import { TAGS, type Tag } from "#lib/annotations/tags.ts";
import type { TextSpan } from "#lib/text/passage.ts";

/** Rows of the minimap from the top; per tag the share (0 to 1) of the row's characters that carry it. */
export type MinimapRow = Record<Tag, number>;

/** Divides a text of `length` code units into `rows` and says how much of each row every tag covers. */
export function minimapRows(
  passages: Iterable<TextSpan & { tag: Tag }>,
  length: number,
  rows: number,
): MinimapRow[] {
  const model = Array.from({ length: rows }, (): MinimapRow => ({ claim: 0, opinion: 0, boilerplate: 0 }));
  if (length === 0) return model;
  const perRow = length / rows;
  for (const { start, end, tag } of passages) {
    const last = Math.min(rows - 1, Math.ceil(end / perRow) - 1);
    for (let at = Math.floor(start / perRow); at <= last; at += 1) {
      const row = model[at];
      const covered = Math.min(end, (at + 1) * perRow) - Math.max(start, at * perRow);
      if (row !== undefined) row[tag] = Math.min(1, row[tag] + covered / perRow);
    }
  }
  return model;
}

/** How many annotations of each tag there are. */
export function countTags(annotations: Iterable<{ tag: Tag }>): Record<Tag, number> {
  const counts: Record<Tag, number> = { claim: 0, opinion: 0, boilerplate: 0 };
  for (const { tag } of annotations) counts[tag] += 1;
  return counts;
}

/** The tags in order with their counts in words: "12 claims, 1 opinion". */
export function countsInWords(counts: Record<Tag, number>): string {
  return TAGS.filter((tag) => counts[tag] > 0)
    .map((tag) => `${counts[tag]} ${pluralOf(tag, counts[tag])}`)
    .join(", ");
}

/** "claims", "1 opinion"'s "opinion"; boilerplate has no plural. */
export function pluralOf(tag: Tag, count: number): string {
  return tag === "boilerplate" || count === 1 ? tag : `${tag}s`;
}
