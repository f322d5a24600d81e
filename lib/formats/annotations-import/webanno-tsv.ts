import { isLinguistic, referenceByName, saidByFeatures } from "./features.ts";
import { type ImportedPassage, type ImportItem, refused } from "./imported.ts";
import { linesOf, MAX_RECORD_LENGTH } from "./json-reading.ts";
import { type Layer, layersOf, type Mark, marksIn, unescaped } from "./webanno-cells.ts";

interface Row {
  line: number;
  start: number;
  end: number;
  token: string;
  isPart: boolean;
  cells: string[];
}

/** Spaces that may be put in for text that the file does not have. */
const MAX_GAP = 10_000_000;

/**
 * Reads WebAnno TSV 3, one text a file. Offsets are UTF-16. The text is put together from the sentences as INCEpTION
 * does it; what stood between them is not in the file. Relations and chains are passed over.
 */
export async function* readWebannoTsv(chunks: AsyncIterable<string>, path = ""): AsyncGenerator<ImportItem> {
  const layers: Layer[] = [];
  const text = createText();
  const passages = new Map<string, ImportedPassage>();
  let sentence: string[] = [];
  let isFirst = true;
  let length = 0;
  let unnumbered = 0;
  for await (const { line, text: content } of linesOf(chunks)) {
    length += content.length;
    if (length > MAX_RECORD_LENGTH) {
      yield refused(line, "The file is too long to be one document.");
      return;
    }
    if (isFirst && !/^#FORMAT=WebAnno TSV 3(?:\.\d+)?\s*$/.test(content)) {
      yield refused(line, "This does not begin as WebAnno TSV 3 does.");
      return;
    }
    isFirst = false;
    if (content.startsWith("#Text=")) {
      sentence.push(unescaped(content.slice("#Text=".length)));
      continue;
    }
    if (content.trim() === "" || content.startsWith("#")) {
      layers.push(...layersOf(content));
      continue;
    }
    const row = rowOf(content, line);
    if (!row) {
      yield refused(line, "This is not a row of WebAnno TSV: number, offsets, token, columns.");
      continue;
    }
    if (sentence.length > 0) {
      if (!text.add(row.start, sentence.join("\n"))) {
        yield refused(line, "The sentence begins too far behind the one before.");
        return;
      }
      sentence = [];
    }
    if (!text.has(row.start, row.token)) {
      yield refused(line, "The token does not stand at its offsets in the sentence.");
      continue;
    }
    for (const mark of marksIn(row.cells, layers)) {
      if (isLinguistic(mark.type)) continue;
      const key = mark.number === "" ? `row ${unnumbered++}` : `${mark.type} ${mark.number}`;
      grow(passages, key, row, mark);
    }
  }
  const whole = text.whole();
  for (const passage of passages.values()) {
    const { start, end } = passage.offsets ?? { start: 0, end: 0 };
    passage.quote = whole.slice(start, end);
  }
  yield {
    kind: "document",
    document: {
      line: 1,
      reference: referenceByName(path),
      text: whole,
      isFromTokens: true,
      unit: "utf-16",
      passages: [...passages.values()],
    },
  };
}

/** A passage over several tokens has its number in the row of each. */
function grow(passages: Map<string, ImportedPassage>, key: string, row: Row, { type, features }: Mark): void {
  const known = passages.get(key);
  const { line, start, end } = row;
  if (known?.offsets) {
    known.offsets = {
      start: Math.min(known.offsets.start, start),
      end: Math.max(known.offsets.end, end),
    };
    return;
  }
  passages.set(key, {
    line,
    offsets: { start, end },
    ...{ quote: null, prefix: "", suffix: "" },
    ...saidByFeatures(type, features),
  });
}

function rowOf(content: string, line: number): Row | null {
  const [number = "", offsets = "", token = "", ...cells] = content.split("\t");
  const edges = /^(\d{1,10})-(\d{1,10})$/.exec(offsets);
  if (!edges || !/^\d+-\d+(?:\.\d+)?$/.test(number)) return null;
  const [start, end] = [Number(edges[1]), Number(edges[2])];
  return { line, start, end, token, isPart: number.includes("."), cells };
}

/**
 * The text as its reader in INCEpTION builds it: a line end after each sentence, spaces up to the next. Its parts are put
 * together at the end; rows are compared with their own sentence only.
 */
function createText() {
  const parts: string[] = [];
  let length = 0;
  let last = { start: 0, sentence: "" };
  const add = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  /** A sentence may begin earlier than the line end before it, or than the sentence before. */
  const cutTo = (start: number) => {
    while (length > start) {
      const part = parts.pop() ?? "";
      length -= part.length;
      if (length < start) add(part.slice(0, start - length));
    }
  };
  return {
    add(start: number, sentence: string): boolean {
      if (length > 0) add("\n");
      if (start - length > MAX_GAP || start + sentence.length > MAX_RECORD_LENGTH) return false;
      cutTo(start);
      add(" ".repeat(start - length));
      add(sentence);
      last = { start, sentence };
      return true;
    },
    has: (start: number, token: string) =>
      start >= last.start && last.sentence.startsWith(token, start - last.start),
    whole: () => parts.join(""),
  };
}
