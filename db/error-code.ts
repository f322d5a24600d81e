import { STORE_UNAVAILABLE } from "./store.ts";

/** The database's own code of an error ("SQLITE_FULL", "40001"), also where the query builder has wrapped it. */
export function errorCodeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  return "code" in cause ? String(cause.code) : errorCodeOf(cause.cause);
}

/**
 * The database's error without what a log must not say: the query builder's wrapping, whose message repeats every value
 * of the query (article texts and password hashes among them), and the driver's details, which name some of them again.
 */
export function withoutValues(cause: unknown): unknown {
  const isWrapping = cause instanceof Error && cause.message.startsWith("Failed query:");
  const reason = isWrapping ? (cause.cause ?? new Error("A query failed.")) : cause;
  if (!(reason instanceof Error) || !TELLING.some((name) => name in reason)) return reason;
  const bare = new Error(reason.message);
  return Object.assign(bare, { name: reason.name, stack: reason.stack, code: errorCodeOf(reason) });
}

/** Fields of a driver's errors in which values stand. */
const TELLING = ["params", "detail", "where", "query"] as const;

/** Whether the database cannot serve at the moment: it said so, or was closed because the server is stopping. */
export function isUnavailable(cause: unknown): boolean {
  // By name: pages and routes are bundled apart, and each bundle has a class of its own.
  if (cause instanceof Error && cause.name === STORE_UNAVAILABLE) return true;
  const reason = withoutValues(cause);
  return reason instanceof Error && /database connection is not open/.test(reason.message);
}
