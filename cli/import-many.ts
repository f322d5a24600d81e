import { createReadStream, createWriteStream } from "node:fs";
import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import type { Authorized } from "#db/guard.ts";
import { problemFile } from "#db/imports/problem-file.ts";
import { previewFile } from "#db/imports/read-records.ts";
import { runImport } from "#db/imports/run-import.ts";
import { keepImport, SILENCE, stopImport, takeOverImport } from "#db/imports/steer-imports.ts";
import { removeUpload, storeUpload } from "#db/imports/uploads.ts";
import { createImport } from "#db/mutations/imports.ts";
import { findImport, findUnfinished, listImportProblems, type ImportJob } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { guessMapping, mappingProblem, type ImportSettings } from "#lib/imports/columns.ts";
import { MAX_UPLOAD_BYTES, type ImportKind } from "#lib/imports/kinds.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { Stop, type Terminal } from "./command.ts";
import { progress } from "./progress.ts";

/** What the command says about a file that many articles are in. */
export interface ManyOptions {
  dataDir: string;
  settings: ImportSettings;
  /** Where what was refused is written; by its ending CSV or JSONL. */
  errors: string | null;
}

/** How long other writers have the database after each batch, in milliseconds. */
const PAUSE = 3;
const HEARTBEAT = 3_000;
/** Refused records that are told on the terminal; the file has all. */
const TOLD = 5;

/**
 * Imports a file of many articles as the server does. The same file again goes on with an import that was broken off.
 * Fails when nothing of it could be read.
 */
export async function importMany(
  store: Store,
  by: Authorized<"annotate">,
  { file, kind }: { file: string; kind: ImportKind },
  options: ManyOptions,
  terminal: Terminal,
): Promise<Result<ImportJob>> {
  const runner = randomUUID();
  const { dataDir } = options;
  const begun = await begin(store, by, { file, kind, runner }, options);
  if (!begun.ok) return begun;
  const { id } = begun.value;
  if (begun.value.position > 0)
    terminal.say(`going on with ${file} after ${begun.value.position.toLocaleString("en")} records\n`);
  const bar = progress(terminal, path.basename(file));
  const beat = setInterval(
    () => void keepImport(store, { jobId: id, runner }, Date.now()).catch(() => false),
    HEARTBEAT,
  );
  let isInterrupted = false;
  const interrupt = () => {
    isInterrupted = true;
    void stopImport(store, { jobId: id, runner }, Date.now());
  };
  process.once("SIGINT", interrupt);
  try {
    await runImport(store, id, {
      ...{ dataDir, runner, clock: Date.now, fetchPage: null },
      inTurn: async (write) => {
        const written = await write();
        await pause(PAUSE);
        return written;
      },
      onProgress: ({ bytesRead, bytes }) => bar.show(bytesRead, bytes),
    });
  } finally {
    clearInterval(beat);
    process.off("SIGINT", interrupt);
    bar.end();
  }
  if (isInterrupted) throw new Stop("Stopped. The same command again goes on from there.");
  const job = await findImport(store.reading, by, id);
  if (!job) return fail("not_found", "The import was taken off the list.");
  if (job.state === "done") await removeUpload(dataDir, id);
  await tellProblems(store, by, job, options.errors, terminal);
  return job.state === "done" ? ok(job) : fail("invalid", job.message || "The import was cancelled.");
}

/** Copies the file into the data folder and begins, or goes on with what was broken off. */
async function begin(
  store: Store,
  by: Authorized<"annotate">,
  { file, kind, runner }: { file: string; kind: ImportKind; runner: string },
  { dataDir, settings }: ManyOptions,
): Promise<Result<ImportJob>> {
  const { size } = await stat(file);
  if (size > MAX_UPLOAD_BYTES) return fail("too_large", "The file is larger than 1 GB. Split it.");
  const preview = await previewFile(file, kind);
  const guessed = preview ? { ...guessMapping(preview), ...settings.mapping } : {};
  const problem = preview ? mappingProblem(guessed, preview.columns) : null;
  if (problem)
    return fail(
      "invalid",
      `${problem} Name the columns by --columns text=…; there are: ${preview?.columns.join(", ")}.`,
    );
  const id = uuidv7();
  const stored = await storeUpload(dataDir, id, createReadStream(file), { bytes: size, sha256: null });
  if (!stored.ok) return stored;
  const { bytes, sha256 } = stored.value;
  const unfinished = await findUnfinished(store.reading, by, sha256);
  if (unfinished) {
    await removeUpload(dataDir, id);
    const taken = await takeOverImport(store, { jobId: unfinished.id, runner }, Date.now());
    return taken
      ? ok(unfinished)
      : fail(
          "conflict",
          `This file is being imported already; if that was broken off, wait ${SILENCE / 1000} s.`,
        );
  }
  const about = { id, kind, name: path.basename(file), address: "", bytes, sha256, preview, runner };
  return store.write((writing) =>
    createImport(
      writing,
      by,
      { ...about, state: "running", settings: { ...settings, mapping: guessed } },
      Date.now(),
    ),
  );
}

async function tellProblems(
  store: Store,
  by: Authorized,
  job: ImportJob,
  errors: string | null,
  terminal: Terminal,
): Promise<void> {
  if (job.refused === 0) return;
  if (errors !== null) {
    const name = errors.endsWith(".csv") ? "errors.csv" : "errors.jsonl";
    await pipeline(problemFile(store.reading, by, job, name), createWriteStream(errors));
    return terminal.say(`what was refused stands in ${errors}\n`);
  }
  const first = await listImportProblems(store.reading, by, job.id, { limit: TOLD });
  for (const { line, name, reason } of first)
    terminal.say(`  ${line === null ? "" : `line ${line}: `}${name ? `${name}: ` : ""}${reason}\n`);
  if (job.refused > first.length)
    terminal.say(`  … and ${job.refused - first.length} more; --errors <file> writes all of them\n`);
}
