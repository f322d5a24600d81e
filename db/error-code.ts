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
