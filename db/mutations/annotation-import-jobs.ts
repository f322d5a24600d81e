import { and, eq, inArray, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { AnnotationImportSettings } from "#lib/annotations/import-inputs.ts";
import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import type { PlacedBatch, PlacedDocument } from "../annotation-imports/place-files.ts";
import { outOfScope, type Authorized } from "../guard.ts";
import type { Writing } from "../store.ts";
import { runPrepared } from "../run-prepared.ts";
import { submitImported, reviewerOfImport } from "./imported-reviewers.ts";
import { record } from "./record.ts";
import type { Row } from "./versioned-row.ts";

type Annotator = Authorized<"annotate">;
export type ImportRow = Row<"annotationImport">;

/** An import as one process carries it out. */
export interface ClaimedImport extends ImportRow {
  runner: string;
}

/** Whether somebody may write annotations under other names than their own. */
export function mayImportAs({ role, actor }: Annotator, { layer }: AnnotationImportSettings): Result<null> {
  if (layer === "own") return ok(null);
  if (!roleAllows(role, "manage"))
    return fail("forbidden", "Only managers of this project bring in other people's annotations.", {
      fields: { layer: "Take them as your own, or ask a manager." },
    });
  return actor.scopes && !actor.scopes.includes("manage") ? outOfScope("manage") : ok(null);
}

/**
 * Keeps a file that was sent as an import: for `runner` where that has begun it, or to wait for its turn. What is written
 * next is tied to it.
 */
export async function beginAnnotationImport(
  writing: Writing,
  by: Annotator,
  {
    runner,
    ...about
  }: Pick<ImportRow, "id" | "name" | "format" | "settings" | "bytes"> & { runner: string | null },
  now: number,
): Promise<Result<ImportRow>> {
  const allowed = mayImportAs(by, about.settings);
  if (!allowed.ok) return allowed;
  const isBegun = runner !== null;
  const [row] = await writing.db
    .insert(writing.tables.annotationImport)
    .values({
      ...about,
      ...{ state: isBegun ? "running" : "waiting", runner, heartbeatAt: isBegun ? now : null, problems: [] },
      ...{ projectId: by.projectId, createdBy: by.actor.id, createdAt: now, updatedAt: now },
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "There is an import with this id already.");
  await record(writing, by, "annotation-import.begin", { before: null, after: told(row) }, now);
  return ok(row);
}

/**
 * Writes a batch and how far the import is, for as long as it is `run`'s runner who carries it out; else null, and
 * nothing is written: somebody cancelled or undid it.
 */
export async function writePlaced(
  writing: Writing,
  by: Annotator,
  run: ClaimedImport,
  { documents, position, bytesRead }: PlacedBatch,
  now: number,
): Promise<ImportRow | null> {
  const { annotationImport } = writing.tables;
  const isOurs = and(
    eq(annotationImport.id, run.id),
    eq(annotationImport.runner, run.runner),
    eq(annotationImport.state, "running"),
  );
  const [current] = await writing.db.select().from(annotationImport).where(isOurs);
  if (!current) return null;
  const counts = { imported: current.imported, reanchored: current.reanchored, known: current.known };
  for (const document of documents) {
    const written = await addImportedAnnotations(writing, by, run, document, now);
    counts.imported += written.imported;
    counts.reanchored += written.reanchored;
    counts.known += written.known;
  }
  const [row] = await writing.db
    .update(annotationImport)
    .set({ ...counts, position, bytesRead, heartbeatAt: now })
    .where(isOurs)
    .returning();
  return row ?? null;
}

/**
 * Writes the passages of one article version. What the same reviewer has tagged alike at the same place already is
 * left as it is, so that the same file again brings nothing twice. Answers how many were written, and found by words.
 */
export async function addImportedAnnotations(
  writing: Writing,
  by: Annotator,
  run: ImportRow,
  { versionId, articleId, passages }: PlacedDocument,
  now: number,
): Promise<{ imported: number; reanchored: number; known: number }> {
  const { annotation, importedAnnotation } = writing.tables;
  const counts = { imported: 0, reanchored: 0, known: 0 };
  const starts = [...new Set(passages.map(({ passage }) => passage.start))];
  const { reviewerId: reviewer, start, end, tag: tagged } = annotation;
  const present = await writing.db
    .select({ reviewerId: reviewer, start, end, tag: tagged })
    .from(annotation)
    .where(and(eq(annotation.versionId, versionId), inArray(start, starts), isNull(annotation.deletedAt)));
  const taken = new Set(present.map((row) => keyOf(row.reviewerId, row.start, row.end, row.tag)));
  const reviewers = new Set<string>();
  /** Reviewers by the hand that the file names. */
  const hands = new Map<string, string>();
  const made: { annotationId: string; importId: string; projectId: string }[] = [];
  for (const { passage, tag, subtype, note, reanchored, ...placed } of passages) {
    const hand = placed.handName || placed.hand;
    const reviewerId = hands.get(hand) ?? (await reviewerOfImport(writing, by, run.settings, placed, now));
    hands.set(hand, reviewerId);
    const key = keyOf(reviewerId, passage.start, passage.end, tag);
    if (taken.has(key)) {
      counts.known++;
      continue;
    }
    taken.add(key);
    const values = {
      ...{ id: uuidv7(), projectId: by.projectId, articleId, versionId, reviewerId },
      ...{ ...passage, tag, subtype, note: storable(note), createdAt: now, updatedAt: now },
    };
    const [row] = await runPrepared(writing, "imported annotation", values, (holes) =>
      writing.db.insert(annotation).values(holes).returning(),
    );
    if (!row) throw new Error("The annotation was not written.");
    made.push({ annotationId: row.id, importId: run.id, projectId: by.projectId });
    await record(writing, by, "annotation.create", { before: null, after: row }, now);
    reviewers.add(reviewerId);
    counts.imported++;
    if (reanchored) counts.reanchored++;
  }
  if (made.length > 0) await writing.db.insert(importedAnnotation).values(made);
  reviewers.delete(by.actor.id);
  await submitImported(writing, by, articleId, [...reviewers], now);
  return counts;
}

const keyOf = (reviewerId: string, start: number, end: number, tag: string) =>
  `${reviewerId} ${start} ${end} ${tag}`;

/** Longest note that is kept, in UTF-16 code units. */
const MAX_NOTE = 10_000;
const storable = (note: string) => note.toWellFormed().replaceAll("\0", "").slice(0, MAX_NOTE).toWellFormed();

/** Ends an import with what became of its file; null where it is not `run`'s runner's any more. */
export async function finishAnnotationImport(
  writing: Writing,
  by: Annotator,
  run: ClaimedImport,
  { refused, leftOut, problems }: Pick<ImportSummary, "refused" | "leftOut" | "problems">,
  now: number,
): Promise<ImportRow | null> {
  const ended = { refused, leftOut, problems, state: "done" } as const;
  return endRun(writing, by, run, { kind: "annotation-import.finish", changes: ended }, now);
}

/** Ends an import that cannot go on; `message` is for a person. */
export async function failAnnotationImport(
  writing: Writing,
  by: Annotator,
  run: ClaimedImport,
  message: string,
  now: number,
): Promise<ImportRow | null> {
  const failed = { state: "failed", message } as const;
  return endRun(writing, by, run, { kind: "annotation-import.fail", changes: failed }, now);
}

type Change = { kind: `annotation-import.${string}`; changes: Partial<ImportRow> };

async function endRun(
  writing: Writing,
  by: Annotator,
  run: ClaimedImport,
  { kind, changes }: Change,
  now: number,
): Promise<ImportRow | null> {
  const { annotationImport } = writing.tables;
  const [current] = await writing.db
    .select()
    .from(annotationImport)
    .where(and(eq(annotationImport.id, run.id), eq(annotationImport.runner, run.runner)));
  if (current?.state !== "running") return null;
  return changeImportState(writing, by, current, { kind, changes: { ...changes, runner: null } }, now);
}

/** Changes an import whatever its version is, and logs it. Nobody carries it out any more. */
export async function changeImportState(
  writing: Writing,
  by: Annotator,
  before: ImportRow,
  { kind, changes }: Change,
  now: number,
): Promise<ImportRow | null> {
  const { annotationImport } = writing.tables;
  const [row] = await writing.db
    .update(annotationImport)
    .set({ runner: null, ...changes, version: before.version + 1, updatedAt: now })
    .where(eq(annotationImport.id, before.id))
    .returning();
  if (row) await record(writing, by, kind, { before: told(before), after: told(row) }, now);
  return row ?? null;
}

/** What the log keeps of an import: not its list of faults. */
export const told = ({ problems: _, ...row }: ImportRow) => row;

/** Gives an import to a process, if it still is in one of the states in which it may be taken. */
export async function claimAnnotationImport(
  { db, tables: { annotationImport } }: Writing,
  id: string,
  { runner, heartbeatAt }: { runner: string; heartbeatAt: number | null },
  now: number,
): Promise<ImportRow | null> {
  const isAsSeen =
    heartbeatAt === null
      ? isNull(annotationImport.heartbeatAt)
      : eq(annotationImport.heartbeatAt, heartbeatAt);
  const [row] = await db
    .update(annotationImport)
    .set({ state: "running", runner, heartbeatAt: now, message: "" })
    .where(
      and(eq(annotationImport.id, id), inArray(annotationImport.state, ["waiting", "running"]), isAsSeen),
    )
    .returning();
  return row ?? null;
}
