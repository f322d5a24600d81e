import type { z } from "zod";

/** A stretch of a file with the line that it begins on, from 1. */
export interface Located {
  line: number;
  text: string;
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
    const pieces = (rest + chunk).split("\n");
    rest = pieces.pop() ?? "";
    for (const piece of pieces) yield located(piece);
  }
  if (rest !== "") yield located(rest);
}

/**
 * The elements of a JSON array, each as its own text, without holding the array. What is not an array is given whole,
 * as one element. Elements are cut by brackets and quotes only; whether they are JSON shows when they are parsed.
 */
export async function* elementsOf(chunks: AsyncIterable<string>): AsyncGenerator<Located> {
  const cutter = createElementCutter();
  for await (const chunk of chunks) yield* cutter.add(chunk);
  yield* cutter.rest();
}

function createElementCutter() {
  let line = 1;
  let element = "";
  /** Line of the element's first character that is not white space; 0 before it. */
  let beginsOn = 0;
  let depth = 0;
  let quoted: "no" | "yes" | "escaped" = "no";
  let isArray: boolean | null = null;

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
        yield* rest();
        continue;
      }
      if (beginsOn === 0) beginsOn = line;
      if (character === '"') quoted = "yes";
      else if (character === "{" || character === "[") depth++;
      else if (character === "}" || character === "]") depth--;
    }
    element += chunk.slice(from);
  }
  return { add, rest };
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

/** JSON text as a value of a schema, or one sentence that says what is wrong and where in it. */
export function parsedJson<T>(text: string, schema: z.ZodType<T>): Parsed<T> {
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
