import { z } from "zod";
import { type ImportedPassage, type ImportItem, refused } from "./imported.ts";
import { elementsOf, parsedJson } from "./json-reading.ts";

const region = z.object({
  id: z.string().optional(),
  type: z.string().optional(),
  value: z
    .object({
      start: z.union([z.int().min(0), z.string()]).optional(),
      end: z.union([z.int().min(0), z.string()]).optional(),
      globalOffsets: z.object({ start: z.int().min(0), end: z.int().min(0) }).optional(),
      text: z.union([z.string(), z.array(z.string())]).optional(),
      labels: z.array(z.string()).optional(),
      hypertextlabels: z.array(z.string()).optional(),
      choices: z.array(z.string()).optional(),
    })
    .optional(),
});
type Region = z.infer<typeof region>;

const task = z.object({
  data: z.looseObject({
    text: z.string().optional(),
    article_id: z.string().optional(),
    version_id: z.string().optional(),
    text_sha256: z.string().optional(),
    url: z.string().optional(),
    title: z.string().optional(),
  }),
  annotations: z.array(
    z.object({
      completed_by: z.union([z.int(), z.object({ id: z.int(), email: z.string().optional() })]).nullish(),
      was_cancelled: z.boolean().default(false),
      ground_truth: z.boolean().default(false),
      result: z.array(region),
    }),
  ),
});
type Completion = z.infer<typeof task>["annotations"][number];

/**
 * Reads Label Studio's JSON (an array of tasks). Offsets are code points, but older versions wrote UTF-16; regions of
 * HyperText are read by their global offsets. Skipped annotations are left out; a subtype and a note are read from the
 * choice and the text of the same region.
 */
export async function* readLabelStudio(chunks: AsyncIterable<string>): AsyncGenerator<ImportItem> {
  for await (const { line, text: content } of elementsOf(chunks)) {
    const parsed = parsedJson(content, task);
    if (!parsed.ok) {
      yield refused(line, parsed.message);
      continue;
    }
    const { data, annotations } = parsed.value;
    const passages: ImportedPassage[] = [];
    for (const completion of annotations.filter(({ was_cancelled }) => !was_cancelled)) {
      for (const item of passagesOf(completion, line)) {
        if ("kind" in item) yield item;
        else passages.push(item);
      }
    }
    yield {
      kind: "document",
      document: {
        line,
        reference: {
          articleId: data.article_id ?? "",
          versionId: data.version_id ?? "",
          sha256: data.text_sha256 ?? "",
          url: data.url ?? "",
          name: data.title ?? "",
        },
        text: data.text ?? longestText(data),
        unit: "code-point",
        passages,
      },
    };
  }
}

/** What labels are set over is called as the project's configuration has it; it is the longest of the texts. */
function longestText(data: Readonly<Record<string, unknown>>): string | null {
  const texts = Object.values(data).filter((value): value is string => typeof value === "string");
  return texts.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

function* passagesOf(completion: Completion, line: number): Generator<ImportedPassage | ImportItem> {
  const { result } = completion;
  const notes = new Map(
    result.filter(({ type }) => type === "textarea").map(({ id, value }) => [id, value?.text]),
  );
  const choices = new Map(
    result.filter(({ type }) => type === "choices").map(({ id, value }) => [id, value?.choices]),
  );
  for (const { id, value } of result) {
    const labels = value?.labels ?? value?.hypertextlabels;
    if (!labels) continue;
    const offsets = offsetsOf(value);
    if (!offsets) {
      yield refused(line, "A region has no offsets into the text.");
      continue;
    }
    for (const label of labels) {
      yield {
        line,
        offsets,
        quote: typeof value?.text === "string" ? value.text : null,
        prefix: "",
        suffix: "",
        label,
        subtype: id === undefined ? "" : (choices.get(id)?.[0] ?? ""),
        note: id === undefined ? "" : [notes.get(id) ?? []].flat().join("\n"),
        hand: handOf(completion),
        id: id ?? "",
      };
    }
  }
}

/** HyperText regions have XPaths for `start` and `end`, and numbers beside them. */
function offsetsOf(value: Region["value"]): { start: number; end: number } | null {
  const { start, end, globalOffsets } = value ?? {};
  if (typeof start === "number" && typeof end === "number") return { start, end };
  return globalOffsets ?? null;
}

function handOf({ ground_truth, completed_by }: Completion): string {
  if (ground_truth) return "adjudicated";
  if (completed_by === undefined || completed_by === null) return "";
  return typeof completed_by === "number"
    ? String(completed_by)
    : (completed_by.email ?? String(completed_by.id));
}
