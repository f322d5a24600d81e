import type { z } from "zod";
import type { Annotation } from "#lib/annotations/annotation.ts";
import type {
  createAnnotationInput,
  deleteAnnotationInput,
  updateAnnotationInput,
} from "#lib/annotations/inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { notFound, type Authorized } from "../guard.ts";
import { findVersionText } from "../queries/version-text.ts";
import { runPrepared } from "../run-prepared.ts";
import type { Writing } from "../store.ts";
import { checkPassage } from "./check-passage.ts";
import { record } from "./record.ts";
import { changeRow, findInProject } from "./versioned-row.ts";

type Annotator = Authorized<"annotate">;

/** Tags a passage. Fails with `invalid` when the quote does not stand at its offsets. */
export async function createAnnotation(
  writing: Writing,
  by: Annotator,
  input: z.output<typeof createAnnotationInput>,
  now: number,
): Promise<Result<Annotation>> {
  const version = await findVersionText(writing, input.versionId);
  if (!version) return notFound();
  const passage = checkPassage(version.text, input.passage);
  if (!passage.ok) return passage;
  const { id, versionId, tag, subtype, note } = input;
  const values = {
    ...{ id, versionId, tag, subtype, note },
    ...passage.value,
    projectId: by.projectId,
    articleId: version.articleId,
    reviewerId: by.actor.id,
    createdAt: now,
    updatedAt: now,
  };
  const [row] = await runPrepared(writing, "annotation", values, (holes) =>
    writing.db.insert(writing.tables.annotation).values(holes).onConflictDoNothing().returning(),
  );
  if (!row) return fail("duplicate", "There is an annotation with this id already.");
  await record(writing, by, "annotation.create", { before: null, after: row }, now);
  return ok(row);
}

/** Replaces passage, tag, subtype and note of one's own annotation. */
export async function updateAnnotation(
  writing: Writing,
  by: Annotator,
  { id, version, passage: sent, tag, subtype, note }: z.output<typeof updateAnnotationInput>,
  now: number,
): Promise<Result<Annotation>> {
  const own = await findOwn(writing, by, id);
  if (!own.ok) return own;
  const article = await findVersionText(writing, own.value.versionId);
  if (!article) return notFound();
  const passage = checkPassage(article.text, sent);
  if (!passage.ok) return passage;
  const changes = { ...passage.value, tag, subtype, note };
  return changeRow(
    writing,
    by,
    "annotation",
    { kind: "annotation.update", before: own.value, version, changes },
    now,
  );
}

/** Takes an annotation away (`deletedAt` set) or, with null, brings it back as it was. */
async function setDeleted(
  writing: Writing,
  by: Annotator,
  { id, version }: z.output<typeof deleteAnnotationInput>,
  now: number,
  deletedAt: number | null,
): Promise<Result<Annotation>> {
  const own = await findOwn(writing, by, id);
  if (!own.ok) return own;
  const kind = deletedAt === null ? "annotation.restore" : "annotation.delete";
  return changeRow(
    writing,
    by,
    "annotation",
    { kind, before: own.value, version, changes: { deletedAt } },
    now,
  );
}

/** Takes an annotation away; `restoreAnnotation` brings it back. */
export const deleteAnnotation = (
  writing: Writing,
  by: Annotator,
  input: z.output<typeof deleteAnnotationInput>,
  now: number,
) => setDeleted(writing, by, input, now, now);

/** Brings a deleted annotation back with its id, its claim and its history. */
export const restoreAnnotation = (
  writing: Writing,
  by: Annotator,
  input: z.output<typeof deleteAnnotationInput>,
  now: number,
) => setDeleted(writing, by, input, now, null);

async function findOwn(writing: Writing, by: Annotator, id: string): Promise<Result<Annotation>> {
  const found = await findInProject(writing, by, "annotation", id);
  if (found.ok && found.value.reviewerId !== by.actor.id)
    return fail("forbidden", "This is another reviewer's annotation. Make your own beside it.");
  return found;
}
