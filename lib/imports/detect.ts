import { binaryKind, latin1 } from "../text/binary.ts";
import type { ImportKind } from "./kinds.ts";

/** Bytes from the start of a file that telling its kind takes. */
export const HEAD_BYTES = 65_536;

const KIND_OF_NAME: readonly (readonly [RegExp, ImportKind])[] = [
  [/\.zip$/i, "zip"],
  [/\.warc(?:\.gz)?$/i, "warc"],
  [/\.(?:jsonl|ndjson|jsonlines)$/i, "jsonl"],
  [/\.(?:rss|atom)$/i, "feed"],
  [/\.tsv$/i, "tsv"],
  [/\.csv$/i, "csv"],
  [/\.x?html?$/i, "html"],
];

// Whatever may stand before the first element ends at its first end, so that no text can be cut up in many ways.
const HTML_START = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html[\s>])/i;
const FEED_START =
  /^\s*(?:<\?(?:(?!\?>)[\s\S])*\?>\s*|<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:\w+:)?(?:rss|feed|rdf)[\s>]/i;
const JSON_FEED = /"version"\s*:\s*"https?:\/\/jsonfeed\.org\/version\//;

/** Whether a file begins like an archive, a WARC or gzip; those are told by their bytes whatever they are called. */
const startsWith = (head: Uint8Array, ...bytes: number[]) =>
  bytes.every((byte, place) => head[place] === byte);
const isZip = (head: Uint8Array) => startsWith(head, 0x50, 0x4b, 3, 4) || startsWith(head, 0x50, 0x4b, 5, 6);
export const isGzip = (head: Uint8Array): boolean => startsWith(head, 0x1f, 0x8b);

/**
 * Tells what a file is by its first bytes, and by its name where they leave it open. Null for what no article can be
 * taken from as far as that shows: pictures, office documents, a gzip file that is no WARC.
 */
export function detectKind(fileName: string, head: Uint8Array): ImportKind | null {
  if (isZip(head)) return binaryKind(head) === "a zip archive" || head.length < 30 ? "zip" : null;
  const named = KIND_OF_NAME.find(([pattern]) => pattern.test(fileName))?.[1] ?? null;
  if (isGzip(head)) return named === "warc" ? "warc" : null;
  if (binaryKind(head) !== null) return null;
  const text = asciiOf(head);
  if (text.startsWith("WARC/")) return "warc";
  if (HTML_START.test(text)) return "html";
  if (FEED_START.test(text)) return "feed";
  const isJson = /^\s*[{[]/.test(text);
  if (isJson && JSON_FEED.test(text.slice(0, 4_096))) return "feed";
  if (named !== null && named !== "zip" && named !== "warc" && named !== "feed") return named;
  if (/\.json$/i.test(fileName) || isJson) return jsonKind(text);
  return "text";
}

/** Characters of the head as far as they are ASCII; every second byte of UTF-16 is left out. */
function asciiOf(head: Uint8Array): string {
  const text = latin1(head);
  return text.replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, "").replaceAll("\0", "");
}

/** One value to a line is JSONL under whatever name; one that goes over lines, or a list, is JSON. */
function jsonKind(text: string): "json" | "jsonl" {
  if (/^\s*\[/.test(text)) return "json";
  const lines = text.trimStart().split("\n");
  const [first = ""] = lines;
  const isWhole = first.trimEnd().endsWith("}") && parses(first);
  return isWhole && lines.length > 1 ? "jsonl" : "json";
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
