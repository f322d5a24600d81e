import { z } from "zod";
import { type ImportedPassage, type ImportItem, refused } from "./imported.ts";
import { linesOf, parsedJson } from "./json-reading.ts";

const span = z.union([
  z.tuple([z.int().min(0), z.int().min(1), z.string().min(1)]),
  z
    .object({ start_offset: z.int().min(0), end_offset: z.int().min(1), label: z.string().min(1) })
    .transform(({ start_offset, end_offset, label }): [number, number, string] => [
      start_offset,
      end_offset,
      label,
    ]),
]);

const row = z.object({
  text: z.string(),
  label: z.array(span).optional(),
  labels: z.array(span).optional(),
  entities: z.array(span).optional(),
  article_id: z.string().optional(),
  version_id: z.string().optional(),
  text_sha256: z.string().optional(),
  url: z.string().optional(),
  title: z.string().optional(),
});

/**
 * Reads doccano's sequence labelling (`label` or `labels`) and its relations export (`entities`). It has offsets
 * without quotes, in code points, or in grapheme clusters when the project was set so, which the file does not say.
 */
export async function* readDoccano(chunks: AsyncIterable<string>): AsyncGenerator<ImportItem> {
  for await (const { line, text: content } of linesOf(chunks)) {
    if (content.trim() === "") continue;
    const parsed = parsedJson(content, row);
    if (!parsed.ok) {
      yield refused(line, parsed.message);
      continue;
    }
    const { text, label, labels, entities, ...reference } = parsed.value;
    const passages = (label ?? labels ?? entities ?? []).map(([start, end, name]): ImportedPassage => ({
      line,
      offsets: { start, end },
      ...{ quote: null, prefix: "", suffix: "" },
      ...{ label: name, subtype: "", note: "", hand: "", id: "" },
    }));
    yield {
      kind: "document",
      document: {
        line,
        reference: {
          articleId: reference.article_id ?? "",
          versionId: reference.version_id ?? "",
          sha256: reference.text_sha256 ?? "",
          url: reference.url ?? "",
          name: reference.title ?? "",
        },
        text,
        unit: "code-point",
        passages,
      },
    };
  }
}
