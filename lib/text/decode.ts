import { analyse } from "chardet";
import iconv from "iconv-lite";
import { latin1, utf16WithoutMark } from "./binary.ts";
import { charsetOf, isSingleByte } from "./charsets.ts";
import { counted, type TextNote } from "./notes.ts";

export interface DecodeInput {
  bytes: Uint8Array;
  /** The charset that came with the bytes (HTTP header, form field), as it was written. */
  declaredCharset?: string | null;
  /** Whether a `<meta charset>` may tell the charset. */
  isHtml?: boolean;
}

/** How the charset was found out, strongest first. */
export const CHARSET_BASES = ["bom", "declared", "meta", "valid-utf-8", "detected"] as const;
export type CharsetBasis = (typeof CHARSET_BASES)[number];

export interface DecodedText {
  text: string;
  /** WHATWG name in lower case, as "utf-8", "windows-1252", "shift_jis". */
  charset: string;
  basis: CharsetBasis;
  notes: TextNote[];
}

interface Choice {
  charset: string;
  basis: CharsetBasis;
}

/** Pages must declare their charset within this many bytes (HTML standard, "prescan"); some need a little more. */
const META_BYTES = 4096;
const DETECTION_BYTES = 131_072;
const FALLBACK_CHARSET = "windows-1252";

/**
 * Turns bytes into text and never fails: byte order mark, declared charset, `<meta>`, valid UTF-8, statistics, in
 * this order. What cannot be decoded becomes U+FFFD with a note. The byte order mark is not part of the text.
 */
export function decodeText(input: DecodeInput): DecodedText {
  const marked = byteOrderMark(input.bytes);
  if (marked) {
    const body = input.bytes.subarray(marked.length);
    return decodeAs({ charset: marked.charset, basis: "bom" }, body, []);
  }
  const notes: TextNote[] = [];
  return decodeAs(chooseCharset(input, notes), input.bytes, notes);
}

function chooseCharset(input: DecodeInput, notes: TextNote[]): Choice {
  const { bytes } = input;
  const told = toldCharset(input, notes);
  const census = utf8Census(bytes);
  if (told && told.charset !== "utf-8") {
    if (!census.isPlausibleUtf8 || !isSingleByte(told.charset)) return told;
    notes.push({
      code: "charset-overruled",
      message: `The text says that it is ${told.charset}, but its bytes are UTF-8; it was read as UTF-8.`,
    });
    return { charset: "utf-8", basis: "valid-utf-8" };
  }
  if (told && census.isMostlyUtf8) return told;
  const wide = utf16WithoutMark(bytes);
  const choice = wide ? { charset: wide, basis: "detected" as const } : byStatistics(bytes, census);
  if (choice.basis === "detected") noteDetection(choice, told, notes);
  return choice;
}

function noteDetection(choice: Choice, told: Choice | null, notes: TextNote[]): void {
  const message = told
    ? `The text says that it is ${told.charset}, but its bytes are not; it was read as ${choice.charset}. Check letters with accents.`
    : `No charset was given; the text was read as ${choice.charset}. Check letters with accents.`;
  notes.push({ code: told ? "charset-overruled" : "charset-detected", message });
}

function toldCharset(input: DecodeInput, notes: TextNote[]): Choice | null {
  const declared = knownCharset(input.declaredCharset, notes);
  if (declared) return { charset: declared, basis: "declared" };
  if (!input.isHtml) return null;
  const meta = knownCharset(metaCharset(input.bytes), notes);
  // A page whose `<meta>` could be read as ASCII cannot be UTF-16 (HTML standard): such a label means UTF-8.
  if (meta) return { charset: meta.startsWith("utf-16") ? "utf-8" : meta, basis: "meta" };
  return null;
}

function knownCharset(label: string | null | undefined, notes: TextNote[]): string | null {
  if (!label?.trim()) return null;
  const charset = charsetOf(label);
  if (charset && iconv.encodingExists(charset)) return charset;
  notes.push({
    code: "charset-unknown",
    message: `The charset “${label.trim().slice(0, 40)}” is not known and was ignored.`,
  });
  return null;
}

