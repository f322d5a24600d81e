import type { ErrorCode, Failure } from "#lib/operations/envelope.ts";
import { isUnavailable, withoutValues } from "#db/error-code.ts";
import { log } from "../log.ts";

const STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 400,
  conflict: 409,
  duplicate: 409,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

const NO_STORE = { "Cache-Control": "no-store" };

/** Answers with data that only the person who asked may see. */
export const reply = (value: unknown, status = 200): Response =>
  Response.json(value, { status, headers: NO_STORE });

/** The one place where a failure becomes an HTTP answer. */
export function failureResponse(error: Failure): Response {
  const retry = error.code === "unavailable" || error.code === "rate_limited" ? { "Retry-After": "2" } : {};
  return Response.json({ error }, { status: STATUS[error.code], headers: { ...NO_STORE, ...retry } });
}

/**
 * Turns what nobody expected into a failure: logged once with its cause, told to nobody. A store that cannot write
 * at the moment is told as such, so that clients keep the change and come back.
 */
export function unexpected(cause: unknown, where: string): Failure {
  const unavailable = isUnavailable(cause);
  log.error({ err: withoutValues(cause), where }, unavailable ? "database unavailable" : "unexpected error");
  return unavailable
    ? {
        code: "unavailable",
        message: "The server cannot save at the moment. Nothing was lost here; try again shortly.",
      }
    : {
        code: "internal",
        message:
          "Something went wrong on the server. It was written to its log; try again, or tell whoever runs it.",
      };
}
