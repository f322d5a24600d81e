import { parentPort } from "node:worker_threads";
import { prepareArticle, type ArticleFile } from "#lib/formats/import/article.ts";

// Reading a page can take seconds of pure computing (deep nesting, huge tables): it happens here, not in the server's
// thread, so that no other request waits and a page that never ends can be given up.
parentPort?.on("message", (file: ArticleFile) => {
  parentPort?.postMessage(prepareArticle(file));
});
