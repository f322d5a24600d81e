/** Most operations that one request may carry; a longer queue is sent in several requests. */
export const MAX_OPERATIONS = 500;

/** What went wrong, as a closed set; each has one HTTP status in the route wrapper. */
export const ERROR_CODES = [
  "unauthenticated",
  "forbidden",
  "not_found",
  "invalid",
  "conflict",
  "duplicate",
  "too_large",
  "unsupported",
  "rate_limited",
  "unavailable",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface Failure {
  code: ErrorCode;
  /** One or two sentences for a person: what happened, and what to do. */
  message: string;
  /** Messages by field path ("rationale", "evidence.0.exact") for forms. */
  fields?: Record<string, string>;
  /** On a conflict: the row as it stands now, so that both versions can be shown. */
  current?: unknown;
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (
  code: ErrorCode,
  message: string,
  more: Omit<Failure, "code" | "message"> = {},
): Result<never> => ({
  ok: false,
  error: { code, message, ...more },
});

/** The answer to one operation. A replay of the same id gets the same answer. */
export type OperationAnswer =
  | { id: string; status: "applied"; seq: number | null; value: unknown }
  | { id: string; status: "rejected"; error: Failure };

export interface OperationsResponse {
  answers: OperationAnswer[];
}
