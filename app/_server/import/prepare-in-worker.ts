import "server-only";
import { Worker } from "node:worker_threads";
import type { PreparedArticle, ArticleFile } from "#lib/formats/import/article.ts";
import { fail, type Result } from "#lib/operations/envelope.ts";

/** Longest that one file may take to read, in milliseconds. */
const TIME_LIMIT = 30_000;

interface Job {
  file: ArticleFile;
  resolve: (result: Result<PreparedArticle>) => void;
}

const waiting: Job[] = [];
let worker: Worker | null = null;
let busy = false;

function startWorker(): Worker {
  const started = new Worker(new URL("./worker.ts", import.meta.url));
  // An idle worker must not keep the process from ending.
  started.unref();
  return started;
}

function readNext(): void {
  const job = waiting.shift();
  if (!job || busy) {
    if (job) waiting.unshift(job);
    return;
  }
  busy = true;
  const current = (worker ??= startWorker());
  const finish = (result: Result<PreparedArticle>, healthy: boolean) => {
    clearTimeout(timer);
    current.removeAllListeners();
    if (!healthy) {
      worker = null;
      void current.terminate();
    }
    busy = false;
    job.resolve(result);
    readNext();
  };
  const timer = setTimeout(
    () =>
      finish(
        fail("invalid", "This file took too long to read, so it was left out. Try its plain text instead."),
        false,
      ),
    TIME_LIMIT,
  );
  current.once("message", (result: Result<PreparedArticle>) => finish(result, true));
  current.once("error", () =>
    finish(fail("invalid", "This file could not be read. Try its plain text instead."), false),
  );
  current.postMessage(job.file);
}

/** Reads one file into an article in a worker thread; files are read one after the other. */
export function prepareInWorker(file: ArticleFile): Promise<Result<PreparedArticle>> {
  return new Promise((resolve) => {
    waiting.push({ file, resolve });
    readNext();
  });
}
