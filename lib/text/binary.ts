/** A file's first bytes, at `at`, and what such a file is called. The more telling signature stands first. */
const SIGNATURES: readonly { at: number; bytes: string; name: string }[] = [
  { at: 0, bytes: "%PDF-", name: "a PDF document" },
  { at: 0, bytes: "\x89PNG\r\n", name: "a PNG image" },
  { at: 0, bytes: "\xff\xd8\xff", name: "a JPEG image" },
  { at: 0, bytes: "GIF87a", name: "a GIF image" },
  { at: 0, bytes: "GIF89a", name: "a GIF image" },
  { at: 8, bytes: "WEBPVP8", name: "a WebP image" },
  { at: 4, bytes: "ftypavif", name: "an AVIF image" },
  { at: 4, bytes: "ftyphei", name: "a HEIC image" },
  { at: 4, bytes: "ftyp", name: "a video" },
  { at: 0, bytes: "II*\0", name: "a TIFF image" },
  { at: 0, bytes: "MM\0*", name: "a TIFF image" },
  { at: 0, bytes: "\x1f\x8b", name: "a gzip archive" },
  { at: 0, bytes: "BZh91AY", name: "a bzip2 archive" },
  { at: 0, bytes: "\xfd7zXZ\0", name: "an xz archive" },
  { at: 0, bytes: "7z\xbc\xaf\x27\x1c", name: "a 7-Zip archive" },
  { at: 0, bytes: "Rar!\x1a\x07", name: "a RAR archive" },
  { at: 0, bytes: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", name: "an old Microsoft Office document" },
  { at: 0, bytes: "{\\rtf", name: "a Rich Text (RTF) document" },
  { at: 0, bytes: "SQLite format 3\0", name: "an SQLite database" },
  { at: 0, bytes: "\x7fELF", name: "a program" },
  { at: 0, bytes: "MZ\x90\0", name: "a program" },
  { at: 0, bytes: "\0asm", name: "a WebAssembly program" },
  { at: 0, bytes: "ID3", name: "an MP3 recording" },
  { at: 0, bytes: "OggS\0", name: "an Ogg recording" },
  { at: 8, bytes: "WAVEfmt", name: "a WAV recording" },
];

const ZIP = "PK\x03\x04";
/** What a zip archive holds tells what it really is; the names stand readable near its start. */
const INSIDE_ZIP: readonly { mark: string; name: string }[] = [
  { mark: "application/epub+zip", name: "an EPUB book" },
  { mark: "application/vnd.oasis.opendocument", name: "an OpenDocument file" },
  { mark: "word/", name: "a Word document" },
  { mark: "xl/", name: "an Excel workbook" },
  { mark: "ppt/", name: "a PowerPoint presentation" },
];

const SAMPLE_BYTES = 65_536;
/** Random bytes hold about 10 % control bytes; a legacy text holds none, a UTF-8 text may hold a few NULs. */
const MAX_CONTROL_SHARE = 0.05;
const MAX_CONTROL_SHARE_IN_UTF8 = 0.3;
const FEW_CONTROLS = 3;

/**
 * Names what a file looks like when it is not text ("a PDF document"), or null when it may be text.
 * Looks at signatures first, then at the share of control bytes in the first 64 KiB.
 */
export function binaryKind(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, 4096));
  if (head.startsWith(ZIP)) {
    return INSIDE_ZIP.find(({ mark }) => head.includes(mark))?.name ?? "a zip archive";
  }
  const signature = SIGNATURES.find(({ at, bytes: mark }) => head.startsWith(mark, at));
  if (signature) return signature.name;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  return hasByteOrderMark(head) || utf16WithoutMark(sample) || !isMostlyControl(sample)
    ? null
    : "binary data";
}

/**
 * The byte order of UTF-16 without a byte order mark, or null. Western text in UTF-16 has a zero in nearly every
 * high byte and in no low byte; statistics over bytes cannot see that, so it is asked for first.
 */
export function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (sample.length < 8 || sample.length % 2 === 1) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) even++;
    if (sample[i + 1] === 0) odd++;
  }
  const pairs = sample.length / 2;
  if (odd > pairs * 0.6 && even < pairs * 0.02) return "utf-16le";
  if (even > pairs * 0.6 && odd < pairs * 0.02) return "utf-16be";
  return null;
}

function isMostlyControl(sample: Uint8Array): boolean {
  let controls = 0;
  for (const byte of sample) if (isControl(byte)) controls++;
  if (controls <= FEW_CONTROLS) return false;
  const limit = isUtf8Start(sample) ? MAX_CONTROL_SHARE_IN_UTF8 : MAX_CONTROL_SHARE;
  return controls > sample.length * limit;
}

/** C0 controls that do not occur in texts: all but tab, line ends, form feed, and ESC (used by ISO-2022). */
function isControl(byte: number): boolean {
  return byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27;
}

function isUtf8Start(sample: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function hasByteOrderMark(head: string): boolean {
  return ["\xff\xfe", "\xfe\xff", "\xef\xbb\xbf", "\0\0\xfe\xff"].some((mark) => head.startsWith(mark));
}

/** Bytes as a string of the same length, for comparing with signatures and for finding ASCII in a page's head. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
