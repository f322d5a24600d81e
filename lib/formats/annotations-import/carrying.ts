import { describePassage, type Resolution, resolvePassage } from "../../text/anchoring.ts";
import type { TextSpan } from "../../text/passage.ts";

/** Where a passage is, in UTF-16 code units, or why it is nowhere. */
export type Found = { span: TextSpan; reanchored: boolean } | { refusal: string };

/**
 * Takes passages from a file's own text to the stored one. Where the two hold the same characters but for white space
 * and controls (formats of tokens, XML), they go by those characters, exactly; otherwise by quote and context.
 */
export function createCarrier(source: string, text: string): (found: Found) => Found {
  const spanIn = source === text ? (span: TextSpan) => span : sameCharacters(source, text);
  if (spanIn)
    return (found) => {
      if ("refusal" in found) return found;
      const span = spanIn(found.span);
      return span.start < span.end
        ? { ...found, span }
        : { refusal: "The passage holds nothing that is stored." };
    };
  return (found) => {
    if ("refusal" in found) return found;
    const resolution = resolvePassage(text, describePassage(source, found.span));
    const carried = foundBy(resolution);
    if ("refusal" in carried) return carried;
    return { span: carried.span, reanchored: found.reanchored || resolution.status !== "exact" };
  };
}

/** What a resolution of a quote comes to: only what is found in one place is taken. */
export function foundBy(resolution: Resolution): Found {
  switch (resolution.status) {
    case "exact":
    case "moved":
      return { span: resolution.span, reanchored: true };
    case "ambiguous":
      return {
        refusal: `The quote stands at ${resolution.candidates.length} places that cannot be told apart.`,
      };
    case "orphan":
      return {
        refusal:
          resolution.proposals.length > 0
            ? "The quote does not stand in the text; something similar does."
            : "The quote does not stand in the text.",
      };
  }
}

type SpanCarrier = (span: TextSpan) => TextSpan;

function sameCharacters(source: string, text: string): SpanCarrier | null {
  if (isBlanked(source, text)) return (span) => span;
  if (asStored(source) === text) {
    const places = storedPlaces(source);
    return ({ start, end }) => ({ start: places[start] ?? 0, end: places[end] ?? 0 });
  }
  return bySolidCharacters(source, text);
}

/** What becomes of a text when it is stored: byte-order mark and NUL go, line ends become "\n". */
function asStored(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .replaceAll("\0", "")
    .replaceAll(/\r\n?/g, "\n");
}

/** Where each place of a text is in what `asStored` makes of it. */
function storedPlaces(text: string): Uint32Array {
  const places = new Uint32Array(text.length + 1);
  let length = 0;
  let isAfterReturn = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isGone = unit === 0 || (unit === 0xfeff && at === 0) || (unit === 0x0a && isAfterReturn);
    if (!isGone) length++;
    if (unit !== 0) isAfterReturn = unit === 0x0d;
    places[at + 1] = length;
  }
  return places;
}

/** Whether `source` is `text` with spaces for white space and controls, and perhaps without those at its end. */
function isBlanked(source: string, text: string): boolean {
  if (source.length > text.length) return false;
  for (let at = 0; at < text.length; at++) {
    if (source[at] === text[at]) continue;
    if ((at < source.length && source[at] !== " ") || isSolid(text.charCodeAt(at))) return false;
  }
  return true;
}

/** Whether a UTF-16 code unit is neither white space, nor a control, nor what XML cannot hold. */
export function isSolid(unit: number): boolean {
  if (unit <= 0x20 || (unit >= 0x7f && unit <= 0xa0) || unit >= 0xfffe || unit === 0xfeff) return false;
  return unit < 0x1680 || !/\s/.test(String.fromCharCode(unit));
}

/** The text without what `isSolid` denies: the same for copies whose white space differs. */
export function solidText(text: string): string {
  let solid = "";
  for (let at = 0; at < text.length; at++) if (isSolid(text.charCodeAt(at))) solid += text[at];
  return solid;
}

/** Spans by the solid characters that they hold; null where the two texts do not hold the same ones. */
function bySolidCharacters(source: string, text: string): SpanCarrier | null {
  const before = new Uint32Array(source.length + 1);
  for (let at = 0; at < source.length; at++)
    before[at + 1] = (before[at] ?? 0) + (isSolid(source.charCodeAt(at)) ? 1 : 0);
  const count = before[source.length] ?? 0;
  const places = new Uint32Array(count);
  let found = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isSolid(text.charCodeAt(at))) continue;
    while (from < source.length && !isSolid(source.charCodeAt(from))) from++;
    if (from >= source.length || source[from] !== text[at]) return null;
    places[found++] = at;
    from++;
  }
  if (found !== count || count === 0) return null;
  return ({ start, end }) => {
    const first = before[start] ?? 0;
    const last = (before[end] ?? 0) - 1;
    return last < first ? { start: 0, end: 0 } : { start: places[first] ?? 0, end: (places[last] ?? 0) + 1 };
  };
}
