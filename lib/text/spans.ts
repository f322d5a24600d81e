import type { TextSpan } from "./passage.ts";

/** White space and line ends as JavaScript knows them, with NEL, which some sources use as a line end. */
const SPACE = /[\s\u0085]/;

/** The span without white space at its edges; empty at its start when it holds nothing else. UTF-16 offsets. */
export function trimSpan(text: string, span: TextSpan): TextSpan {
  let { start, end } = span;
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return { start, end };
}

/** Whether the UTF-16 code unit at `offset` is white space. */
export function isSpace(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit === 32 || (unit >= 9 && unit <= 13) || (unit > 127 && SPACE.test(text[offset] ?? ""));
}

/** Whether two spans share at least one code unit. */
export function overlaps(a: TextSpan, b: TextSpan): boolean {
  return a.start < b.end && b.start < a.end;
}

export function textOf(text: string, span: TextSpan): string {
  return text.slice(span.start, span.end);
}

/** Index of the first of the ordered, disjoint spans that ends behind `offset`; spans.length when none does. */
export function firstEndingAfter(spans: readonly TextSpan[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
