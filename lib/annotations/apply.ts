import type { Operation } from "../operations/envelope.ts";
import type { Passage } from "../text/passage.ts";
import { integer, nullable, object, oneOf, text, type Shaped } from "../wire/shapes.ts";
import type { Annotation } from "./annotation.ts";
import type { AnnotationCommand } from "./commands.ts";
import { ALL_SUBTYPES, subtypeFits, TAGS, type Subtype, type Tag } from "./tags.ts";

/** Annotations by id, deleted ones included. */
export type AnnotationRows = ReadonlyMap<string, Annotation>;

/** What a reviewer decides about an annotation. */
export interface AnnotationContent {
  passage: Passage;
  tag: Tag;
  subtype: Subtype | null;
  note: string;
}

/** Where and by whom annotations are made. */
export interface ArticleContext {
  projectId: string;
  articleId: string;
  versionId: string;
  reviewerId: string;
}

export const ANNOTATION_OPERATIONS = {
  create: "annotation.create",
  update: "annotation.update",
  delete: "annotation.delete",
  restore: "annotation.restore",
} as const satisfies Record<AnnotationCommand["kind"], string>;

/** The parts of an annotation that its reviewer decides. */
export function contentOf({
  start,
  end,
  exact,
  prefix,
  suffix,
  tag,
  subtype,
  note,
}: Annotation): AnnotationContent {
  return { passage: { start, end, exact, prefix, suffix }, tag, subtype, note };
}

/** Whether two contents say the same. The context around a passage does not count: it only helps to find it. */
export function sameContent(a: AnnotationContent, b: AnnotationContent): boolean {
  return (
    a.passage.start === b.passage.start &&
    a.passage.end === b.passage.end &&
    a.passage.exact === b.passage.exact &&
    a.tag === b.tag &&
    a.subtype === b.subtype &&
    a.note === b.note
  );
}

/**
 * The operation that carries a command to the server, with an id from the caller. Null when there is nothing to do:
 * the annotation is unknown, somebody else's, already as wished, or (for a change) deleted.
 */
export function operationFor(
  command: AnnotationCommand,
  rows: AnnotationRows,
  reviewerId: string,
  id: string,
): Operation | null {
  if (command.kind === "create") {
    if (rows.has(command.annotation.id)) return null;
    return { id, kind: ANNOTATION_OPERATIONS.create, input: { ...command.annotation } };
  }
  const row = rows.get(command.kind === "restore" ? command.annotation.id : command.id);
  if (!row || row.reviewerId !== reviewerId) return null;
  const on = { id: row.id, version: row.version };
  const deleted = row.deletedAt !== null;
  if (command.kind === "restore")
    return deleted ? { id, kind: ANNOTATION_OPERATIONS.restore, input: on } : null;
  if (deleted) return null;
  if (command.kind === "delete") return { id, kind: ANNOTATION_OPERATIONS.delete, input: on };
  const before = contentOf(row);
  const content = withFittingSubtype({ ...before, ...command.changes }, "subtype" in command.changes);
  if (sameContent(before, content)) return null;
  return { id, kind: ANNOTATION_OPERATIONS.update, input: { ...on, ...content } };
}

/** Another tag takes the old tag's subtype away, unless the caller named one. */
function withFittingSubtype(content: AnnotationContent, named: boolean): AnnotationContent {
  const { tag, subtype } = content;
  return named || subtype === null || subtypeFits(tag, subtype) ? content : { ...content, subtype: null };
}

const change = { id: text, version: integer };
const content = {
  passage: object({ start: integer, end: integer, exact: text, prefix: text, suffix: text }),
  tag: oneOf(TAGS),
  subtype: nullable(oneOf(ALL_SUBTYPES)),
  note: text,
};
const creation = object({ id: text, versionId: text, ...content });
const update = object({ ...change, ...content });
const removal = object(change);

/** What an operation does to one annotation, its input checked. */
export type AnnotationEffect =
  | ({ kind: "create" } & Shaped<typeof creation>)
  | ({ kind: "update" } & Shaped<typeof update>)
  | ({ kind: "delete" | "restore" } & Shaped<typeof removal>);

/** The effect of an operation; null when it is about something else, or not as this version of the program writes it. */
export function effectOf({ kind, input }: Operation): AnnotationEffect | null {
  switch (kind) {
    case ANNOTATION_OPERATIONS.create:
      return creation.fits(input) ? { ...input, kind: "create" } : null;
    case ANNOTATION_OPERATIONS.update:
      return update.fits(input) ? { ...input, kind: "update" } : null;
    case ANNOTATION_OPERATIONS.delete:
      return removal.fits(input) ? { ...input, kind: "delete" } : null;
    case ANNOTATION_OPERATIONS.restore:
      return removal.fits(input) ? { ...input, kind: "restore" } : null;
    default:
      return null;
  }
}

/**
 * The row that an effect leaves, as the server is expected to answer it: shown until the answer is there. Null when
 * it is about another article version or an annotation that is not known. `at` is milliseconds since 1970.
 */
export function expectedRow(
  rows: AnnotationRows,
  effect: AnnotationEffect,
  context: ArticleContext,
  at: number,
): Annotation | null {
  const row = rows.get(effect.id);
  switch (effect.kind) {
    case "create": {
      if (effect.versionId !== context.versionId) return null;
      const { id, passage, tag, subtype, note } = effect;
      const times = { version: 1, createdAt: at, updatedAt: at, deletedAt: null };
      return row ?? { ...context, id, ...passage, tag, subtype, note, ...times };
    }
    case "update": {
      const { passage, tag, subtype, note } = effect;
      return changed(row, effect.version, at, { ...passage, tag, subtype, note });
    }
    case "delete":
      return changed(row, effect.version, at, { deletedAt: at });
    case "restore":
      return changed(row, effect.version, at, { deletedAt: null });
  }
}

function changed(
  row: Annotation | undefined,
  version: number,
  at: number,
  changes: Partial<Annotation>,
): Annotation | null {
  if (!row) return null;
  return { ...row, ...changes, version: Math.max(row.version, version) + 1, updatedAt: at };
}
