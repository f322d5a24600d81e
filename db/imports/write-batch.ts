import { and, eq, inArray } from "drizzle-orm";
import type { RecordPlace } from "#lib/imports/candidate.ts";
import { MAX_PROBLEMS_KEPT, type ProblemCode } from "#lib/imports/kinds.ts";
import type { Result } from "#lib/operations/envelope.ts";
import { authorize, type Authorized } from "../guard.ts";
import { importArticle } from "../mutations/articles.ts";
import type { ImportJob } from "../queries/imports.ts";
import type { Writing } from "../store.ts";
import type { PreparedRecord } from "./prepare-record.ts";

/** Records in the order of the file, the last of which is number `position`. */
export interface Batch {
  records: PreparedRecord[];
  position: number;
  bytesRead: number;
}

/** The import of another process or in another state: whoever writes has to stop. */
export const STOPPED = "stopped";

interface Problem {
  place: RecordPlace;
  code: ProblemCode;
  reason: string;
}

/**
 * Writes what a batch became together with how far the import is, in one transaction: after a cut, either both are
 * there or neither. Answers with the import as it stands then, or STOPPED.
 */
export async function writeBatch(
  writing: Writing,
  { jobId, runner }: { jobId: string; runner: string },
  { records, position, bytesRead }: Batch,
  now: number,
): Promise<ImportJob | typeof STOPPED> {
  const { db, tables } = writing;
  const { importJob } = tables;
  const [job] = await db.select().from(importJob).where(eq(importJob.id, jobId));
  if (job?.state !== "running" || job.runner !== runner) return STOPPED;
  const by = await creatorOf(writing, job);
  if (!by.ok) {
    await finishJob(writing, job, "failed", by.error.message, now);
    return STOPPED;
  }
  const counts = { imported: 0, known: 0 };
  const problems: Problem[] = [];
  for (const record of records) {
    if ("problem" in record) problems.push({ place: record.place, ...record.problem });
    else if ("known" in record) counts.known++;
    else counts[await writeRecord(writing, by.value, record, now)]++;
  }
  await keepProblems(writing, job, problems);
  const [after] = await db
    .update(importJob)
    .set({
      ...{ position, bytesRead, heartbeatAt: now },
      imported: job.imported + counts.imported,
      known: job.known + counts.known,
      refused: job.refused + problems.length,
    })
    .where(eq(importJob.id, jobId))
    .returning();
  return after ?? STOPPED;
}

/** Whoever began the import must still be allowed to: it is theirs as long as it runs. */
async function creatorOf(writing: Writing, job: ImportJob): Promise<Result<Authorized<"annotate">>> {
  const { user } = writing.tables;
  const [row] = await writing.db.select().from(user).where(eq(user.id, job.createdBy));
  if (!row || row.disabledAt !== null)
    return { ok: false, error: { code: "forbidden", message: "Whoever began this import was disabled." } };
  const { id, name, isAdministrator } = row;
  const by = await authorize(writing, { id, name, isAdministrator }, job.projectId, "annotate");
  if (by.ok) return by;
  const message = "Whoever began this import may not add articles to the project any more.";
  return { ok: false, error: { code: "forbidden", message } };
}

type Fresh = Extract<PreparedRecord, { article: unknown }>;

async function writeRecord(
  writing: Writing,
  by: Authorized<"annotate">,
  { article, keys }: Fresh,
  now: number,
): Promise<"imported" | "known"> {
  const { db, tables } = writing;
  const { importedItem } = tables;
  if (keys.length > 0) {
    const isKey = and(eq(importedItem.projectId, by.projectId), inArray(importedItem.key, keys));
    const [known] = await db.select({ key: importedItem.key }).from(importedItem).where(isKey).limit(1);
    if (known) return "known";
  }
  const written = await importArticle(writing, by, article, now);
  // The only failure of a new article: the project has its text already.
  const articleId = written.ok
    ? written.value.articleId
    : (written.error.current as { articleId: string }).articleId;
  if (keys.length > 0)
    await db
      .insert(importedItem)
      .values([...new Set(keys)].map((key) => ({ projectId: by.projectId, key, articleId })))
      .onConflictDoNothing();
  return written.ok ? "imported" : "known";
}

async function keepProblems(writing: Writing, job: ImportJob, problems: readonly Problem[]): Promise<void> {
  const rows = problems
    .map(({ place, code, reason }, place0) => ({
      ...{ projectId: job.projectId, jobId: job.id, number: job.refused + place0 },
      ...{ ...place, code, reason: reason.slice(0, 500).toWellFormed() },
    }))
    .filter(({ number }) => number < MAX_PROBLEMS_KEPT);
  if (rows.length > 0) await writing.db.insert(writing.tables.importProblem).values(rows);
}

/** Ends an import's run; `message` says why it failed. Changes nothing when it is not the runner's any more. */
export async function finishJob(
  { db, tables: { importJob } }: Writing,
  { id, runner, version }: Pick<ImportJob, "id" | "runner" | "version">,
  state: "done" | "failed",
  message: string,
  now: number,
): Promise<boolean> {
  const finished = await db
    .update(importJob)
    .set({ state, message, runner: null, finishedAt: now, version: version + 1, updatedAt: now })
    .where(and(eq(importJob.id, id), eq(importJob.state, "running"), eq(importJob.runner, runner ?? "")))
    .returning({ id: importJob.id });
  return finished.length > 0;
}
