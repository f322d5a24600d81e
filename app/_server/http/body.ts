import type { z } from "zod";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { fieldMessages } from "#lib/operations/field-messages.ts";

/** Largest JSON body in bytes, where a route names no other. */
export const MAX_JSON_BYTES = 8 * 1024 * 1024;

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
const tooLarge = (limit: number) =>
  fail("too_large", `This is larger than the ${megabytes(limit)} that are taken in at once.`);

/**
 * Bytes beyond a limit that are read and thrown away. A connection that is cut while the sender still sends takes the
 * answer with it, and "too large" would look like a broken network.
 */
const MAX_DISCARDED = 64 * 1024 * 1024;

const INCOMPLETE = fail("invalid", "The upload arrived incomplete. Send it again.");

/**
 * Reads a body up to `limit` bytes, whatever length it announces. An announced length that is not met is an error:
 * a cut-off upload must never be taken for a whole one.
 */
export async function readBytes(request: Request, limit: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const announced = request.headers.get("content-length");
  if (announced !== null && Number(announced) > limit + MAX_DISCARDED) return tooLarge(limit);
  let chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.length;
      if (length > limit + MAX_DISCARDED) return tooLarge(limit);
      if (Math.max(length, Number(announced)) > limit) chunks = [];
      else chunks.push(chunk);
    }
  } catch {
    // The sender hung up: nobody reads this answer, and it is no fault of the server's that belongs into its log.
    return INCOMPLETE;
  }
  if (length > limit) return tooLarge(limit);
  if (announced !== null && Number(announced) !== length) return INCOMPLETE;
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return ok(bytes);
}

/** Reads and checks a JSON body: media type, size, encoding, syntax, then the route's schema. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  limit = MAX_JSON_BYTES,
): Promise<Result<z.output<Schema>>> {
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json")
    return fail("unsupported", "Send JSON, with the content type application/json.");
  const bytes = await readBytes(request, limit);
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value);
  if (text === null) return fail("invalid", "The request is not valid UTF-8.");
  const json = parseJson(text);
  if (!json.ok) return json;
  return check(schema, json.value);
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parseJson(text: string): Result<unknown> {
  try {
    // A key that would reach into an object's prototype has no business in any input.
    return ok(
      JSON.parse(text, (key, value: unknown) => {
        if (key === "__proto__") throw new SyntaxError("__proto__");
        return value;
      }),
    );
  } catch {
    return fail("invalid", "The request is not valid JSON.");
  }
}

/** Checks a value against a schema; what doesn't fit is named by field. */
export function check<Schema extends z.ZodType>(schema: Schema, value: unknown): Result<z.output<Schema>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return fail("invalid", "Some of this could not be accepted.", { fields: fieldMessages(parsed.error) });
}
