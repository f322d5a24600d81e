import { parentPort } from "node:worker_threads";
import { measureDerivation, type DatedArticle } from "#lib/corroboration/derivation.ts";
import { workInBackground } from "../background-thread.ts";

/** Two articles, and others against which shared errors show. */
export interface ReuseJob {
  a: DatedArticle;
  b: DatedArticle;
  others: DatedArticle[];
}

workInBackground();

// Aligning long texts takes seconds of pure computing: it happens here, not in the server's thread.
parentPort?.on("message", ({ a, b, others }: ReuseJob) => {
  parentPort?.postMessage(measureDerivation(a, b, [a, b, ...others]));
});
