import type { Operation } from "#lib/operations/envelope.ts";
import { ERROR_CODES, type ErrorCode, type Failure, type OperationAnswer } from "#lib/operations/outcome.ts";
import {
  anything,
  either,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  text,
  type Shaped,
} from "#lib/wire/shapes.ts";

/** Why a request brought nothing. `status` is the HTTP status; null when no usable answer came at all. */
export interface ApiFailure {
  status: number | null;
  error: Failure;
  /** Milliseconds that the server asks to wait; null when it does not say. */
  retryAfter: number | null;
}

export type ApiResult<T> = { ok: true; value: T } | { ok: false; failure: ApiFailure };

export interface ApiClient {
  /**
   * Sends operations in order, at most `MAX_OPERATIONS`. `userId` is whose they are: the server refuses them with
   * 401 when the session belongs to somebody else, so that nobody's work is stored under another name.
   */
  sendOperations(
    operations: readonly Operation[],
    options: { userId: string },
  ): Promise<ApiResult<OperationAnswer[]>>;
  /** Reads a resource and checks it against its schema. */
  getJson<T>(path: string, schema: AnswerSchema<T>): Promise<ApiResult<T>>;
}

/** Names whose operations a request carries. */
export const USER_HEADER = "X-Sourcemark-User";
export const OPERATIONS_PATH = "/api/v1/operations";
const REQUEST_TIMEOUT = 30_000;

const failureSchema = object({
  code: oneOf(ERROR_CODES),
  message: text,
  fields: optional(record(text)),
  current: anything,
});
const failureBodySchema = object({ error: failureSchema });
const answersSchema = object({
  answers: list(
    either(
      object({ id: text, status: oneOf(["applied"]), seq: nullable(number), value: anything }),
      object({ id: text, status: oneOf(["rejected"]), error: failureSchema }),
    ),
  ),
});

/** Checks what came: a `Shape`, or a schema of the forms. */
export interface AnswerSchema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/**
 * The one way from the screens to the server. It never throws and never tries again: that is for the caller, who
 * knows whether it is worth it. `send` is `fetch` but for tests.
 */
export function createApiClient(send: typeof fetch = (...request) => fetch(...request)): ApiClient {
  async function request<T>(path: string, init: RequestInit, schema: AnswerSchema<T>): Promise<ApiResult<T>> {
    let response: Response;
    let body: unknown;
    try {
      const signal = AbortSignal.timeout(REQUEST_TIMEOUT);
      response = await send(path, { credentials: "same-origin", cache: "no-store", signal, ...init });
      body = await readJson(response);
    } catch {
      return failed(null, "unavailable", "The server cannot be reached.");
    }
    if (!response.ok) return refusal(response, body);
    const parsed = schema.safeParse(body);
    if (parsed.success) return { ok: true, value: parsed.data };
    // A sign-in page of a hotel or a proxy answers 200 too: as good as no answer.
    return failed(null, "unavailable", "The server sent an answer that this page does not understand.");
  }

  return {
    async sendOperations(operations, { userId }) {
      const body = JSON.stringify({
        operations: operations.map(({ id, kind, input }) => ({ id, kind, input })),
      });
      const headers = {
        "Content-Type": "application/json",
        Accept: "application/json",
        [USER_HEADER]: userId,
      };
      const result = await request(OPERATIONS_PATH, { method: "POST", headers, body }, answersSchema);
      return result.ok ? { ok: true, value: result.value.answers.map(toAnswer) } : result;
    },
    getJson: (path, schema) => request(path, { headers: { Accept: "application/json" } }, schema),
  };
}

/** The body as JSON; null when it is something else. A body that breaks off throws, like a lost connection. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function refusal(response: Response, body: unknown): { ok: false; failure: ApiFailure } {
  const parsed = failureBodySchema.safeParse(body);
  const error = parsed.success ? toFailure(parsed.data.error) : standardFailure(response.status);
  const retryAfter = retryAfterOf(response.headers.get("Retry-After"));
  return { ok: false, failure: { status: response.status, error, retryAfter } };
}

/** `Retry-After` in milliseconds, of its form in seconds; a date would depend on this browser's clock. */
function retryAfterOf(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1_000 : null;
}

function standardFailure(status: number): Failure {
  if (status === 401) return { code: "unauthenticated", message: "Your session has ended. Sign in again." };
  if (status === 403) return { code: "forbidden", message: "You may not do this here." };
  if (status === 413) return { code: "too_large", message: "This is more than the server accepts." };
  if (status >= 500) return { code: "unavailable", message: "The server cannot do this now." };
  return { code: "invalid", message: `The server refused this (${status}).` };
}

function failed(status: number | null, code: ErrorCode, message: string): { ok: false; failure: ApiFailure } {
  return { ok: false, failure: { status, error: { code, message }, retryAfter: null } };
}

/** Leaves out what is absent: `undefined` is not the same as absent in a `Failure`. */
function toFailure({ code, message, fields, current }: Shaped<typeof failureSchema>): Failure {
  return {
    ...{ code, message },
    ...(fields === undefined ? {} : { fields }),
    ...(current === undefined ? {} : { current }),
  };
}

function toAnswer(answer: Shaped<typeof answersSchema>["answers"][number]): OperationAnswer {
  if (answer.status === "rejected") return { ...answer, error: toFailure(answer.error) };
  return { ...answer, value: answer.value };
}
