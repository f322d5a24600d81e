import { z } from "zod";
import { type ImportedDocument, type ImportedPassage, type ImportItem, refused } from "./imported.ts";
import { elementsOf, parsedJson } from "./json-reading.ts";
import { createEscapedText } from "./gate-escapes.ts";

const feature = z.unknown();
const offset = z.int().min(0);
const bdoc = z.object({
  text: z.string(),
  offset_type: z.enum(["p", "j"]),
  name: z.string().nullish(),
  features: z.record(z.string(), feature).optional(),
  annotation_sets: z
    .record(
      z.string(),
      z.object({
        annotations: z.array(
          z.object({
            id: z.union([z.int(), z.string()]).optional(),
            type: z.string(),
            start: offset,
            end: offset,
            features: z.record(z.string(), feature).optional(),
          }),
        ),
      }),
    )
    .default({}),
});
const gateJson = z.object({
  text: z.string(),
  entities: z.record(z.string(), z.array(z.looseObject({ indices: z.tuple([offset, offset]) }))),
});
const document = z.union([bdoc, gateJson]);

/**
 * Reads documents of GATE: bdoc (`offset_type` "p" counts code points, "j" UTF-16), a file each or one after the other,
 * and GATE JSON, whose offsets count code points over a text in which `&`, `<` and `>` are escaped. Hands are the names
 * of annotation sets.
 */
export async function* readGate(chunks: AsyncIterable<string>): AsyncGenerator<ImportItem> {
  for await (const { line, text } of elementsOf(chunks)) {
    const parsed = parsedJson(text, document);
    if (!parsed.ok) yield refused(line, parsed.message);
    else if ("entities" in parsed.value) yield* fromGateJson(parsed.value, line);
    else yield { kind: "document", document: fromBdoc(parsed.value, line) };
  }
}

function fromBdoc(
  { text, offset_type, name, features = {}, annotation_sets }: z.output<typeof bdoc>,
  line: number,
): ImportedDocument {
  return {
    line,
    reference: {
      articleId: textIn(features, "article_id"),
      versionId: textIn(features, "version_id"),
      sha256: textIn(features, "text_sha256"),
      url: textIn(features, "url"),
      name: name ?? "",
    },
    text,
    unit: offset_type === "p" ? "code-point" : "utf-16",
    passages: Object.entries(annotation_sets).flatMap(([hand, { annotations }]) =>
      annotations.map(({ type, start, end, id = "", features: said = {} }): ImportedPassage => ({
        line,
        offsets: { start, end },
        ...{ quote: null, prefix: "", suffix: "" },
        label: type,
        subtype: textIn(said, "subtype"),
        note: textIn(said, "note"),
        hand,
        id: textIn(said, "id") || String(id),
      })),
    ),
  };
}

function* fromGateJson({ text, entities }: z.output<typeof gateJson>, line: number): Generator<ImportItem> {
  const escaped = createEscapedText(text);
  const passages: ImportedPassage[] = [];
  for (const [type, marks] of Object.entries(entities)) {
    const [hand, label] = type.includes(":") ? splitAt(type, type.indexOf(":")) : ["", type];
    for (const { indices, ...said } of marks) {
      const start = escaped.toPlain(indices[0]);
      const end = escaped.toPlain(indices[1]);
      if (start === null || end === null) {
        yield refused(line, "The offsets cut an escaped character or are outside the text.");
        continue;
      }
      passages.push({
        line,
        offsets: { start, end },
        ...{ quote: null, prefix: "", suffix: "" },
        label,
        subtype: textIn(said, "subtype"),
        note: textIn(said, "note"),
        hand,
        id: textIn(said, "id"),
      });
    }
  }
  const reference = { articleId: "", versionId: "", sha256: "", url: "", name: "" };
  yield {
    kind: "document",
    document: { line, reference, text: escaped.plain, unit: "code-point", passages },
  };
}

const splitAt = (text: string, at: number): [string, string] => [text.slice(0, at), text.slice(at + 1)];

/** A feature that is text; "" where it is missing or something else. */
function textIn(features: Readonly<Record<string, unknown>>, name: string): string {
  const value = Object.hasOwn(features, name) ? features[name] : undefined;
  return typeof value === "string" ? value : "";
}
