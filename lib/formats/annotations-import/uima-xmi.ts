import { SaxesParser } from "saxes";
import { isLinguistic, referenceByName, saidByFeatures } from "./features.ts";
import { type ImportedPassage, type ImportItem, refused } from "./imported.ts";
import { MAX_RECORD_LENGTH } from "./json-reading.ts";

interface Element {
  line: number;
  type: string;
  attributes: ReadonlyMap<string, string>;
}

/** Most elements that are kept of one file, which is one document. */
const MAX_ELEMENTS = 2_000_000;
const MAX_DEPTH = 50;

/**
 * Reads UIMA CAS XMI, one text a file. Offsets are UTF-16. The type system beside it is not needed: what is not
 * linguistic analysis is a passage, and its features are the attributes. A document type declaration is refused, so
 * that no entity is ever defined.
 */
export async function* readUimaXmi(chunks: AsyncIterable<string>, path = ""): AsyncGenerator<ImportItem> {
  const read = await elementsOf(chunks);
  if (!read.ok) {
    yield refused(read.line, read.message);
    return;
  }
  const sofas = new Map<string, string>();
  for (const { type, attributes } of read.elements)
    if (type === "uima.cas.Sofa") sofas.set(attributes.get("id") ?? "", attributes.get("sofaString") ?? "");
  if (sofas.size === 0) {
    yield refused(1, "The file has no text: it is not a CAS.");
    return;
  }
  const passages = new Map<string, ImportedPassage[]>();
  const [only = ""] = sofas.keys();
  for (const { line, type, attributes } of read.elements) {
    if (isLinguistic(type) || !attributes.has("begin")) continue;
    const on = attributes.get("sofa") ?? only;
    const start = wholeNumber(attributes.get("begin"));
    const end = wholeNumber(attributes.get("end"));
    if (!sofas.has(on) || start === null || end === null) {
      yield refused(line, "The annotation has no place in a text.");
      continue;
    }
    const passage: ImportedPassage = {
      line,
      offsets: { start, end },
      ...{ quote: null, prefix: "", suffix: "" },
      ...saidByFeatures(type, featuresOf(attributes)),
    };
    const known = passages.get(on);
    if (known) known.push(passage);
    else passages.set(on, [passage]);
  }
  for (const [id, text] of sofas) {
    const own = passages.get(id) ?? [];
    const document = {
      line: 1,
      reference: referenceByName(path),
      text,
      unit: "utf-16" as const,
      passages: own,
    };
    yield { kind: "document", document };
  }
}

type Reading = { ok: true; elements: Element[] } | { ok: false; line: number; message: string };

async function elementsOf(chunks: AsyncIterable<string>): Promise<Reading> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const elements: Element[] = [];
  let depth = 0;
  let problem: { line: number; message: string } | null = null;
  const stop = (message: string) => {
    problem ??= { line: parser.line, message };
  };
  parser.on("doctype", () => stop("The file has a document type declaration, which is not read."));
  parser.on("error", () => stop("This is not well-formed XML."));
  parser.on("opentag", ({ uri, local, attributes }) => {
    depth++;
    if (depth > MAX_DEPTH) stop(`This is nested more than ${MAX_DEPTH} levels deep.`);
    if (elements.length >= MAX_ELEMENTS) stop("The file has too many elements.");
    const type = typeOf(uri, local);
    if (problem || type === null) return;
    const named = Object.values(attributes).map((one): [string, string] => [one.local, one.value]);
    elements.push({ line: parser.line, type, attributes: new Map(named) });
  });
  parser.on("closetag", () => {
    depth--;
  });
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > MAX_RECORD_LENGTH) stop("The file is too long to be one document.");
    if (!problem) parser.write(chunk);
    if (problem) break;
  }
  if (!problem) parser.close();
  return problem ? { ok: false, ...(problem as { line: number; message: string }) } : { ok: true, elements };
}

/** UIMA's type of an element: "http:///webanno/custom.ecore" and "Passage" are webanno.custom.Passage. */
function typeOf(namespace: string, local: string): string | null {
  const packagePath = /^http:\/\/\/(.*)\.ecore$/.exec(namespace)?.[1];
  return packagePath === undefined ? null : `${packagePath.replaceAll("/", ".")}.${local}`;
}

function wholeNumber(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : null;
}

const ADMINISTRATIVE = new Set(["id", "sofa", "begin", "end"]);

function featuresOf(attributes: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...attributes].filter(([name]) => !ADMINISTRATIVE.has(name)));
}
