import { and, asc, eq, lt, ne, or } from "drizzle-orm";
import { claimImport } from "../mutations/imports.ts";
import type { Store } from "../store.ts";
import { finishJob } from "./write-batch.ts";

/** After this silence, in milliseconds, the process of an import counts as ended. */
export const SILENCE = 12_000;

/**
 * The next import that nobody carries out, claimed for `runner`; null when there is none. A runner asks only while it
 * carries none out itself: one of its own that is silent was left behind when the database could not take its end.
 */
export async function claimNextImport(store: Store, runner: string, now: number): Promise<string | null> {
  const { db, tables } = store.reading;
  const { importJob } = tables;
  const [waiting] = await db
    .select({ id: importJob.id })
    .from(importJob)
    .where(eq(importJob.state, "waiting"))
    .orderBy(asc(importJob.updatedAt))
    .limit(1);
  const isLost = and(eq(importJob.state, "running"), lt(importJob.heartbeatAt, now - SILENCE));
  const [lost] = waiting ? [] : await db.select({ id: importJob.id }).from(importJob).where(isLost).limit(1);
  const next = waiting ?? lost;
  if (!next) return null;
  const claimed = await store.write((writing) =>
    claimImport(writing, next.id, { runner, from: waiting ? "waiting" : "running" }, now),
  );
  return claimed ? next.id : null;
}

/** Says that `runner` still carries an import out; false when it is not its any more. */
export async function keepImport(
  store: Store,
  { jobId, runner }: { jobId: string; runner: string },
  now: number,
): Promise<boolean> {
  const kept = await store.write(({ db, tables: { importJob } }) =>
    db
      .update(importJob)
      .set({ heartbeatAt: now })
      .where(and(eq(importJob.id, jobId), eq(importJob.runner, runner), eq(importJob.state, "running")))
      .returning({ id: importJob.id }),
  );
  return kept.length > 0;
}

/** Whether `runner` is still to carry an import out. */
export async function isRunning(
  store: Store,
  { jobId, runner }: { jobId: string; runner: string },
): Promise<boolean> {
  const { db, tables } = store.reading;
  const { importJob } = tables;
  const [row] = await db
    .select({ state: importJob.state, runner: importJob.runner })
    .from(importJob)
    .where(eq(importJob.id, jobId));
  return row?.state === "running" && row.runner === runner;
}

/** Cancels an import from within the process that carries it out. */
export async function stopImport(
  store: Store,
  { jobId, runner }: { jobId: string; runner: string },
  now: number,
): Promise<void> {
  await store.write(({ db, tables: { importJob } }) =>
    db
      .update(importJob)
      .set({ state: "cancelled", runner: null, finishedAt: now })
      .where(and(eq(importJob.id, jobId), eq(importJob.runner, runner), eq(importJob.state, "running"))),
  );
}

/** Takes over an import that stopped, or whose process has not been heard of; false when another carries it out. */
export async function takeOverImport(
  store: Store,
  { jobId, runner }: { jobId: string; runner: string },
  now: number,
): Promise<boolean> {
  const taken = await store.write(({ db, tables: { importJob } }) =>
    db
      .update(importJob)
      .set({ state: "running", runner, heartbeatAt: now, message: "", finishedAt: null })
      .where(
        and(
          eq(importJob.id, jobId),
          or(ne(importJob.state, "running"), lt(importJob.heartbeatAt, now - SILENCE)),
        ),
      )
      .returning({ id: importJob.id }),
  );
  return taken.length > 0;
}

/** Puts an import back for whoever comes next: this process is about to end. */
export async function yieldImport(
  store: Store,
  { jobId, runner }: { jobId: string; runner: string },
): Promise<void> {
  await store.write(({ db, tables: { importJob } }) =>
    db
      .update(importJob)
      .set({ state: "waiting", runner: null })
      .where(and(eq(importJob.id, jobId), eq(importJob.runner, runner), eq(importJob.state, "running"))),
  );
}

/** Fails an import whose run broke; `message` is for a person, the cause belongs into the log. */
export async function failImport(
  store: Store,
  { jobId, runner }: { jobId: string; runner: string },
  message: string,
  now: number,
): Promise<void> {
  await store.write(async (writing) => {
    const { importJob } = writing.tables;
    const [job] = await writing.db.select().from(importJob).where(eq(importJob.id, jobId));
    if (job) await finishJob(writing, { ...job, runner }, "failed", message, now);
  });
}

/** Whether somebody may still want to read an upload again. */
export async function isUploadWanted({ reading: { db, tables } }: Store, jobId: string): Promise<boolean> {
  const { importJob } = tables;
  const [row] = await db.select({ state: importJob.state }).from(importJob).where(eq(importJob.id, jobId));
  return row !== undefined && row.state !== "done";
}
