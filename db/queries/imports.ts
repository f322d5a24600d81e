import { and, asc, desc, eq, gt, inArray, type InferSelectModel } from "drizzle-orm";
import type { ColumnMapping } from "#lib/imports/columns.ts";
import type { ImportProgress } from "#lib/imports/progress.ts";
import type { Result } from "#lib/operations/envelope.ts";
import type { Page, PageQuery } from "#lib/pages/pages.ts";
import type { Authorized } from "../guard.ts";
import type { Tables } from "../schema/index.ts";
import type { Reading } from "../store.ts";
import { keysetPage, type PageClauses } from "./keyset.ts";

export type ImportJob = InferSelectModel<Tables["importJob"]>;
export type ImportProblem = InferSelectModel<Tables["importProblem"]>;

/** An import as its project sees it. */
export interface ImportSummary extends ImportJob {
  createdByName: string;
}

/** Imports that a list shows. */
const SHOWN = 50;

/** Imports of the project, newest first. */
export async function listImports(reading: Reading, by: Authorized): Promise<ImportSummary[]> {
  const { createdAt, id } = reading.tables.importJob;
  return summaries(reading, by, { after: undefined, orderBy: [desc(createdAt), desc(id)], limit: SHOWN });
}

/** Some of them, newest first. */
export function importPage(
  reading: Reading,
  by: Authorized,
  query: PageQuery,
): Promise<Result<Page<ImportSummary>>> {
  const { createdAt, id } = reading.tables.importJob;
  return keysetPage(
    { columns: [createdAt, id], direction: "descending" },
    query,
    (clauses) => summaries(reading, by, clauses),
    (row) => [row.createdAt, row.id],
  );
}

async function summaries(
  { db, tables: { importJob, user } }: Reading,
  by: Authorized,
  { after, orderBy, limit }: PageClauses,
): Promise<ImportSummary[]> {
  const rows = await db
    .select({ importJob, createdByName: user.name })
    .from(importJob)
    .innerJoin(user, eq(user.id, importJob.createdBy))
    .where(and(eq(importJob.projectId, by.projectId), after))
    .orderBy(...orderBy)
    .limit(limit);
  return rows.map((row) => ({ ...row.importJob, createdByName: row.createdByName }));
}

/** How far the imports of the project are, newest first; what does not change is left out. */
export async function listImportProgress(
  { db, tables: { importJob } }: Reading,
  by: Authorized,
): Promise<ImportProgress[]> {
  const { id, state, version, bytes, bytesRead, imported, known, refused, message, finishedAt } = importJob;
  return db
    .select({ id, state, version, bytes, bytesRead, imported, known, refused, message, finishedAt })
    .from(importJob)
    .where(eq(importJob.projectId, by.projectId))
    .orderBy(desc(importJob.createdAt))
    .limit(SHOWN);
}

export async function findImport(
  reading: Reading,
  by: Authorized,
  jobId: string,
): Promise<ImportSummary | null> {
  const after = eq(reading.tables.importJob.id, jobId);
  const [found] = await summaries(reading, by, { after, orderBy: [], limit: 1 });
  return found ?? null;
}

/** Whether any project has an import with this id: whoever sends a file names it themselves. */
export async function importExists({ db, tables: { importJob } }: Reading, jobId: string): Promise<boolean> {
  const [row] = await db.select({ id: importJob.id }).from(importJob).where(eq(importJob.id, jobId));
  return row !== undefined;
}

/** An import of a file with these bytes that was begun and is not done; null when there is none. */
export async function findUnfinished(
  { db, tables: { importJob } }: Reading,
  by: Authorized,
  sha256: string,
): Promise<ImportJob | null> {
  const isBegun = inArray(importJob.state, ["running", "cancelled", "failed"]);
  const [row] = await db
    .select()
    .from(importJob)
    .where(and(eq(importJob.projectId, by.projectId), eq(importJob.sha256, sha256), isBegun))
    .orderBy(desc(importJob.createdAt))
    .limit(1);
  return row ?? null;
}

/** Problems of an import from number `after` + 1 on, in their order. */
export async function listImportProblems(
  { db, tables: { importProblem } }: Reading,
  by: Authorized,
  jobId: string,
  { after = -1, limit = 500 }: { after?: number; limit?: number } = {},
): Promise<ImportProblem[]> {
  return db
    .select()
    .from(importProblem)
    .where(
      and(
        eq(importProblem.projectId, by.projectId),
        eq(importProblem.jobId, jobId),
        gt(importProblem.number, after),
      ),
    )
    .orderBy(asc(importProblem.number))
    .limit(limit);
}

/** What somebody in the project last said that these very columns mean; null where nobody did. */
export async function rememberedMapping(
  { db, tables: { importJob } }: Reading,
  by: Authorized,
  columns: readonly string[],
): Promise<ColumnMapping | null> {
  const rows = await db
    .select({ preview: importJob.preview, settings: importJob.settings })
    .from(importJob)
    .where(
      and(eq(importJob.projectId, by.projectId), inArray(importJob.state, ["done", "running", "cancelled"])),
    )
    .orderBy(desc(importJob.createdAt))
    .limit(SHOWN);
  const wanted = JSON.stringify(columns.toSorted());
  const known = rows.find(({ preview }) => preview && JSON.stringify(preview.columns.toSorted()) === wanted);
  return known?.settings.mapping ?? null;
}
