/**
 * Offsets in two units. JavaScript counts UTF-16 code units; Python tools count code points. A surrogate pair is two
 * units and one code point; a lone surrogate counts as one of each, as in JavaScript's own string iteration.
 *
 * An offset inside a surrogate pair rounds down to the start of the pair, so that both directions stay total.
 */

/** Look-ups on one text: O(log p) each, p being the number of characters beyond the basic plane. */
export interface CodePointIndex {
  /** Length of the text in code points. */
  readonly length: number;
  /** UTF-16 offset → code-point offset. Throws RangeError outside 0…text.length. */
  toCodePoints(utf16Offset: number): number;
  /** Code-point offset → UTF-16 offset. Throws RangeError outside 0…length. */
  toUtf16(codePointOffset: number): number;
}

/** Builds the index in one pass; worth it from a handful of look-ups on the same text. */
export function indexCodePoints(text: string): CodePointIndex {
  const pairs = surrogatePairStarts(text);
  const length = text.length - pairs.length;
  return {
    length,
    toCodePoints(utf16Offset) {
      requireOffset(utf16Offset, text.length, "UTF-16 code units");
      const begun = countWhere(pairs.length, (i) => (pairs[i] ?? 0) < utf16Offset);
      // A pair that begins before the offset counts once less, whether the offset is behind it or inside it.
      return utf16Offset - begun;
    },
    toUtf16(codePointOffset) {
      requireOffset(codePointOffset, length, "code points");
      return codePointOffset + countWhere(pairs.length, (i) => (pairs[i] ?? 0) - i < codePointOffset);
    },
  };
}

/** UTF-16 offset → code-point offset in `text`, for a single look-up. Throws RangeError outside the text. */
export function toCodePointOffset(text: string, utf16Offset: number): number {
  requireOffset(utf16Offset, text.length, "UTF-16 code units");
  let pairs = 0;
  for (let i = 0; i < utf16Offset; i++) {
    if (!isPairAt(text, i)) continue;
    pairs++;
    i++;
  }
  return utf16Offset - pairs;
}

/** Code-point offset → UTF-16 offset in `text`, for a single look-up. Throws RangeError outside the text. */
export function toUtf16Offset(text: string, codePointOffset: number): number {
  requireOffset(codePointOffset, Number.MAX_SAFE_INTEGER, "code points");
  let offset = 0;
  for (let left = codePointOffset; left > 0; left--) {
    if (offset >= text.length) throw outside(codePointOffset, "code points");
    offset += isPairAt(text, offset) ? 2 : 1;
  }
  return offset;
}

/** Whether `offset` (UTF-16 code units) falls between the two halves of a surrogate pair. */
export function splitsSurrogatePair(text: string, offset: number): boolean {
  return offset > 0 && isPairAt(text, offset - 1);
}

function isPairAt(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) & 0xfc00) === 0xd800 && (text.charCodeAt(offset + 1) & 0xfc00) === 0xdc00;
}

/** Most texts hold none: looking for one is far quicker than looking at every unit. */
const SURROGATE = /[\ud800-\udbff]/;

function surrogatePairStarts(text: string): readonly number[] {
  if (!SURROGATE.test(text)) return [];
  const starts: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (!isPairAt(text, i)) continue;
    starts.push(i);
    i++;
  }
  return starts;
}

/** How many of 0…size-1 satisfy a condition that holds for a leading stretch only (binary search). */
function countWhere(size: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function requireOffset(offset: number, limit: number, unit: string): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > limit) throw outside(offset, unit);
}

function outside(offset: number, unit: string): RangeError {
  return new RangeError(`Offset ${offset} (${unit}) is outside the text.`);
}
