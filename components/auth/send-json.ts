/** What came of sending a form: the answer's JSON, or messages for the whole form and for its fields. */
export type Sent =
  { ok: true; value: unknown } | { ok: false; message: string; fields: Record<string, string> };

const UNREACHABLE = "The server did not answer. What you typed is kept; try again in a moment.";

/**
 * Posts a form as JSON. Understands both shapes of error that the server has:
 * `{message, code}` from sign-in and `{error: {message, fields}}` from the product's own routes.
 * Never throws: a lost network is an answer as well.
 */
export async function sendJson(url: string, body: object): Promise<Sent> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
    });
    const json: unknown = await answer.json().catch(() => null);
    return answer.ok ? { ok: true, value: json } : { ok: false, ...problemIn(json, answer.status) };
  } catch {
    return { ok: false, message: UNREACHABLE, fields: {} };
  }
}

/** Reads message and fields out of an error's JSON, whatever it turns out to hold. */
export function problemIn(
  json: unknown,
  status: number,
): { message: string; fields: Record<string, string> } {
  const error = isRecord(json) && isRecord(json["error"]) ? json["error"] : json;
  if (!isRecord(error)) return { message: fallback(status), fields: {} };
  const fields = isRecord(error["fields"]) ? error["fields"] : {};
  return {
    message: typeof error["message"] === "string" && error["message"] ? error["message"] : fallback(status),
    fields: Object.fromEntries(
      Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    ),
  };
}

function fallback(status: number): string {
  return status === 429
    ? "Too many attempts. Wait a minute, then try again."
    : `The server refused this (${status}). What you typed is kept; try again in a moment.`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