function metaCharset(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, META_BYTES)).replace(/<!--[\s\S]*?-->/g, "");
  for (const [tag] of head.matchAll(/<meta\s[^>]*>/gi)) {
    const label = /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(tag)?.[1];
    if (label) return label;
  }
  return /^\s*<\?xml\s[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1] ?? null;
}

function byteOrderMark(bytes: Uint8Array): { charset: string; length: number } | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { charset: "utf-8", length: 3 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { charset: "utf-32be", length: 4 };
  if (a === 0xff && b === 0xfe) {
    const isUtf32 = c === 0 && d === 0 && bytes.length % 4 === 0;
    return isUtf32 ? { charset: "utf-32le", length: 4 } : { charset: "utf-16le", length: 2 };
  }
  if (a === 0xfe && b === 0xff) return { charset: "utf-16be", length: 2 };
  return null;
}

interface Utf8Census {
  /** No malformed sequence, and something beyond ASCII: hardly ever an accident. */
  isPlausibleUtf8: boolean;
  /** Well-formed sequences clearly outnumber the malformed: a damaged UTF-8 text, or a clean one. */
  isMostlyUtf8: boolean;
  isValid: boolean;
}

function utf8Census(bytes: Uint8Array): Utf8Census {
  const decoded = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const genuine = countReplacements(bytes);
  let malformed = -genuine;
  let wellFormed = genuine;
  for (let i = 0; i < decoded.length; i++) {
    const unit = decoded.charCodeAt(i);
    if (unit === 0xfffd) malformed++;
    else if (unit > 0x7f) wellFormed++;
  }
  return {
    isValid: malformed === 0,
    isPlausibleUtf8: malformed === 0 && wellFormed > 0,
    isMostlyUtf8: malformed === 0 || wellFormed > malformed * 4,
  };
}

/** U+FFFD that the text itself holds (EF BF BD): no sign of damage. */
function countReplacements(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++;
  }
  return count;
}

function byStatistics(bytes: Uint8Array, census: Utf8Census): Choice {
  if (census.isMostlyUtf8) return { charset: "utf-8", basis: "valid-utf-8" };
  const matches = analyse(aroundFirstForeignByte(bytes))
    .map(({ name, confidence }) => ({ charset: charsetOf(name), confidence }))
    .filter(({ charset }) => charset !== null && !charset.startsWith("utf-"));
  const best = matches[0];
  const western = matches.find(({ charset }) => charset === FALLBACK_CHARSET);
  // On short Western texts several charsets tie; then the commonest is the best guess.
  const isTied = western && best && western.confidence >= best.confidence - 5;
  const charset = isTied ? FALLBACK_CHARSET : (best?.charset ?? FALLBACK_CHARSET);
  return { charset, basis: "detected" };
}

/** The stretch that tells something: statistics over pages of ASCII see nothing and take long. */
function aroundFirstForeignByte(bytes: Uint8Array): Uint8Array {
  const first = Math.max(
    0,
    bytes.findIndex((byte) => byte > 0x7f || byte === 0x1b),
  );
  const start = Math.max(0, first - 1024);
  return bytes.subarray(start, start + DETECTION_BYTES);
}

function decodeAs(choice: Choice, bytes: Uint8Array, notes: TextNote[]): DecodedText {
  const isUtf8 = choice.charset === "utf-8";
  // Only the platform's decoder replaces malformed UTF-8 the standard way (one U+FFFD per maximal subpart).
  const text = isUtf8
    ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
    : iconv.decode(bytes, choice.charset, { stripBOM: false });
  const genuine = isUtf8 ? countReplacements(bytes) : 0;
  const count = (text.match(/\uFFFD/g)?.length ?? 0) - genuine;
  if (count > 0) {
    const message = `${counted(count, "place", "places")} could not be read as ${choice.charset} and now ${count === 1 ? "shows" : "show"} \uFFFD.`;
    notes.push({ code: "bytes-repaired", message, count });
  }
  return { text, ...choice, notes };
}
