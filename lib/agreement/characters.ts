import { MISSING, type Ratings, type Unit } from "./ratings.ts";
import { checkText, readersOf, type ReviewedText, type TaggedSpan } from "./reviewed-text.ts";

/** What a reader said of a position by leaving it untagged. */
export const NONE = "none";

/**
 * Every character position of the texts as a unit, with the tags and "none" as nominal categories. Positions where
 * nobody's tag changes share one row, so the cost depends on the number of passages, not on the length.
 * Where one reviewer tagged a position twice, the shorter passage speaks (then the tag declared first).
 */
export function characterRatings(texts: readonly ReviewedText[], tags: readonly string[]): Ratings {
  const reviewers = readersOf(texts);
  const columns = new Map(reviewers.map((reviewer, column) => [reviewer, column]));
  const codeOf = new Map(tags.map((tag, index) => [tag, index + 1]));
  const units: Unit[] = [];
  const weights: number[] = [];
  const clusters: number[] = [];
  const chunks: Int16Array[] = [];
  let clusterCount = 0;

  for (const text of texts) {
    checkText(text);
    if (text.length === 0) continue;
    const edges = edgesOf(text);
    const breaks = new Set((text.breaks ?? []).filter((at) => at > 0 && at < text.length));
    const codes = new Int16Array((edges.length - 1) * reviewers.length).fill(MISSING);
    for (const reader of text.readers)
      paintReader(codes, columns.get(reader)!, reviewers.length, edges, bySpeaker(text, reader, codeOf));
    chunks.push(codes);
    for (let run = 0; run + 1 < edges.length; run++) {
      const start = edges[run]!;
      const end = edges[run + 1]!;
      if (run > 0 && breaks.has(start)) clusterCount++;
      units.push({ id: text.id, start, end });
      weights.push(end - start);
      clusters.push(clusterCount);
    }
    clusterCount++;
  }
  return {
    reviewers,
    categories: [NONE, ...tags],
    units,
    weights: Float64Array.from(weights),
    clusters: Int32Array.from(clusters),
    clusterCount,
    codes: joined(chunks),
  };
}

/** Where anything may change: the ends of the text, of every passage, and the breaks. */
function edgesOf(text: ReviewedText): number[] {
  const edges = new Set([0, text.length]);
  for (const at of text.breaks ?? []) if (at > 0 && at < text.length) edges.add(at);
  for (const { start, end } of text.annotations) edges.add(start).add(end);
  return [...edges].toSorted((a, b) => a - b);
}

/** One reader's passages, the one that speaks last: the shortest, and of equals the tag declared first. */
function bySpeaker(text: ReviewedText, reader: string, codeOf: ReadonlyMap<string, number>) {
  const code = (span: TaggedSpan) => {
    const found = codeOf.get(span.tag);
    if (found === undefined) throw new RangeError(`“${span.tag}” is not a declared tag.`);
    return found;
  };
  return text.annotations
    .filter((span) => span.reviewer === reader)
    .map((span) => ({ start: span.start, end: span.end, code: code(span) }))
    .toSorted((a, b) => b.end - b.start - (a.end - a.start) || b.code - a.code);
}

function paintReader(
  codes: Int16Array,
  column: number,
  columns: number,
  edges: readonly number[],
  spans: readonly { start: number; end: number; code: number }[],
): void {
  for (let at = column; at < codes.length; at += columns) codes[at] = 0;
  const rowOf = new Map(edges.map((edge, row) => [edge, row]));
  for (const { start, end, code } of spans)
    for (let row = rowOf.get(start)!; row < rowOf.get(end)!; row++) codes[row * columns + column] = code;
}

function joined(chunks: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
