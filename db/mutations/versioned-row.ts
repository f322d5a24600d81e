import { and, eq, type InferSelectModel } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { notFound, type Authorized } from "../guard.ts";
import { mayKnowRow } from "../queries/visibility.ts";
import type { Tables } from "../schema/index.ts";
import type { Reading, Writing } from "../store.ts";
import { record } from "./record.ts";

/** Tables whose rows belong to a project and count their changes. */
type VersionedName =
  | "adjudication"
  | "annotation"
  | "annotationImport"
  | "article"
  | "assignment"
  | "claim"
  | "claimMove"
  | "claimRelation"
  | "comment"
  | "derivation"
  | "evidence"
  | "gold"
  | "guidelineExample"
  | "importJob"
  | "judgment"
  | "levelAdjudication"
  | "mention"
  | "origin"
  | "originDependence"
  | "publisher"
  | "publisherAssessment"
  | "question";
export type Row<Name extends VersionedName> = InferSelectModel<Tables[Name]> & {
  id: string;
  projectId: string;
};

/** What those tables have in common; the compiler cannot follow a row's type through their union. */
type VersionedTable = SQLiteTable & Record<"id" | "projectId" | "version" | "updatedAt", SQLiteColumn>;

/** The row with this id, in whatever project, or null. */
export async function findRow<Name extends VersionedName>(
  { db, tables }: Reading,
  name: Name,
  id: string,
): Promise<Row<Name> | null> {
  const table: VersionedTable = tables[name];
  const [row] = await db.select().from(table).where(eq(table.id, id));
  return (row as Row<Name> | undefined) ?? null;
}

/** The project of a row, for operations that name only the row. */
export async function projectOf(reading: Reading, name: VersionedName, id: string): Promise<string | null> {
  return (await findRow(reading, name, id))?.projectId ?? null;
}

/** The row with this id if it belongs to the project that `by` is about and may be known to them, else `not_found`. */
export async function findInProject<Name extends VersionedName>(
  reading: Reading,
  by: Authorized,
  name: Name,
  id: string,
): Promise<Result<Row<Name>>> {
  const row = await findRow(reading, name, id);
  if (row?.projectId !== by.projectId) return notFound();
  return (await mayKnowRow(reading, by, name, row)) ? ok(row) : notFound();
}

export interface RowChange<Name extends VersionedName> {
  /** The event: "claim.update". */
  kind: `${string}.${string}`;
  before: Row<Name>;
  /** The version that the change was made on. */
  version: number;
  changes: Partial<Row<Name>>;
}

/**
 * Compare-and-set: changes a row only over the version that the change was made on, counts it up and logs it.
 * Otherwise fails with `conflict` and the row as it stands, so that the person sees both.
 */
export async function changeRow<Name extends VersionedName>(
  writing: Writing,
  by: Authorized,
  name: Name,
  { kind, before, version, changes }: RowChange<Name>,
  now: number,
): Promise<Result<Row<Name>>> {
  const table: VersionedTable = writing.tables[name];
  const [changed] = await writing.db
    .update(table)
    .set({ ...changes, version: version + 1, updatedAt: now })
    .where(and(eq(table.id, before.id), eq(table.version, version)))
    .returning();
  if (!changed) return fail("conflict", "This was changed in the meantime.", { current: before });
  const after = changed as Row<Name>;
  await record(writing, by, kind, { before, after }, now);
  return ok(after);
}

/** Deletes a row over the version that was seen, and logs what it was; else `conflict` and the row as it stands. */
export async function removeRow<Name extends VersionedName>(
  writing: Writing,
  by: Authorized,
  name: Name,
  { kind, id, version }: { kind: `${string}.${string}`; id: string; version: number },
  now: number,
): Promise<Result<Row<Name>>> {
  const before = await findInProject(writing, by, name, id);
  if (!before.ok) return before;
  const table: VersionedTable = writing.tables[name];
  const [gone] = await writing.db
    .delete(table)
    .where(and(eq(table.id, id), eq(table.version, version)))
    .returning();
  if (!gone) return fail("conflict", "This was changed in the meantime.", { current: before.value });
  await record(writing, by, kind, { before: before.value, after: null }, now);
  return ok(before.value);
}
