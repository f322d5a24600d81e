import { z } from "zod";
import { isLinguistic, referenceByName, saidByFeatures } from "./features.ts";
import { type ImportedPassage, type ImportItem, refused } from "./imported.ts";
import { elementsOf, parsedJson } from "./json-reading.ts";

const id = z.union([z.int(), z.string()]);
const structure = z.record(z.string(), z.unknown());
const cas = z.object({
  "%FEATURE_STRUCTURES": z.union([
    z.array(structure),
    // Some writers give an object of structures by their ids.
    z
      .record(z.string(), structure)
      .transform((byId) =>
        Object.entries(byId).map(([key, one]): Record<string, unknown> => ({ "%ID": key, ...one })),
      ),
  ]),
});
const sofa = z.object({ "%ID": id, sofaString: z.string() });
const annotation = z.object({
  "%TYPE": z.string(),
  "@sofa": id.optional(),
  begin: z.int().min(0),
  end: z.int().min(0),
});

/**
 * Reads UIMA JSON CAS 0.4, one text a file (more where the CAS has several views). Offsets are UTF-16. Tokens,
 * sentences and other linguistic analysis are passed over; every other annotation is a passage.
 */
export async function* readUimaJson(chunks: AsyncIterable<string>, path = ""): AsyncGenerator<ImportItem> {
  for await (const { line, text } of elementsOf(chunks)) {
    const parsed = parsedJson(text, cas);
    if (!parsed.ok) {
      yield refused(line, parsed.message);
      continue;
    }
    yield* documentsIn(parsed.value["%FEATURE_STRUCTURES"], line, path);
  }
}

function* documentsIn(
  structures: readonly Record<string, unknown>[],
  line: number,
  path: string,
): Generator<ImportItem> {
  const texts = new Map(
    structures.flatMap((one): [string, string][] => {
      const { success, data } = sofa.safeParse(one);
      return success ? [[String(data["%ID"]), data.sofaString]] : [];
    }),
  );
  if (texts.size === 0) {
    yield refused(line, "The CAS has no text.");
    return;
  }
  const passages = new Map<string, ImportedPassage[]>();
  const [only = ""] = texts.keys();
  for (const one of structures) {
    const type = one["%TYPE"];
    if (typeof type !== "string" || isLinguistic(type) || !hasEdges(one)) continue;
    const marked = annotation.safeParse(withPlainEdges(one));
    const on = marked.success ? String(marked.data["@sofa"] ?? only) : "";
    const text = texts.get(on);
    if (!marked.success || text === undefined) {
      yield refused(line, `An annotation of type ${type.slice(0, 100)} has no place in a text.`);
      continue;
    }
    const { begin: start, end } = marked.data;
    const passage: ImportedPassage = {
      line,
      offsets: { start, end },
      ...{ quote: null, prefix: "", suffix: "" },
      ...saidByFeatures(type, featuresOf(one)),
    };
    const known = passages.get(on);
    if (known) known.push(passage);
    else passages.set(on, [passage]);
  }
  for (const [key, text] of texts) {
    const own = passages.get(key) ?? [];
    const document = { line, reference: referenceByName(path), text, unit: "utf-16" as const, passages: own };
    yield { kind: "document", document };
  }
}

const hasEdges = (one: Record<string, unknown>) => "begin" in one || "^begin" in one;

/** The specification marks offsets with a caret; the programs that write the format leave it out. */
function withPlainEdges(one: Record<string, unknown>): Record<string, unknown> {
  return { ...one, begin: one["begin"] ?? one["^begin"], end: one["end"] ?? one["^end"] };
}

function featuresOf(one: Record<string, unknown>): Map<string, string> {
  const features = new Map<string, string>();
  for (const [name, value] of Object.entries(one))
    if (typeof value === "string" && !/^[%@^]/.test(name)) features.set(name, value);
  return features;
}
