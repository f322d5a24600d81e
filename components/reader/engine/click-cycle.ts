import type { Interval } from "./interval-index.ts";

/** Passages under a point, the smallest first: that is the one a click means. */
export function smallestFirst<T extends Interval>(passages: readonly T[]): T[] {
  return passages.toSorted(
    (a, b) => a.end - a.start - (b.end - b.start) || b.start - a.start || (a.id < b.id ? -1 : 1),
  );
}

/**
 * The passage a click chooses: the smallest, unless one under this very point is chosen already;
 * then the next larger, and after the largest the smallest again. Null when nothing is there.
 */
export function chooseByClick<T extends Interval>(passages: readonly T[], chosenId: string | null): T | null {
  const ordered = smallestFirst(passages);
  const chosenAt = ordered.findIndex((passage) => passage.id === chosenId);
  return ordered[(chosenAt + 1) % Math.max(1, ordered.length)] ?? null;
}
