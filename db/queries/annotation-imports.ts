import { and, desc, eq } from "drizzle-orm";
import type { AnnotationImportSettings } from "#lib/annotations/import-inputs.ts";
import type { AnnotationImportState } from "#lib/annotations/import-state.ts";
import type { ImportProblemLine } from "#lib/formats/annotations-import/summary.ts";
import type { Result } from "#lib/operations/envelope.ts";
import type { Page, PageQuery } from "#lib/pages/pages.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { keysetPage, type PageClauses } from "./keyset.ts";

/** An import as lists show it. */
export interface AnnotationImportRow {
  id: string;
  name: string;
  format: string;
  state: AnnotationImportState;
  imported: number;
  reanchored: number;
  known: number;
  leftOut: number;
  refused: number;
  bytes: number;
  bytesRead: number;
  /** Why it failed, for a person. */
  message: string;
  createdBy: string;
  by: string;
  createdAt: number;
  /** Whether something was refused or changed, and can be downloaded. */
  hasProblems: boolean;
}

/** Imports that the screen lists; older ones come by the pages of the API, and stay in the activity. */
const SHOWN = 50;

/** Imports of annotations, newest first: one's own, and everybody's for managers. */
export async function listAnnotationImports(
  reading: Reading,
  by: Authorized,
): Promise<AnnotationImportRow[]> {
  const { createdAt, id } = reading.tables.annotationImport;
  return rowsOf(reading, by, { after: undefined, orderBy: [desc(createdAt), desc(id)], limit: SHOWN });
}

/** Some of them, newest first. */
export function annotationImportPage(
  reading: Reading,
  by: Authorized,
  query: PageQuery,
): Promise<Result<Page<AnnotationImportRow>>> {
  const { createdAt, id } = reading.tables.annotationImport;
  const order = { columns: [createdAt, id], direction: "descending" } as const;
  return keysetPage(
    order,
    query,
    (clauses) => rowsOf(reading, by, clauses),
    (row) => [row.createdAt, row.id],
  );
}

/** One of them, or null. */
export async function findAnnotationImport(
  reading: Reading,
  by: Authorized,
  importId: string,
): Promise<AnnotationImportRow | null> {
  const after = eq(reading.tables.annotationImport.id, importId);
  const [row] = await rowsOf(reading, by, { after, orderBy: [], limit: 1 });
  return row ?? null;
}

async function rowsOf(
  { db, tables: { annotationImport, user } }: Reading,
  by: Authorized,
  { after, orderBy, limit }: PageClauses,
): Promise<AnnotationImportRow[]> {
  const { id, name, format, state, imported, reanchored, known, leftOut, refused } = annotationImport;
  const { bytes, bytesRead, message, createdBy, createdAt, projectId } = annotationImport;
  const counts = { imported, reanchored, known, leftOut, refused };
  const about = { id, name, format, state, bytes, bytesRead, message, createdBy, createdAt };
  const rows = await db
    .select({ ...about, ...counts, by: user.name })
    .from(annotationImport)
    .innerJoin(user, eq(user.id, createdBy))
    .where(and(eq(projectId, by.projectId), mine(createdBy, by), after))
    .orderBy(...orderBy)
    .limit(limit);
  return rows.map((row) => ({ ...row, hasProblems: row.refused + row.reanchored > 0 }));
}

/** What one import refused or changed; null when there is none, or it is somebody else's. */
export async function findImportProblems(
  { db, tables: { annotationImport } }: Reading,
  by: Authorized,
  importId: string,
): Promise<{ name: string; problems: ImportProblemLine[] } | null> {
  const { id, name, problems, projectId, createdBy } = annotationImport;
  const [row] = await db
    .select({ name, problems })
    .from(annotationImport)
    .where(and(eq(id, importId), eq(projectId, by.projectId), mine(createdBy, by)));
  return row ?? null;
}

/** How labels were last mapped in the project: what the next import of the same labels begins with. */
export async function lastMapping(
  { db, tables: { annotationImport } }: Reading,
  by: Authorized,
): Promise<AnnotationImportSettings["mapping"]> {
  const { settings, projectId, createdAt, createdBy } = annotationImport;
  const rows = await db
    .select({ settings })
    .from(annotationImport)
    .where(and(eq(projectId, by.projectId), mine(createdBy, by)))
    .orderBy(desc(createdAt))
    .limit(20);
  // The newest decision about a label counts.
  return Object.fromEntries(rows.toReversed().flatMap((row) => Object.entries(row.settings.mapping)));
}

type Column = Reading["tables"]["annotationImport"]["createdBy"];
const mine = (createdBy: Column, by: Authorized) =>
  roleAllows(by.role, "manage") ? undefined : eq(createdBy, by.actor.id);
