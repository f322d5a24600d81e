import iconv from "iconv-lite";
import { decodeText } from "#lib/text/decode.ts";

/** A file that can be read from its start more than once. */
export type Openable = () => AsyncIterable<Uint8Array>;

/** Bytes that statistics about a charset are made of. */
const SAMPLE = 131_072;

/**
 * The charset of a file of any size: byte order mark, what was declared, valid UTF-8 throughout, statistics around the
 * first byte that is no ASCII. Reads the file once, a piece at a time; a character cut off at its end is no sign.
 */
export async function charsetOfFile(open: Openable, declared: string | null = null): Promise<string> {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let isUtf8 = true;
  let isFirst = true;
  let sample: Uint8Array = new Uint8Array(0);
  for await (const chunk of open()) {
    if (isFirst) {
      const told = decodeText({ bytes: chunk.subarray(0, SAMPLE), declaredCharset: declared });
      const isSure = told.basis === "bom" || told.basis === "declared" || told.charset.startsWith("utf-16");
      if (isSure && told.charset !== "utf-8") return told.charset;
      isFirst = false;
    }
    if (isUtf8) isUtf8 = decodes(utf8, chunk);
    if (sample.length < SAMPLE) sample = withForeign(sample, chunk);
    if (!isUtf8 && sample.length >= SAMPLE) break;
  }
  return isUtf8 ? "utf-8" : decodeText({ bytes: sample }).charset;
}

/** Whether a piece continues valid UTF-8. */
function decodes(decoder: TextDecoder, chunk: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The sample, begun at the first byte that is no ASCII. */
function withForeign(sample: Uint8Array, chunk: Uint8Array): Uint8Array {
  const from = sample.length > 0 ? 0 : chunk.findIndex((byte) => byte > 0x7f);
  return from === -1 ? sample : Buffer.concat([sample, chunk.subarray(from, from + SAMPLE - sample.length)]);
}

/** Decodes as the bytes arrive; a byte order mark is no part of the text. What is malformed becomes U+FFFD. */
export async function* decoded(chunks: AsyncIterable<Uint8Array>, charset: string): AsyncGenerator<string> {
  const decoder = decoderOf(charset);
  let isFirst = true;
  for await (const chunk of chunks) {
    const text = decoder.write(chunk);
    if (text === "") continue;
    yield isFirst ? text.replace(/^\uFEFF/, "") : text;
    isFirst = false;
  }
  const rest = decoder.end();
  if (rest) yield rest;
}

function decoderOf(charset: string): { write(chunk: Uint8Array): string; end(): string | undefined } {
  // Only the platform's decoder replaces malformed UTF-8 the standard way.
  if (charset !== "utf-8") {
    const decoder = iconv.getDecoder(charset, { stripBOM: false });
    return { write: (chunk) => decoder.write(Buffer.from(chunk)), end: () => decoder.end() };
  }
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  return { write: (chunk) => utf8.decode(chunk, { stream: true }), end: () => utf8.decode() };
}
