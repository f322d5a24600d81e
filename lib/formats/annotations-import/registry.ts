import { readBrat } from "./brat.ts";
import { readConll, readConllDocuments } from "./conll.ts";
import { readDoccano } from "./doccano.ts";
import { stemOf } from "./features.ts";
import type { ImportFormatId } from "./format-ids.ts";
import { readGate } from "./gate.ts";
import { type FoundItem, type ImportItem, refused, type SourceFile } from "./imported.ts";
import { MAX_RECORD_LENGTH, UnreadableFile } from "./json-reading.ts";
import { readLabelStudio } from "./label-studio.ts";
import { readOwnJsonl } from "./own-jsonl.ts";
import { readSpacy } from "./spacy.ts";
import { readUimaJson } from "./uima-json.ts";
import { readUimaXmi } from "./uima-xmi.ts";
import { readWebAnnotations } from "./web-annotation.ts";
import { readWebannoTsv } from "./webanno-tsv.ts";

type ReadOne = (chunks: AsyncIterable<string>, path: string) => AsyncIterable<ImportItem>;

/** Formats in which a file stands alone, and which of several files are of the format. */
const ALONE: Partial<Record<ImportFormatId, { paths: RegExp; read: ReadOne }>> = {
  jsonl: { paths: /\.(?:jsonl|ndjson|json|txt)$/i, read: readOwnJsonl },
  "label-studio": { paths: /\.json$/i, read: readLabelStudio },
  doccano: { paths: /\.(?:jsonl|ndjson|json)$/i, read: readDoccano },
  "web-annotation": { paths: /^(?!.*collection\.jsonld$).*\.(?:jsonld|json)$/i, read: readWebAnnotations },
  spacy: { paths: /\.(?:jsonl|ndjson|json)$/i, read: readSpacy },
  "uima-json": { paths: /\.json$/i, read: readUimaJson },
  "uima-xmi": { paths: /^(?!.*typesystem\.xml$).*\.(?:xmi|xml)$/i, read: readUimaXmi },
  "webanno-tsv": { paths: /\.tsv$/i, read: readWebannoTsv },
  "gate-bdoc": { paths: /\.(?:bdocjs|bdoc|json)$/i, read: readGate },
};

/**
 * Reads the files of an import in one format. What stands beside them (a configuration, a type system) is passed over.
 * Expected faults are items; a file that breaks off is one fault, and the others are read.
 */
export async function* readAnnotations(
  format: ImportFormatId,
  files: readonly SourceFile[],
): AsyncGenerator<FoundItem> {
  if (format === "brat") yield* readBratFiles(files);
  else if (format === "conll") yield* readConllFiles(files);
  else {
    const alone = ALONE[format];
    // A single file is what somebody says it is, whatever its name.
    const own = files.length === 1 ? files : files.filter(({ path }) => alone?.paths.test(path));
    for (const file of own) if (alone) yield* found(file.path, () => alone.read(file.read(), file.path));
  }
}

async function* readBratFiles(files: readonly SourceFile[]): AsyncGenerator<FoundItem> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const file of files.filter(({ path }) => path.endsWith(".ann"))) {
    const beside = byPath.get(`${file.path.slice(0, -".ann".length)}.txt`);
    yield* found(file.path, async function* () {
      if (!beside) yield refused(1, "The text of this file is missing: its name with the ending .txt.");
      else
        yield* readBrat({
          name: stemOf(file.path),
          text: await wholeOf(beside),
          standoff: await wholeOf(file),
        });
    });
  }
}

async function* readConllFiles(files: readonly SourceFile[]): AsyncGenerator<FoundItem> {
  const list = files.find(({ path }) => /(?:^|\/)documents\.jsonl$/.test(path));
  const documents = list ? await readConllDocuments(list.read()) : [];
  for (const file of files) {
    if (file === list || (files.length > 1 && !/\.(?:iob2?|bio|bioes|conll|tsv|txt)$/i.test(file.path)))
      continue;
    yield* found(file.path, () => readConll(file, documents));
  }
}

async function* found(file: string, read: () => AsyncIterable<ImportItem>): AsyncGenerator<FoundItem> {
  try {
    for await (const item of read()) yield { file, item };
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause;
    yield { file, item: refused(cause.line, cause.message) };
  }
}

async function wholeOf(file: SourceFile): Promise<string> {
  let whole = "";
  for await (const chunk of file.read()) {
    whole += chunk;
    if (whole.length > MAX_RECORD_LENGTH)
      throw new UnreadableFile(1, "The file is too long to be one document.");
  }
  return whole;
}
