import { aliasedTable, and, count, eq, inArray, isNull, notExists, type SQL } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import type { AnnotationImportSettings, undoAnnotationImportInput } from "#lib/annotations/import-inputs.ts";
import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import type { PlacedDocument } from "../annotation-imports/place-files.ts";
import { outOfScope, type Authorized } from "../guard.ts";
import type { Writing } from "../store.ts";
import { record } from "./record.ts";
import { submitImported, takeBackSilence, reviewerOfImport } from "./imported-reviewers.ts";
import { findInProject, type Row } from "./versioned-row.ts";

type Annotator = Authorized<"annotate">;
type ImportRow = Row<"annotationImport">;

/** Whether somebody may write annotations under other names than their own. */
export function mayImportAs({ role, actor }: Annotator, { layer }: AnnotationImportSettings): Result<null> {
  if (layer === "own") return ok(null);
  if (!roleAllows(role, "manage"))
    return fail("forbidden", "Only managers of this project bring in other people's annotations.", {
      fields: { layer: "Take them as your own, or ask a manager." },
    });
  return actor.scopes && !actor.scopes.includes("manage") ? outOfScope("manage") : ok(null);
}

/** Begins an import: what is written next is tied to it. */
export async function beginAnnotationImport(
  writing: Writing,
  by: Annotator,
  { id, name, format, settings }: Pick<ImportRow, "id" | "name" | "format" | "settings">,
  now: number,
): Promise<Result<ImportRow>> {
  const allowed = mayImportAs(by, settings);
  if (!allowed.ok) return allowed;
  const [row] = await writing.db
    .insert(writing.tables.annotationImport)
    .values({
      ...{ id, name, format, settings, state: "running", problems: [] },
      ...{ projectId: by.projectId, createdBy: by.actor.id, createdAt: now, updatedAt: now },
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is an import with this id already.");
  await record(writing, by, "annotation-import.begin", { before: null, after: told(row) }, now);
  return ok(row);
}

/**
 * Writes the passages of one article version. What the same reviewer has tagged alike at the same place already is
 * left as it is, so that the same file again brings nothing twice. Of an import that was undone meanwhile nothing is
 * written any more. Answers how many were written, and found by words.
 */
export async function addImportedAnnotations(
  writing: Writing,
  by: Annotator,
  run: ImportRow,
  { versionId, articleId, passages }: PlacedDocument,
  now: number,
): Promise<{ imported: number; reanchored: number; known: number }> {
  const { annotation, annotationImport, importedAnnotation } = writing.tables;
  const counts = { imported: 0, reanchored: 0, known: 0 };
  const [current] = await writing.db
    .select({ state: annotationImport.state })
    .from(annotationImport)
    .where(eq(annotationImport.id, run.id));
  if (current?.state !== "running") return counts;
  const present = await writing.db
    .select()
    .from(annotation)
    .where(and(eq(annotation.versionId, versionId), isNull(annotation.deletedAt)));
  const taken = new Set(present.map((row) => keyOf(row.reviewerId, row.start, row.end, row.tag)));
  const reviewers = new Set<string>();
  for (const { passage, tag, subtype, note, reanchored, ...placed } of passages) {
    const reviewerId = await reviewerOfImport(writing, by, run.settings, placed, now);
    const key = keyOf(reviewerId, passage.start, passage.end, tag);
    if (taken.has(key)) {
      counts.known++;
      continue;
    }
    taken.add(key);
    const [row] = await writing.db
      .insert(annotation)
      .values({
        ...{ id: uuidv7(), projectId: by.projectId, articleId, versionId, reviewerId },
        ...{ ...passage, tag, subtype, note: storable(note), createdAt: now, updatedAt: now },
      })
      .returning();
    if (!row) throw new Error("The annotation was not written.");
    await writing.db
      .insert(importedAnnotation)
      .values({ annotationId: row.id, importId: run.id, projectId: by.projectId });
    await record(writing, by, "annotation.create", { before: null, after: row }, now);
    reviewers.add(reviewerId);
    counts.imported++;
    if (reanchored) counts.reanchored++;
  }
  reviewers.delete(by.actor.id);
  await submitImported(writing, by, articleId, [...reviewers], now);
  return counts;
}

const keyOf = (reviewerId: string, start: number, end: number, tag: string) =>
  `${reviewerId} ${start} ${end} ${tag}`;

/** Longest note that is kept, in UTF-16 code units. */
const MAX_NOTE = 10_000;
const storable = (note: string) => note.toWellFormed().replaceAll("\0", "").slice(0, MAX_NOTE).toWellFormed();

/** Ends an import with what became of its file. */
export async function finishAnnotationImport(
  writing: Writing,
  by: Annotator,
  before: ImportRow,
  counts: Pick<ImportRow, "imported" | "reanchored" | "known">,
  { refused, leftOut, problems }: Pick<ImportSummary, "refused" | "leftOut" | "problems">,
  now: number,
): Promise<Result<ImportRow>> {
  const changes = { ...counts, refused, leftOut, problems, state: "done" as const };
  const [row] = await writing.db
    .update(writing.tables.annotationImport)
    .set({ ...changes, version: before.version + 1, updatedAt: now })
    .where(
      and(
        eq(writing.tables.annotationImport.id, before.id),
        eq(writing.tables.annotationImport.version, before.version),
      ),
    )
    .returning();
  if (!row) return fail("conflict", "The import was changed in the meantime.", { current: told(before) });
  await record(writing, by, "annotation-import.finish", { before: told(before), after: told(row) }, now);
  return ok(row);
}

/** What the log keeps of an import: not its list of faults. */
const told = ({ problems: _, ...row }: ImportRow) => row;

/** Annotations that one operation takes away or brings back; what is left comes with the next. */
const STEP = 1_000;

/**
 * Takes away what an import brought, but for annotations that somebody changed since; a thousand at a time. `left`
 * says how many remain: send it again until none does.
 */
export async function undoAnnotationImport(
  writing: Writing,
  by: Annotator,
  { id }: z.output<typeof undoAnnotationImportInput>,
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
  { id }: z.output<typeof undoAnnotationImportInput>,
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
async function ownImport(writing: Writing, by: Annotator, id: string): Promise<Result<ImportRow>> {
  const found = await findInProject(writing, by, "annotationImport", id);
  if (!found.ok) return found;
  if (found.value.createdBy !== by.actor.id && !roleAllows(by.role, "manage"))
    return fail("forbidden", "This is somebody else's import. Ask a manager to undo it.");
  return found;
}

async function setState(
  writing: Writing,
  by: Annotator,
  before: ImportRow,
  state: ImportRow["state"],
  now: number,
): Promise<ImportRow> {
  const [row] = await writing.db
    .update(writing.tables.annotationImport)
    .set({ state, version: before.version + 1, updatedAt: now })
    .where(eq(writing.tables.annotationImport.id, before.id))
    .returning();
  const after = row ?? before;
  const kind = state === "undone" ? "annotation-import.undo" : "annotation-import.redo";
  await record(writing, by, kind, { before: told(before), after: told(after) }, now);
  return after;
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
