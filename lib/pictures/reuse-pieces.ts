import type { ReuseKind, ReuseSegment } from "../corroboration/reuse.ts";
import type { TextSpan } from "../text/passage.ts";

/** A stretch of an article as it is painted: reused, new, left out of the measure, or what stands between words. */
export interface ReusePiece extends TextSpan {
  kind: ReuseKind | "ignored" | "between";
  text: string;
  /** Index of the other side's piece that it matches; null when it matches none. */
  match: number | null;
}

/** Both articles cut into pieces, in order and without gaps; matching pieces point at each other's index. */
export function reusePieces(a: PaintedSide, b: PaintedSide): { a: ReusePiece[]; b: ReusePiece[] } {
  const [left, right] = [cut(a), cut(b)];
  return { a: left.map(linkedTo(right)), b: right.map(linkedTo(left)) };
}

export interface PaintedSide {
  text: string;
  segments: readonly ReuseSegment[];
  /** Passages that take no part (boilerplate). */
  ignored: readonly TextSpan[];
}

interface Cut extends ReusePiece {
  counterpart: TextSpan | null;
}

function cut({ text, segments, ignored }: PaintedSide): Cut[] {
  const marked = [
    ...segments.map(({ start, end, kind, counterpart }) => ({ start, end, kind, counterpart })),
    ...ignored.map(({ start, end }) => ({ start, end, kind: "ignored" as const, counterpart: null })),
  ].toSorted((x, y) => x.start - y.start || y.end - x.end);
  const pieces: Cut[] = [];
  let at = 0;
  const add = (end: number, kind: Cut["kind"], counterpart: TextSpan | null) => {
    if (end <= at) return;
    pieces.push({ start: at, end, kind, counterpart, text: text.slice(at, end), match: null });
    at = end;
  };
  for (const { start, end, kind, counterpart } of marked) {
    add(Math.min(start, text.length), "between", null);
    add(Math.min(end, text.length), kind, counterpart);
  }
  add(text.length, "between", null);
  return pieces;
}

function linkedTo(others: readonly Cut[]): (piece: Cut) => ReusePiece {
  return ({ counterpart, ...piece }) => {
    const match =
      counterpart === null
        ? -1
        : others.findIndex(
            (other) =>
              other.kind !== "between" && other.start < counterpart.end && other.end > counterpart.start,
          );
    return { ...piece, match: match === -1 ? null : match };
  };
}
