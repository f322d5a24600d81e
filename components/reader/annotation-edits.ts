import type { Annotation } from "#lib/annotations/annotation.ts";
import type { AnnotationCommand } from "#lib/annotations/commands.ts";
import { subtypeFits, type Tag } from "#lib/annotations/tags.ts";
import { describePassage } from "#lib/text/anchoring.ts";
import type { Block, TextSpan } from "#lib/text/passage.ts";
import { graphemeAt, snapToWords } from "#lib/text/snapping.ts";
import { trimSpan } from "#lib/text/spans.ts";

/** The article an edit is made in. */
export interface EditedText {
  versionId: string;
  text: string;
  language: string | null;
}

export type Edge = "start" | "end";

/** Tags a passage: an own annotation over exactly this passage is tagged anew, otherwise one is made. */
export function tagPassage(
  article: EditedText,
  span: TextSpan,
  tag: Tag,
  own: readonly Annotation[],
  id: string,
): AnnotationCommand | null {
  const there = own.find((each) => each.start === span.start && each.end === span.end);
  return there === undefined ? create(article, span, tag, id) : retag(there, tag);
}

/** A new tag; a subtype that doesn't belong to it goes. Null when nothing would change. */
export function retag(annotation: Annotation, tag: Tag): AnnotationCommand | null {
  if (annotation.tag === tag) return null;
  const keeps = annotation.subtype === null || subtypeFits(tag, annotation.subtype);
  const changes = keeps ? { tag } : { tag, subtype: null };
  return { kind: "update", id: annotation.id, changes };
}

/** Moves an annotation to another passage; null for the same or an empty one. */
export function moveTo(
  article: EditedText,
  annotation: Annotation,
  span: TextSpan,
): AnnotationCommand | null {
  if (span.end <= span.start) return null;
  if (span.start === annotation.start && span.end === annotation.end) return null;
  const passage = describePassage(article.text, span);
  return { kind: "update", id: annotation.id, changes: { passage } };
}

/** The span with one edge moved by a word, forwards (1) or backwards (-1); never empty. */
export function moveEdge(article: EditedText, span: TextSpan, edge: Edge, direction: 1 | -1): TextSpan {
  const { text, language } = article;
  const from = span[edge];
  const moved =
    direction === 1 ? wordAfter(text, from, edge, language) : wordBefore(text, from, edge, language);
  const next = { ...span, [edge]: moved };
  return next.end > next.start ? next : span;
}

/** Two annotations instead of one, cut before the character at `offset`; empty when a part would have no words. */
export function splitAt(
  article: EditedText,
  annotation: Annotation,
  offset: number,
  newId: string,
): AnnotationCommand[] {
  const cut = graphemeAt(article.text, offset).start;
  const before = trimSpan(article.text, { start: annotation.start, end: cut });
  const after = trimSpan(article.text, { start: cut, end: annotation.end });
  if (cut <= annotation.start || cut >= annotation.end) return [];
  if (before.end <= before.start || after.end <= after.start) return [];
  const { tag, subtype } = annotation;
  const passage = describePassage(article.text, before);
  const second = { id: newId, versionId: article.versionId, passage: describePassage(article.text, after) };
  return [
    { kind: "update", id: annotation.id, changes: { passage } },
    { kind: "create", annotation: { ...second, tag, subtype, note: "" } },
  ];
}

/**
 * The nearest own annotation of the same tag after (1) or before (-1) this one, with nothing but space or punctuation
 * between; null when there is none.
 */
export function mergeable(
  text: string,
  annotation: Annotation,
  own: readonly Annotation[],
  direction: 1 | -1,
): Annotation | null {
  const others = own.filter((each) => each.id !== annotation.id && each.tag === annotation.tag);
  const neighbour =
    direction === 1
      ? others.filter((each) => each.start >= annotation.start).toSorted((a, b) => a.start - b.start)[0]
      : others.filter((each) => each.start <= annotation.start).toSorted((a, b) => b.end - a.end)[0];
  if (neighbour === undefined) return null;
  const [first, second] = direction === 1 ? [annotation, neighbour] : [neighbour, annotation];
  return /[\p{L}\p{N}]/u.test(text.slice(first.end, second.start)) ? null : neighbour;
}

/** One annotation over both passages, with both notes in the order of the text; `other` goes. */
export function merge(article: EditedText, kept: Annotation, other: Annotation): AnnotationCommand[] {
  const span = { start: Math.min(kept.start, other.start), end: Math.max(kept.end, other.end) };
  const inOrder = kept.start <= other.start ? [kept, other] : [other, kept];
  const note = inOrder
    .map((each) => each.note)
    .filter(Boolean)
    .join("\n\n");
  return [
    { kind: "update", id: kept.id, changes: { passage: describePassage(article.text, span), note } },
    { kind: "delete", id: other.id },
  ];
}

/** Boilerplate for each block that `span` touches and that isn't wholly tagged so already. */
export function boilerplateBlocks(
  article: EditedText,
  blocks: readonly Block[],
  span: TextSpan,
  own: readonly Annotation[],
  mintId: () => string,
): AnnotationCommand[] {
  const done = own.filter((each) => each.tag === "boilerplate");
  return blocks
    .filter((block) => block.start < span.end && block.end > span.start && block.end > block.start)
    .filter((block) => !done.some((each) => each.start <= block.start && each.end >= block.end))
    .map((block) => create(article, block, "boilerplate", mintId()));
}

/** What comes after the block at `offset`, to the end of the text. */
export function afterLine(blocks: readonly Block[], offset: number, length: number): TextSpan {
  const next = blocks.find((block) => block.start > offset);
  return { start: next?.start ?? length, end: length };
}

function create(article: EditedText, span: TextSpan, tag: Tag, id: string): AnnotationCommand {
  const passage = describePassage(article.text, { start: span.start, end: span.end });
  return {
    kind: "create",
    annotation: { id, versionId: article.versionId, passage, tag, subtype: null, note: "" },
  };
}

/** The next place where a word ends (for an end) or begins (for a start) after `offset`. */
function wordAfter(text: string, offset: number, edge: Edge, language: string | null): number {
  for (let at = offset; at < text.length; at = graphemeAt(text, at).end) {
    const word = snapToWords(text, { start: at, end: at }, language);
    if (word.end > word.start && word[edge] > offset) return word[edge];
  }
  return edge === "end" ? text.length : offset;
}

function wordBefore(text: string, offset: number, edge: Edge, language: string | null): number {
  for (let at = offset - 1; at >= 0; at = graphemeAt(text, at).start - 1) {
    const word = snapToWords(text, { start: at, end: at }, language);
    if (word.end > word.start && word[edge] < offset) return word[edge];
  }
  return offset;
}
