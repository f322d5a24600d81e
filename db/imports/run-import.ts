import { eq, inArray, and } from "drizzle-orm";
import { isProblem, type SourceRecord } from "#lib/imports/candidate.ts";
import { record } from "../mutations/record.ts";
import { authorize } from "../guard.ts";
import type { ImportJob } from "../queries/imports.ts";
import type { Store, Writing } from "../store.ts";
import { keysOf, prepareRecord, type FetchPage, type PreparedRecord } from "./prepare-record.ts";
import { readRecords, UnreadableSource } from "./read-records.ts";
import { uploadFile } from "./uploads.ts";
import { finishJob, STOPPED, writeBatch } from "./write-batch.ts";

/**
 * Records that are written at once: with six rows each, below the two hundred that hold other writers up for no longer
 * than they notice.
 */
const RECORDS = 30;
/** UTF-16 code units of text that are written at once: the full-text index takes time by length. */
const CHARACTERS = 200_000;
/** Longest that read records wait to be written, in milliseconds, so that progress is seen. */
const PATIENCE = 400;

/** While records that were written before are passed over, it is told after so many that the run goes on. */
const SKIPPED = 100;

/** What differs between the server and the command line. */
export interface ImportTools {
  dataDir: string;
  /** This process, as it claimed the import. */
  runner: string;
  clock: () => number;
  fetchPage: FetchPage | null;
  /** Runs a write when other writers have room for it, and leaves them some afterwards. */
  inTurn: <T>(write: () => Promise<T>) => Promise<T>;
  onProgress?: (job: ImportJob) => void;
  /** Records, by their position, that could not be read in a run before: they are refused unread. */
  skip?: ReadonlySet<number>;
  /**
   * Told before each record is prepared, so that one that takes for ever can be named, and now and then while those of
   * an earlier run are passed over.
   */
  onRecord?: (position: number) => void;
}

const TOO_MUCH = {
  code: "unreadable",
  reason: "This record took too long, or too much memory, to read, so it was left out. Try its plain text.",
} as const;

export type ImportOutcome = "done" | "failed" | "stopped";

/**
 * Carries out an import that this process has claimed, from where it stopped. It ends early when somebody cancels it.
 * What goes wrong with the file itself is told by the import's state; everything else is thrown.
 */
export async function runImport(store: Store, jobId: string, tools: ImportTools): Promise<ImportOutcome> {
  const { reading } = store;
  const { importJob } = reading.tables;
  const [job] = await reading.db.select().from(importJob).where(eq(importJob.id, jobId));
  if (!job) return "stopped";
  const finish = (state: "done" | "failed", message: string) =>
    tools.inTurn(() => store.write((writing) => finishAndLog(writing, job, state, message, tools.clock())));
  try {
    if (!(await readAll(store, job, tools))) return "stopped";
  } catch (cause) {
    const message = messageOf(cause);
    if (message === null) throw cause;
    return (await finish("failed", message)) ? "failed" : "stopped";
  }
  return (await finish("done", "")) ? "done" : "stopped";
}

/** For a person, where the file is to blame. */
function messageOf(cause: unknown): string | null {
  if (cause instanceof UnreadableSource) return cause.message;
  const isGone = (cause as NodeJS.ErrnoException).code === "ENOENT";
  return isGone ? "The uploaded file is gone. Upload it again: what was imported is left out then." : null;
}

async function finishAndLog(
  writing: Writing,
  job: ImportJob,
  state: "done" | "failed",
  message: string,
  now: number,
): Promise<boolean> {
  const { user, importJob } = writing.tables;
  if (!(await finishJob(writing, { ...job, runner: job.runner }, state, message, now))) return false;
  const [row] = await writing.db
    .select({ importJob, actor: { id: user.id, name: user.name, isAdministrator: user.isAdministrator } })
    .from(importJob)
    .innerJoin(user, eq(user.id, importJob.createdBy))
    .where(eq(importJob.id, job.id));
  const by = row ? await authorize(writing, row.actor, job.projectId, "read") : null;
  if (row && by?.ok)
    await record(
      writing,
      by.value,
      `import.${state === "done" ? "finish" : "fail"}`,
      { before: null, after: { ...row.importJob, preview: null } as ImportJob },
      now,
    );
  return true;
}

/** Reads and writes until the end; false when somebody stopped it. */
async function readAll(store: Store, job: ImportJob, tools: ImportTools): Promise<boolean> {
  const { clock, fetchPage, inTurn } = tools;
  const { publisher } = job.settings;
  let bytesRead = 0;
  const source = {
    ...{ file: uploadFile(tools.dataDir, job.id), kind: job.kind, name: job.name, address: job.address },
    settings: job.settings,
    onRead: (bytes: number) => (bytesRead = bytes),
  };
  const isKnown = job.kind === "feed" ? await knownItems(store, job) : null;
  let records: PreparedRecord[] = [];
  let characters = 0;
  let writtenAt = clock();
  let position = 0;
  const write = async () => {
    const batch = { records, position, bytesRead: Math.min(bytesRead, job.bytes) };
    records = [];
    characters = 0;
    const after = await inTurn(() =>
      store.write((writing) => writeBatch(writing, { jobId: job.id, runner: tools.runner }, batch, clock())),
    );
    writtenAt = clock();
    if (after === STOPPED) return false;
    tools.onProgress?.(after);
    return true;
  };
  for await (const record of readRecords(source)) {
    if (++position <= job.position) {
      if (position % SKIPPED === 0) tools.onRecord?.(position);
      continue;
    }
    if (tools.skip?.has(position)) {
      records.push({ place: record.place, problem: TOO_MUCH });
      continue;
    }
    tools.onRecord?.(position);
    const prepared =
      isKnown && (await isKnown(record)) ? null : await prepareRecord(record, { publisher, fetchPage });
    records.push(prepared ?? { place: record.place, known: true });
    if (prepared && "article" in prepared) characters += prepared.article.text.length;
    const isFull = records.length >= RECORDS || characters >= CHARACTERS;
    if ((isFull || clock() - writtenAt >= PATIENCE) && !(await write())) return false;
  }
  bytesRead = job.bytes;
  return write();
}

/** Whether a feed's item is in the project already, by its id or address: then its page is not fetched again. */
async function knownItems(
  { reading: { db, tables } }: Store,
  { projectId }: ImportJob,
): Promise<(record: SourceRecord) => Promise<boolean>> {
  const { article, importedItem } = tables;
  const rows = await db.select({ url: article.url }).from(article).where(eq(article.projectId, projectId));
  const addresses = new Set(rows.map(({ url }) => url));
  return async (record) => {
    if (isProblem(record)) return false;
    if (record.given.url && addresses.has(record.given.url)) return true;
    const keys = keysOf(record);
    if (keys.length === 0) return false;
    const [known] = await db
      .select({ key: importedItem.key })
      .from(importedItem)
      .where(and(eq(importedItem.projectId, projectId), inArray(importedItem.key, keys)))
      .limit(1);
    return known !== undefined;
  };
}
