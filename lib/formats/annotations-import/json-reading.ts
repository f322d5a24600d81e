import type { z } from "zod";

/** A stretch of a file with the line that it begins on, from 1. */
export interface Located {
  line: number;
  text: string;
}

/** Longest line or element that is taken, in UTF-16 code units. */
export const MAX_RECORD_LENGTH = 64 * 1024 * 1024;
/** Deepest nesting of brackets that is read; no format needs a tenth of it. */
const MAX_DEPTH = 200;

/** A file that cannot be read further, with the line where that is so. */
export class UnreadableFile extends Error {
  override name = "UnreadableFile";
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** The lines of a stream of text, without their ends (LF or CRLF) and without a leading byte-order mark. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Located> {
  let line = 0;
  let rest = "";
  const located = (text: string): Located => {
    line++;
    const bare = text.endsWith("\r") ? text.slice(0, -1) : text;
    return { line, text: line === 1 && bare.startsWith("\uFEFF") ? bare.slice(1) : bare };
  };
  for await (const chunk of chunks) {
    const [first = "", ...pieces] = chunk.split("\n");
    rest += first;
    if (rest.length > MAX_RECORD_LENGTH) throw new UnreadableFile(line + 1, "This line is too long.");
    for (const piece of pieces) {
      yield located(rest);
      rest = piece;
    }
  }
  if (rest !== "") yield located(rest);
}

/**
 * The elements of a JSON array, each as its own text, without holding the array; without an array, the values that
 * stand one after the other. They are cut by brackets and quotes only; whether they are JSON shows when they are parsed.
 * @throws UnreadableFile behind the last element of an array that is not closed
 */
export async function* elementsOf(chunks: AsyncIterable<string>): AsyncGenerator<Located> {
  const cutter = createElementCutter();
  for await (const chunk of chunks) yield* cutter.add(chunk);
  yield* cutter.end();
}

function createElementCutter() {
  let line = 1;
  let element = "";
  /** Line of the element's first character that is not white space; 0 before it. */
  let beginsOn = 0;
  let depth = 0;
  let quoted: "no" | "yes" | "escaped" = "no";
  let isArray: boolean | null = null;
  let isClosed = false;

  function* rest(): Generator<Located> {
    if (beginsOn > 0) yield { line: beginsOn, text: element };
    element = "";
    beginsOn = 0;
  }

  function* add(chunk: string): Generator<Located> {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const character = chunk[at] ?? "";
      if (character === "\n") line++;
      if (quoted !== "no") {
        if (quoted === "escaped") quoted = "yes";
        else if (character === "\\") quoted = "escaped";
        else if (character === '"') quoted = "no";
        continue;
      }
      if (isSpaceOrMark(character)) continue;
      if (isArray === null) {
        isArray = character === "[";
        if (isArray) {
          from = at + 1;
          continue;
        }
      }
      if (isArray && depth === 0 && (character === "," || character === "]")) {
        element += chunk.slice(from, at);
        from = at + 1;
        isClosed ||= character === "]";
        yield* rest();
        continue;
      }
      if (beginsOn === 0) beginsOn = line;
      if (character === '"') quoted = "yes";
      else if (character === "{" || character === "[") depth++;
      else if (character === "}" || character === "]") depth--;
      if (!isArray && depth === 0 && (character === "}" || character === "]")) {
        element += chunk.slice(from, at + 1);
        from = at + 1;
        yield* rest();
      }
    }
    element += chunk.slice(from);
    if (element.length > MAX_RECORD_LENGTH)
      throw new UnreadableFile(beginsOn || line, "This element is too long.");
  }
  /** The last element; fails where the array is not closed, for something may be missing behind it. */
  function* end(): Generator<Located> {
    yield* rest();
    if (isArray && !isClosed)
      throw new UnreadableFile(
        line,
        "The list is not closed: the file breaks off here, and more may be missing.",
      );
  }
  return { add, end };
}

function isSpaceOrMark(character: string): boolean {
  return (
    character === " " ||
    character === "\n" ||
    character === "\t" ||
    character === "\r" ||
    character === "\uFEFF"
  );
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; message: string };

/** Whether brackets outside of strings are nested deeper than any format has them. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) {
      for (at++; at < text.length && text.charCodeAt(at) !== 0x22; at++)
        if (text.charCodeAt(at) === 0x5c) at++;
    } else if (unit === 0x7b || unit === 0x5b) {
      depth++;
      if (depth > MAX_DEPTH) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return false;
}

/** JSON text as a value of a schema, or one sentence that says what is wrong and where in it. */
export function parsedJson<T>(text: string, schema: z.ZodType<T>): Parsed<T> {
  if (isTooDeep(text)) return { ok: false, message: `This is nested more than ${MAX_DEPTH} levels deep.` };
  let value: unknown;
  try {
    // A byte-order mark may stand before the first element.
    value = JSON.parse(text.replace(/^\s*\uFEFF/, ""));
  } catch {
    return { ok: false, message: "This is not JSON." };
  }
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  const path = issue?.path.join(".") ?? "";
  return { ok: false, message: `${path === "" ? "" : `${path}: `}${issue?.message ?? "Not as expected."}` };
}
