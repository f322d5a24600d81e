import { STORE_UNAVAILABLE } from "./store.ts";

/** The database's own code of an error ("SQLITE_FULL", "40001"), also where the query builder has wrapped it. */
export function errorCodeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  return "code" in cause ? String(cause.code) : errorCodeOf(cause.cause);
}

/**
 * The database's error without the query builder's wrapping, whose message repeats every value of the query (article
 * texts and password hashes among them) and so belongs into no log.
 */
export function withoutValues(cause: unknown): unknown {
  return cause instanceof Error && "params" in cause ? cause.cause : cause;
}

/** Whether the database cannot serve at the moment: it said so, or was closed because the server is stopping. */
export function isUnavailable(cause: unknown): boolean {
  // By name: pages and routes are bundled apart, and each bundle has a class of its own.
  if (cause instanceof Error && cause.name === STORE_UNAVAILABLE) return true;
  const reason = withoutValues(cause);
  return reason instanceof Error && /database connection is not open/.test(reason.message);
}
