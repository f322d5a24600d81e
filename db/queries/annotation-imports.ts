import { and, desc, eq } from "drizzle-orm";
import type { AnnotationImportSettings, AnnotationImportState } from "#lib/annotations/import-inputs.ts";
import type { ImportProblemLine } from "#lib/formats/annotations-import/summary.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";

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
  createdBy: string;
  by: string;
  createdAt: number;
  /** Whether something was refused or changed, and can be downloaded. */
  hasProblems: boolean;
}

/** Imports that are listed; older ones stay in the activity. */
const SHOWN = 50;

/** Imports of annotations, newest first: one's own, and everybody's for managers. */
export async function listAnnotationImports(
  { db, tables: { annotationImport, user } }: Reading,
  by: Authorized,
  limit = SHOWN,
): Promise<AnnotationImportRow[]> {
  const { id, name, format, state, imported, reanchored, known, leftOut, refused } = annotationImport;
  const { createdBy, createdAt, projectId } = annotationImport;
  const counts = { imported, reanchored, known, leftOut, refused };
  const rows = await db
    .select({ id, name, format, state, ...counts, createdBy, createdAt, by: user.name })
    .from(annotationImport)
    .innerJoin(user, eq(user.id, createdBy))
    .where(and(eq(projectId, by.projectId), mine(createdBy, by)))
    .orderBy(desc(createdAt), desc(id))
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
