import { z } from "zod";
import { stemOf } from "./features.ts";
import { type ImportedDocument, type ImportItem, refused, type SourceFile } from "./imported.ts";
import { linesOf, MAX_RECORD_LENGTH, parsedJson } from "./json-reading.ts";
import { entitiesOf, type LabelledToken } from "./conll-labels.ts";

const sidecar = z.object({
  article_id: z.string().default(""),
  version_id: z.string().default(""),
  text_sha256: z.string().default(""),
  url: z.string().default(""),
  title: z.string().default(""),
  hand: z.string().nullable().default(null),
});
/** What the list beside the files says about their documents, in their order. */
export type ConllDocument = z.output<typeof sidecar>;

/** Reads the list of documents that our own export puts beside its files. */
export async function readConllDocuments(chunks: AsyncIterable<string>): Promise<ConllDocument[]> {
  const documents: ConllDocument[] = [];
  for await (const { line, text } of linesOf(chunks)) {
    if (text.trim() === "") continue;
    const parsed = parsedJson(text, sidecar);
    // A line that cannot be read must not move those behind it to other documents.
    documents[line - 1] = parsed.ok ? parsed.value : sidecar.parse({});
  }
  return documents;
}

interface Sentence {
  tokens: LabelledToken[];
}

/**
 * Reads CoNLL: a token a line, the label last (IOB1, IOB2, BIOES or BILOU, whichever the document is found to be in),
 * an empty line between sentences, `-DOCSTART-` between documents. Columns two and three are offsets in code points
 * where they are numbers, as in our own export. The text is put together from the tokens.
 */
export async function* readConll(
  file: SourceFile,
  documents: readonly ConllDocument[] = [],
): AsyncGenerator<ImportItem> {
  let sentences: Sentence[] = [{ tokens: [] }];
  let first = 1;
  let number = 0;
  let length = 0;
  let hasBegun = false;
  const finish = (): ImportItem | null => {
    const tokens = sentences.flatMap((sentence) => sentence.tokens);
    const known = documents[number];
    if (!hasBegun && tokens.length === 0) return null;
    number++;
    if (tokens.length === 0) return null;
    return { kind: "document", document: documentOf(sentences, first, known, stemOf(file.path)) };
  };
  for await (const { line, text } of linesOf(file.read())) {
    length += text.length;
    if (length > MAX_RECORD_LENGTH) {
      yield refused(line, "The document is too long.");
      return;
    }
    if (/^-DOCSTART-(?:\s|$)/.test(text)) {
      const item = finish();
      if (item) yield item;
      hasBegun = true;
      sentences = [{ tokens: [] }];
      first = line;
      length = 0;
    } else if (text.trim() === "") {
      if ((sentences.at(-1)?.tokens.length ?? 0) > 0) sentences.push({ tokens: [] });
    } else if (!/^#\s?[\w.]+\s=/.test(text)) {
      const token = tokenOf(text, line);
      if (token) sentences.at(-1)?.tokens.push(token);
      else yield refused(line, "This is not a token and its label.");
    }
  }
  const item = finish();
  if (item) yield item;
}

/** Columns are parted as Python parts them: by any white space. */
function tokenOf(text: string, line: number): LabelledToken | null {
  const cells = text.split(/[\s\u0085\u001C-\u001F]+/u).filter((cell) => cell !== "");
  const [token, second = "", third = ""] = cells;
  const label = cells.at(-1);
  if (token === undefined || label === undefined || cells.length < 2) return null;
  const hasOffsets = cells.length === 4 && /^\d{1,9}$/.test(second) && /^\d{1,9}$/.test(third);
  const isOwn = hasOffsets && Array.from(token).length === Number(third) - Number(second);
  return { line, token, label, start: isOwn ? Number(second) : null };
}

/** The document over a text of its tokens; what stood between them is a space, or a line end between sentences. */
function documentOf(
  sentences: readonly Sentence[],
  line: number,
  known: ConllDocument | undefined,
  name: string,
): ImportedDocument {
  const places = new Map<LabelledToken, { start: number; end: number }>();
  const text = textOf(sentences, places);
  const passages = sentences.flatMap(({ tokens }) =>
    entitiesOf(tokens).map(({ label, first, last }) => {
      const start = places.get(first)?.start ?? 0;
      const end = places.get(last)?.end ?? 0;
      return {
        line: first.line,
        offsets: { start, end },
        quote: text.slice(start, end),
        ...{ prefix: "", suffix: "" },
        ...{ label, subtype: "", note: "", hand: known?.hand ?? "", id: "" },
      };
    }),
  );
  return {
    line,
    reference: {
      articleId: known?.article_id ?? "",
      versionId: known?.version_id ?? "",
      sha256: known?.text_sha256 ?? "",
      url: known?.url ?? "",
      name: known ? known.title : name,
    },
    text,
    isFromTokens: true,
    unit: "utf-16",
    passages,
  };
}

/** Spaces that may be put in for text that the file does not have. */
const MAX_GAP = 1_000_000;

function textOf(
  sentences: readonly Sentence[],
  places: Map<LabelledToken, { start: number; end: number }>,
): string {
  let text = "";
  /** Code points of the text so far. */
  let points = 0;
  for (const { tokens } of sentences) {
    let space = text === "" ? "" : "\n";
    for (const token of tokens) {
      const gap = token.start === null ? -1 : token.start - points;
      if (gap >= 0 && gap <= MAX_GAP && text.length + gap <= MAX_RECORD_LENGTH) space = " ".repeat(gap);
      text += space;
      const start = text.length;
      text += token.token;
      places.set(token, { start, end: text.length });
      points += space.length + Array.from(token.token).length;
      space = " ";
    }
  }
  return text;
}
