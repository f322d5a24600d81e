import { aliasedTable, and, count, eq, inArray, isNull, notExists, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { annotationImportInput } from "#lib/annotations/import-inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import type { Authorized } from "../guard.ts";
import type { Writing } from "../store.ts";
import { changeImportState, type ImportRow } from "./annotation-import-jobs.ts";
import { record } from "./record.ts";
import { submitImported, takeBackSilence } from "./imported-reviewers.ts";
import { findInProject, type Row } from "./versioned-row.ts";

type Annotator = Authorized<"annotate">;

/** Annotations that one operation takes away or brings back; what is left comes with the next. */
const STEP = 1_000;

/**
 * Takes away what an import brought, but for annotations that somebody changed since; a thousand at a time. `left`
 * says how many remain: send it again until none does.
 */
export async function undoAnnotationImport(
  writing: Writing,
  by: Annotator,
  { id }: z.output<typeof annotationImportInput>,
  now: number,
): Promise<Result<{ id: string; left: number }>> {
  const found = await ownImport(writing, by, id);
  if (!found.ok) return found;
  const { annotation } = writing.tables;
  const run = found.value;
  const marked = run.state === "undone" ? run : await setState(writing, by, run, "undone", now);
  const unchanged = and(isNull(annotation.deletedAt), eq(annotation.updatedAt, annotation.createdAt));
  const { rows, left } = await stepOf(writing, id, unchanged);
  for (const before of rows) {
    const changes = { deletedAt: marked.updatedAt, version: before.version + 1 };
    await writing.db.update(annotation).set(changes).where(eq(annotation.id, before.id));
    await record(writing, by, "annotation.delete", { before, after: { ...before, ...changes } }, now);
  }
  if (left === 0) await takeBackSilence(writing, by, now);
  return ok({ id, left });
}

/**
 * Brings back what undoing an import took away, a thousand at a time; but for what stands there again by now, because
 * the same file was imported once more.
 */
export async function redoAnnotationImport(
  writing: Writing,
  by: Annotator,
  { id }: z.output<typeof annotationImportInput>,
  now: number,
): Promise<Result<{ id: string; left: number }>> {
  const found = await ownImport(writing, by, id);
  if (!found.ok) return found;
  const run = found.value;
  if (run.state !== "undone") return ok({ id, left: 0 });
  const { annotation } = writing.tables;
  const gone = and(eq(annotation.deletedAt, run.updatedAt), notExists(standingAlike(writing)));
  const { rows, left } = await stepOf(writing, id, gone);
  if (left === 0) await setState(writing, by, run, "done", now);
  for (const before of rows) {
    const changes = { deletedAt: null, version: before.version + 1 };
    await writing.db.update(annotation).set(changes).where(eq(annotation.id, before.id));
    await record(writing, by, "annotation.restore", { before, after: { ...before, ...changes } }, now);
  }
  for (const [articleId, ofArticle] of Map.groupBy(rows, (row) => row.articleId)) {
    const reviewers = new Set(ofArticle.map(({ reviewerId }) => reviewerId));
    await submitImported(writing, by, articleId, [...reviewers], now);
  }
  return ok({ id, left });
}

/** An import of one's own, or any for managers. */
export async function ownImport(writing: Writing, by: Annotator, id: string): Promise<Result<ImportRow>> {
  const found = await findInProject(writing, by, "annotationImport", id);
  if (!found.ok) return found;
  if (found.value.createdBy !== by.actor.id && !roleAllows(by.role, "manage"))
    return fail("forbidden", "This is somebody else's import. Ask a manager.");
  return found;
}

async function setState(
  writing: Writing,
  by: Annotator,
  before: ImportRow,
  state: "undone" | "done",
  now: number,
): Promise<ImportRow> {
  const kind = state === "undone" ? "annotation-import.undo" : "annotation-import.redo";
  return (await changeImportState(writing, by, before, { kind, changes: { state } }, now)) ?? before;
}

/** The annotations of an import that one operation changes, of those that meet `which`; and how many are left. */
async function stepOf(
  { db, tables }: Writing,
  importId: string,
  which: SQL | undefined,
): Promise<{ rows: Row<"annotation">[]; left: number }> {
  const { annotation, importedAnnotation } = tables;
  const own = db
    .select({ id: importedAnnotation.annotationId })
    .from(importedAnnotation)
    .where(eq(importedAnnotation.importId, importId));
  const wanted = and(inArray(annotation.id, own), which);
  const rows = await db.select().from(annotation).where(wanted).orderBy(annotation.id).limit(STEP);
  const [all] = rows.length < STEP ? [] : await db.select({ count: count() }).from(annotation).where(wanted);
  return { rows, left: (all?.count ?? rows.length) - rows.length };
}

/** What the same reviewer has tagged alike at the same place as an annotation of the query around: see `keyOf`. */
function standingAlike({ db, tables: { annotation } }: Writing) {
  const other = aliasedTable(annotation, "other");
  return db
    .select({ id: other.id })
    .from(other)
    .where(
      and(
        eq(other.versionId, annotation.versionId),
        eq(other.reviewerId, annotation.reviewerId),
        eq(other.start, annotation.start),
        eq(other.end, annotation.end),
        eq(other.tag, annotation.tag),
        isNull(other.deletedAt),
      ),
    );
}
