/**
 * Edits (insert, delete, replace, swap neighbours) between two words, counted in code points; stops early and
 * returns `limit + 1` when there are more than `limit`. Optimal string alignment, the restricted Damerau distance.
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  const left = Array.from(a);
  const right = Array.from(b);
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replaced = (last[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      let best = Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current.push(best);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  const distance = last[right.length] ?? 0;
  return distance > limit ? limit + 1 : distance;
}

/** Edits that still look like a misspelling of a word this long: none under 5 letters, 1 up to 7, else 2. */
export function misspellingLimit(length: number): number {
  if (length < 5) return 0;
  return length <= 7 ? 1 : 2;
}

/** Whether two different words may be spellings of one name (case should be folded before). */
export function isLikelyMisspelling(a: string, b: string): boolean {
  const limit = misspellingLimit(Math.min(a.length, b.length));
  if (limit === 0 || a === b || /[0-9]/u.test(a) || /[0-9]/u.test(b)) return false;
  return editDistance(a, b, limit) <= limit;
}
