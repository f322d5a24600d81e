import { ok } from "#lib/operations/envelope.ts";
import { importInThread } from "../in-thread.ts";

// An import's thread in a web where a page whose address ends in "never" is never answered.
await importInThread((url) =>
  url.endsWith("never")
    ? new Promise(() => setInterval(() => undefined, 1_000))
    : Promise.resolve(ok({ url, bytes: Buffer.from(`<p>Rain fell on ${url}.</p>`), mediaType: "text/html" })),
);
