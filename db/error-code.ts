/** The database's own code of an error ("SQLITE_FULL", "40001"), also where the query builder has wrapped it. */
export function errorCodeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  return "code" in cause ? String(cause.code) : errorCodeOf(cause.cause);
}
