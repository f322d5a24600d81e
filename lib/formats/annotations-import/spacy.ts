import { z } from "zod";
import { type ImportedPassage, type ImportItem, refused } from "./imported.ts";
import { elementsOf, parsedJson } from "./json-reading.ts";

const offset = z.int().min(0);
const named = z.union([
  z.object({
    start: offset,
    end: offset,
    label: z.string(),
    id: z.union([z.string(), z.number()]).optional(),
    hand: z.string().optional(),
  }),
  z
    .tuple([offset, offset, z.string()])
    .rest(z.unknown())
    .transform(([start, end, label]) => ({ start, end, label, id: undefined, hand: undefined })),
]);
type Named = z.output<typeof named>;

const annotations = {
  /** Spans, or one BILUO tag per token, for which spaCy itself would have to cut the tokens. */
  entities: z.union([z.array(named), z.array(z.union([z.string(), z.null()]))]).optional(),
  ents: z.array(named).optional(),
  spans: z.record(z.string(), z.array(named)).optional(),
};
const text = z.string();
const row = z.union([
  z.object({
    text,
    ...annotations,
    meta: z
      .object({
        article_id: z.string().optional(),
        version_id: z.string().optional(),
        text_sha256: z.string().optional(),
        url: z.string().optional(),
        title: z.string().optional(),
      })
      .optional(),
  }),
  z
    .tuple([text, z.object(annotations)])
    .transform(([words, said]) => ({ text: words, ...said, meta: undefined })),
]);

/**
 * Reads spaCy's dictionaries, one a line or in an array: `spans` of every key, `entities` and `ents` (as `Doc.to_json`
 * has them), and pairs of text and annotations. Offsets are code points, without quotes.
 */
export async function* readSpacy(chunks: AsyncIterable<string>): AsyncGenerator<ImportItem> {
  for await (const { line, text: content } of elementsOf(chunks)) {
    const parsed = parsedJson(content, row);
    if (!parsed.ok) {
      yield refused(line, parsed.message);
      continue;
    }
    const { entities = [], ents = [], spans = {}, meta, text: words } = parsed.value;
    const marked = entities.filter(
      (entity): entity is Named => typeof entity === "object" && entity !== null,
    );
    if (marked.length < entities.length)
      yield refused(line, "Entities are given as a tag per token; write them as start, end and label.");
    const all = [...Object.values(spans).flat(), ...marked, ...ents];
    const passages = all.map(({ start, end, label, id = "", hand = "" }): ImportedPassage => ({
      line,
      offsets: { start, end },
      ...{ quote: null, prefix: "", suffix: "" },
      ...{ label, subtype: "", note: "", hand, id: String(id) },
    }));
    yield {
      kind: "document",
      document: {
        line,
        reference: {
          articleId: meta?.article_id ?? "",
          versionId: meta?.version_id ?? "",
          sha256: meta?.text_sha256 ?? "",
          url: meta?.url ?? "",
          name: meta?.title ?? "",
        },
        text: words,
        unit: "code-point",
        passages,
      },
    };
  }
}
