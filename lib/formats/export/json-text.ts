import { inChunks } from "./chunks.ts";

/** Values as JSON lines, in chunks. */
export function jsonLines(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  return inChunks(linesOf(values));
}

async function* linesOf(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}

/** Values as one JSON array with a value per line, in chunks. */
export function jsonArray(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  return inChunks(arrayOf(values));
}

async function* arrayOf(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  let opening = "[\n";
  for await (const value of values) {
    yield `${opening}${JSON.stringify(value)}`;
    opening = ",\n";
  }
  yield opening === "[\n" ? "[]\n" : "\n]\n";
}

/** One value as an indented JSON document. */
export async function* jsonDocument(value: unknown): AsyncGenerator<string> {
  yield `${JSON.stringify(value, null, 2)}\n`;
}

/** A text that is at hand, as a stream. */
export async function* wholeText(text: string): AsyncGenerator<string> {
  yield text;
}
