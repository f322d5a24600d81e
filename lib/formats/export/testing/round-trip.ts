import fc from "fast-check";
import { expect } from "vitest";
import type { Dataset, DatasetDocument, ExportOptions } from "../../dataset.ts";
import { arbitraryDataset, EVERYTHING, multiset, type Span, spansOf, textOf } from "../dataset.arbitrary.ts";
import type { ExportFormat, TextHash } from "../export-format.ts";

export type Files = ReadonlyMap<string, string>;

/** Writes a dataset and reads every file to its end. */
export async function filesOf(
  format: ExportFormat,
  dataset: Dataset,
  options: ExportOptions = EVERYTHING,
): Promise<Files> {
  const files = new Map<string, string>();
  for await (const { path, content } of format.write(dataset, options, lengthAsHash)) {
    expect(files.has(path)).toBe(false);
    files.set(path, await textOf(content));
  }
  return files;
}

/** Stands for SHA-256 where only its place in a file matters: the length of what was hashed. */
export function lengthAsHash(): TextHash {
  let length = 0;
  return {
    update(text) {
      length += text.length;
    },
    digest: () => String(length).padStart(64, "0"),
  };
}

/** Export → parse back → the multiset of (label, quote, start, end) equals the source. */
export async function checkRoundTrip(
  format: ExportFormat,
  read: (files: Files) => Span[],
  expected: (documents: readonly DatasetDocument[]) => Span[] = spansOf,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(arbitraryDataset, async ({ dataset, documents }) => {
      const spans = read(await filesOf(format, dataset));
      expect(multiset(spans)).toEqual(multiset(expected(documents)));
    }),
    { numRuns: 60 },
  );
}

/** A span as a Python tool would cut it out: offsets in code points of the text as the file has it. */
export function spanInCodePoints(
  article: string,
  label: string,
  text: string,
  start: number,
  end: number,
): Span {
  const points = Array.from(text);
  const before = points.slice(0, start).join("").length;
  const quote = points.slice(start, end).join("");
  return { article, label, quote, start: before, end: before + quote.length };
}

/** The lines of a JSONL file, parsed. */
export function parsedLines(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}
