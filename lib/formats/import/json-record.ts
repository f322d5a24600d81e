import { MAX_COLUMN_NAME, MAX_COLUMNS } from "../../imports/columns.ts";
import { fail, ok, type Result } from "../../operations/envelope.ts";

/** How deep objects within a record are looked into: "source.owner.name" is a column. */
const MAX_LEVELS = 3;

/** A record's columns with their values as text. A map, so that no name of a column ever means anything else. */
export type RecordFields = ReadonlyMap<string, string>;

/**
 * Reads one JSON value into columns: inner objects by dotted names, lists joined by commas. Fails with "invalid" for
 * what is no JSON, no object, or holds a key that reaches into objects' prototypes.
 */
export function jsonFields(source: string): Result<RecordFields> {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (cause) {
    return fail(
      "invalid",
      `This is no valid JSON: ${cause instanceof Error ? cause.message.slice(0, 200) : ""}`,
    );
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return fail("invalid", "This is no object with named values.");
  if (reachesPrototype(value))
    return fail("invalid", "This holds a key such as “__proto__”, which no data needs.");
  const fields = new Map<string, string>();
  collect(fields, value, "", 1);
  return ok(fields);
}

/** Safe to recurse: pieces are no deeper than MAX_DEPTH. */
function reachesPrototype(value: object): boolean {
  return Object.entries(value).some(([key, inner]) => {
    const isObject = typeof inner === "object" && inner !== null;
    if (!Array.isArray(value) && key === "__proto__") return true;
    if (key === "constructor" && isObject && Object.hasOwn(inner as object, "prototype")) return true;
    return isObject && reachesPrototype(inner as object);
  });
}

function collect(fields: Map<string, string>, value: object, prefix: string, level: number): void {
  for (const [key, inner] of Object.entries(value)) {
    if (fields.size >= MAX_COLUMNS) return;
    const name = prefix + key;
    if (name.length > MAX_COLUMN_NAME) continue;
    if (typeof inner === "object" && inner !== null && !Array.isArray(inner) && level < MAX_LEVELS)
      collect(fields, inner as object, `${name}.`, level + 1);
    else fields.set(name, textOfValue(inner));
  }
}

function textOfValue(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textOfEntry).filter(Boolean).join(", ");
  return typeof value === "number" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
}

/** An entry of a list: itself, or what it is called, as authors often are. */
function textOfEntry(entry: unknown): string {
  if (typeof entry !== "object" || entry === null) return textOfValue(entry);
  const { name } = entry as { name?: unknown };
  return typeof name === "string" ? name : JSON.stringify(entry);
}
