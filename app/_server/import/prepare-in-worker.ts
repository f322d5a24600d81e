import "server-only";
import { Worker } from "node:worker_threads";
import type { PreparedArticle, ArticleFile } from "#lib/formats/import/article.ts";
import { fail, type Result } from "#lib/operations/envelope.ts";

/** Longest that one file may take to read, in milliseconds. */
const TIME_LIMIT = 30_000;

const TOO_SLOW = "This file took too long to read, so it was left out. Try its plain text instead.";
const UNREADABLE = "This file could not be read. Try its plain text instead.";

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
  if (busy) return;
  const job = waiting.shift();
  if (!job) return;
  busy = true;
  const current = (worker ??= startWorker());
  const finish = (result: Result<PreparedArticle>) => {
    clearTimeout(timer);
    current.off("message", finish).off("error", fails).off("exit", fails);
    busy = false;
    job.resolve(result);
    readNext();
  };
  const giveUp = (message: string) => {
    worker = null;
    void current.terminate();
    finish(fail("invalid", message));
  };
  const fails = () => giveUp(UNREADABLE);
  const timer = setTimeout(() => giveUp(TOO_SLOW), TIME_LIMIT);
  current.on("message", finish).on("error", fails).on("exit", fails);
  current.postMessage(job.file);
}

/** Reads one file into an article in a worker thread; files are read one after the other. */
export function prepareInWorker(file: ArticleFile): Promise<Result<PreparedArticle>> {
  return new Promise((resolve) => {
    waiting.push({ file, resolve });
    readNext();
  });
}
