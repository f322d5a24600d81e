import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { ImportSettings, TablePreview } from "#lib/imports/columns.ts";
import { mappingProblem } from "#lib/imports/columns.ts";
import type { importInput, startImportInput } from "#lib/imports/inputs.ts";
import { isTable, isUnderWay, type ImportKind, type ImportState } from "#lib/imports/kinds.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import type { ImportJob } from "../queries/imports.ts";
import type { Writing } from "../store.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, removeRow } from "./versioned-row.ts";

type Annotator = Authorized<"annotate">;

/** A file that was stored, with what was found out about it. */
export interface NewImport {
  id: string;
  kind: ImportKind;
  name: string;
  address: string;
  bytes: number;
  sha256: string;
  preview: TablePreview | null;
  settings: ImportSettings;
  /** "ready" where somebody should look at it first. */
  state: Extract<ImportState, "ready" | "waiting" | "running">;
  /** Who carries it out, where that has begun. */
  runner?: string;
}

/** Keeps a stored file as an import. The same id again, with the same bytes, gives the import that it became. */
export async function createImport(
  writing: Writing,
  by: Annotator,
  input: NewImport,
  now: number,
): Promise<Result<ImportJob>> {
  const { importJob } = writing.tables;
  const [row] = await writing.db
    .insert(importJob)
    .values({
      ...input,
      ...{ projectId: by.projectId, createdBy: by.actor.id, createdAt: now, updatedAt: now },
      heartbeatAt: input.runner === undefined ? null : now,
    })
    .onConflictDoNothing()
    .returning();
  if (!row) {
    const [known] = await writing.db.select().from(importJob).where(eq(importJob.id, input.id));
    const isSame = known?.projectId === by.projectId && known.sha256 === input.sha256;
    return isSame ? ok(known) : fail("duplicate", "There is an import with this id already.");
  }
  await record(writing, by, "import.create", { before: null, after: withoutPreview(row) }, now);
  return ok(row);
}

/** The log keeps what an import is, not pieces of the file. */
const withoutPreview = (row: ImportJob) => ({ ...row, preview: null });

const WRONG_STATE: Record<ImportState, string> = {
  ready: "This import has not begun yet.",
  waiting: "This import waits for its turn.",
  running: "This import is under way.",
  done: "This import is done.",
  cancelled: "This import was cancelled.",
  failed: "This import has stopped.",
};

async function change(
  writing: Writing,
  by: Annotator,
  { id, version }: z.output<typeof importInput>,
  { verb, from, changes }: { verb: string; from: readonly ImportState[]; changes: Partial<ImportJob> },
  now: number,
): Promise<Result<ImportJob>> {
  const before = await findInProject(writing, by, "importJob", id);
  if (!before.ok) return before;
  if (!from.includes(before.value.state))
    return fail("conflict", WRONG_STATE[before.value.state], { current: before.value });
  return changeRow(
    writing,
    by,
    "importJob",
    { kind: `import.${verb}`, before: before.value, version, changes },
    now,
  );
}

/** Begins an import as told. */
export async function startImport(
  writing: Writing,
  by: Annotator,
  { settings, ...input }: z.output<typeof startImportInput>,
  now: number,
): Promise<Result<ImportJob>> {
  const before = await findInProject(writing, by, "importJob", input.id);
  if (!before.ok) return before;
  const { kind, preview } = before.value;
  const problem = isTable(kind) ? mappingProblem(settings.mapping, preview?.columns ?? []) : null;
  if (problem) return fail("invalid", problem, { fields: { "settings.mapping.text": problem } });
  return change(
    writing,
    by,
    input,
    { verb: "start", from: ["ready"], changes: { settings, state: "waiting" } },
    now,
  );
}

/** Stops an import; what it brought stays, and it can be gone on with. */
export const cancelImport = (
  writing: Writing,
  by: Annotator,
  input: z.output<typeof importInput>,
  now: number,
): Promise<Result<ImportJob>> =>
  change(
    writing,
    by,
    input,
    {
      verb: "cancel",
      from: ["waiting", "running"],
      changes: { state: "cancelled", runner: null, finishedAt: now },
    },
    now,
  );

/** Goes on with an import where it stopped. */
export const resumeImport = (
  writing: Writing,
  by: Annotator,
  input: z.output<typeof importInput>,
  now: number,
): Promise<Result<ImportJob>> =>
  change(
    writing,
    by,
    input,
    {
      verb: "resume",
      from: ["cancelled", "failed"],
      changes: { state: "waiting", runner: null, message: "", finishedAt: null },
    },
    now,
  );

/** Takes an import off the list, with its error file; the articles that it brought stay. */
export async function removeImport(
  writing: Writing,
  by: Annotator,
  input: z.output<typeof importInput>,
  now: number,
): Promise<Result<ImportJob>> {
  const before = await findInProject(writing, by, "importJob", input.id);
  if (!before.ok) return before;
  if (isUnderWay(before.value.state))
    return fail("conflict", "This import is under way. Cancel it first.", { current: before.value });
  return removeRow(writing, by, "importJob", { kind: "import.remove", ...input }, now);
}

/** Gives a waiting import to a process, or one whose process has not been heard of since `silentSince`. */
export async function claimImport(
  { db, tables: { importJob } }: Writing,
  jobId: string,
  { runner, from }: { runner: string; from: "waiting" | "running" },
  now: number,
): Promise<boolean> {
  const claimed = await db
    .update(importJob)
    .set({ state: "running", runner, heartbeatAt: now })
    .where(and(eq(importJob.id, jobId), eq(importJob.state, from)))
    .returning({ id: importJob.id });
  return claimed.length > 0;
}
