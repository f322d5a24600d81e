import { guardedFetch } from "../fetch/guarded-fetch.ts";
import { importInThread } from "./in-thread.ts";

await importInThread((address) => guardedFetch(address));
