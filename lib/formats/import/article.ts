import { MAX_FILE_BYTES } from "../../articles/inputs.ts";
import { type ErrorCode, fail, ok, type Result } from "../../operations/envelope.ts";
import { binaryKind, latin1 } from "../../text/binary.ts";
import { blocksOfPlainText } from "../../text/blocks.ts";
import { canonicalText, MAX_TEXT_LENGTH } from "../../text/canonical.ts";
import { decodeText } from "../../text/decode.ts";
import { accepted, type TextNote, type TextOutcome, type TextRefusalReason } from "../../text/notes.ts";
import type { Block } from "../../text/passage.ts";
import { type Guesses, guessFromText, namedSource } from "./guess.ts";
import { importHtml } from "./html.ts";
import type { ArticleMetadata } from "./metadata.ts";

export interface ArticleFile {
  bytes: Uint8Array;
  fileName?: string | null;
  /** As the sender gave it, parameters allowed ("text/html; charset=utf-8"). */
  mediaType?: string | null;
  declaredCharset?: string | null;
  /** "plain": it is no page, even if it begins like one. */
  form?: "plain";
}

export const ARTICLE_MEDIA_TYPES = ["text/plain", "text/html"] as const;
export type ArticleMediaType = (typeof ARTICLE_MEDIA_TYPES)[number];

const GUESSED_FIELDS = ["title", "publisher", "url", "publishedAt"] as const;
export type GuessedField = (typeof GUESSED_FIELDS)[number];

/** An article ready to be kept: plain data, so that it can leave a worker thread. */
export interface PreparedArticle extends ArticleMetadata {
  text: string;
  blocks: Block[];
  charset: string;
  mediaType: ArticleMediaType;
  notes: TextNote[];
  /** Why a field was guessed; fields that the file states are not here. */
  guessed: Partial<Record<GuessedField, string>>;
}

type Body = Omit<PreparedArticle, "charset" | "mediaType">;

const CODE_OF_REFUSAL: Record<TextRefusalReason, ErrorCode> = {
  empty: "invalid",
  binary: "unsupported",
  "too-long": "too_large",
  malformed: "invalid",
  nul: "invalid",
  "too-complex": "unsupported",
};

/**
 * Turns a file into an article: finds the charset, tells HTML from text, makes the canonical text and its blocks, and
 * reads or guesses what is known about it. Pure and synchronous; large pages take seconds, so call it in a worker.
 *
 * Fails with "invalid" (empty), "unsupported" (binary, nested too deep) or "too_large" (bytes or text).
 */
export function prepareArticle(file: ArticleFile): Result<PreparedArticle> {
  const { bytes } = file;
  if (bytes.length === 0) return fail("invalid", "The file is empty. Choose a file with text.");
  if (bytes.length > MAX_FILE_BYTES) return fail("too_large", tooLargeMessage(bytes.length));
  const kind = binaryKind(bytes);
  if (kind) return fail("unsupported", binaryMessage(kind));

  const { mediaType, charset: typeCharset } = parsedMediaType(file.mediaType);
  const mayBePage = file.form !== "plain";
  const isNamedHtml = HTML_TYPE.test(mediaType) || HTML_NAME.test(file.fileName ?? "");
  const decoded = decodeText({
    bytes,
    declaredCharset: file.declaredCharset ?? typeCharset,
    isHtml: mayBePage && (isNamedHtml || HTML_START.test(latin1(bytes.subarray(0, 1024)))),
  });
  const isHtml = mayBePage && (isNamedHtml || HTML_START.test(decoded.text.slice(0, 1024)));
  const body = isHtml ? bodyOfPage(decoded.text) : bodyOfText(decoded.text, file.fileName ?? null);
  if (!body.ok) return fail(CODE_OF_REFUSAL[body.refusal.reason], body.refusal.message);
  return ok({
    ...body.value,
    charset: decoded.charset,
    mediaType: isHtml ? "text/html" : "text/plain",
    notes: [...decoded.notes, ...body.value.notes],
  });
}

const HTML_TYPE = /^(?:text\/html|application\/xhtml\+xml)$/;
const HTML_NAME = /\.x?html?$/i;
/** A page that was saved or pasted under another name still begins like one. */
const HTML_START =
  /^[\s\uFEFF]*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S]){0,500}-->\s*)*<(?:!doctype\s+html|html[\s>])/i;

/** Longest source of a page, in UTF-16 code units; most of it is markup, so it may be longer than a text. */
export const MAX_PAGE_LENGTH = 4 * MAX_TEXT_LENGTH;

function bodyOfText(raw: string, fileName: string | null): TextOutcome<Body> {
  const canonical = canonicalText(raw, "file");
  if (!canonical.ok) return canonical;
  const { text, notes } = canonical.value;
  const blocks = blocksOfPlainText(text);
  const { title, publisher, url, publishedAt } = guessFromText(text, blocks, fileName);
  return accepted({
    title: title?.value ?? null,
    publisher: publisher?.value ?? null,
    url: url?.value ?? null,
    publishedAt: publishedAt?.value ?? null,
    byline: null,
    language: null,
    text,
    blocks,
    notes: [...notes, ...sourceNotes(text)],
    guessed: reasonsOf({ title, publisher, url, publishedAt }),
  });
}

function bodyOfPage(raw: string): TextOutcome<Body> {
  const source = canonicalText(raw, "file", MAX_PAGE_LENGTH);
  if (!source.ok) return source;
  const page = importHtml(source.value.text);
  if (!page.ok) return page;
  // Line ends and direction marks of the source say nothing about the text that was read from it.
  const pageNotes = source.value.notes.filter(
    ({ code }) => code === "nul-removed" || code === "surrogates-repaired",
  );
  const made = canonicalText(page.value.text, "file");
  if (!made.ok) return made;
  const notes = [...pageNotes, ...page.value.notes, ...made.value.notes, ...sourceNotes(made.value.text)];
  return accepted({ ...page.value, notes, guessed: {} });
}

function sourceNotes(text: string): TextNote[] {
  const source = namedSource(text);
  if (source === null) return [];
  const message = `The text names ${source} as where it was taken from. Say under “Who copied whom” whether it was.`;
  return [{ code: "source-named", message }];
}

function reasonsOf(guesses: Guesses): Partial<Record<GuessedField, string>> {
  const reasons: Partial<Record<GuessedField, string>> = {};
  for (const field of GUESSED_FIELDS) {
    const guess = guesses[field];
    if (guess) reasons[field] = guess.reason;
  }
  return reasons;
}

function parsedMediaType(value: string | null | undefined): {
  mediaType: string;
  charset: string | null;
} {
  const [type = "", ...parameters] = (value ?? "").split(";");
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(parameter)?.[1])
    .find(Boolean);
  return { mediaType: type.trim().toLowerCase(), charset: charset ?? null };
}

function binaryMessage(kind: string): string {
  const hint = kind === "binary data" ? "binary data, not text" : kind;
  return `This looks like ${hint}. Import plain text or HTML; from other programs, save as text first.`;
}

function tooLargeMessage(bytes: number): string {
  const size = (bytes / 1024 / 1024).toFixed(1);
  return `The file has ${size} MB; the largest that can be taken has ${MAX_FILE_BYTES / 1024 / 1024} MB. Split it and try again.`;
}
