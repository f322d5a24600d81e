import type { TextSpan } from "#lib/text/passage.ts";

/** Anything with an identity and a place in the text (UTF-16 code units, end exclusive). */
export interface Interval extends TextSpan {
  id: string;
}

/** Items per bucket; a bucket that doubles is split. 128 keeps 20,000 items in about 160 buckets. */
const BUCKET = 128;

interface Bucket<T> {
  items: T[];
  maxEnd: number;
}

/** Order of the index: by start, then longer first, then id, so that every order is total. */
export function compareIntervals(a: Interval, b: Interval): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Intervals sorted by start in buckets that know their furthest end, so a query skips whole buckets.
 * Adding and removing moves at most one bucket's items.
 */
export class IntervalIndex<T extends Interval> {
  private buckets: Bucket<T>[] = [];
  size = 0;

  constructor(items: readonly T[] = []) {
    const sorted = inOrder(items);
    for (let from = 0; from < sorted.length; from += BUCKET) {
      this.buckets.push(bucketOf(sorted.slice(from, from + BUCKET)));
    }
    this.size = sorted.length;
  }

  add(item: T): void {
    this.size += 1;
    const at = this.bucketFor(item);
    const bucket = this.buckets[at];
    if (bucket === undefined) {
      this.buckets.push(bucketOf([item]));
      return;
    }
    bucket.items.splice(lowerBound(bucket.items, item), 0, item);
    bucket.maxEnd = Math.max(bucket.maxEnd, item.end);
    if (bucket.items.length > BUCKET * 2) {
      this.buckets.splice(
        at,
        1,
        bucketOf(bucket.items.slice(0, BUCKET)),
        bucketOf(bucket.items.slice(BUCKET)),
      );
    }
  }

  /** Takes out the item that was added with this start, end and id; false when there is none. */
  remove(item: Interval): boolean {
    const at = this.bucketFor(item);
    const bucket = this.buckets[at];
    if (bucket === undefined) return false;
    const place = lowerBound(bucket.items, item);
    const found = bucket.items[place];
    if (found === undefined || compareIntervals(found, item) !== 0) return false;
    this.size -= 1;
    bucket.items.splice(place, 1);
    if (bucket.items.length === 0) this.buckets.splice(at, 1);
    else if (found.end === bucket.maxEnd) bucket.maxEnd = maxEndOf(bucket.items);
    return true;
  }

  /** Every item that shares at least one code unit with [start, end), in order of start. */
  overlapping(start: number, end: number): T[] {
    const found: T[] = [];
    for (const bucket of this.buckets) {
      if ((bucket.items[0]?.start ?? end) >= end) break;
      if (bucket.maxEnd <= start) continue;
      for (const item of bucket.items) {
        if (item.start >= end) break;
        if (item.end > start) found.push(item);
      }
    }
    return found;
  }

  /** The first item in order for which `accept` holds and whose start is at or after `offset`. */
  next(offset: number, accept: (item: T) => boolean): T | null {
    for (const bucket of this.buckets) {
      if ((bucket.items.at(-1)?.start ?? -1) < offset) continue;
      for (const item of bucket.items) if (item.start >= offset && accept(item)) return item;
    }
    return null;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const bucket of this.buckets) yield* bucket.items;
  }

  /** The last bucket that begins at or before the item, or the first one. */
  private bucketFor(item: Interval): number {
    let low = 0;
    let high = this.buckets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const first = this.buckets[middle]?.items[0];
      if (first !== undefined && compareIntervals(first, item) <= 0) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

/** Room for the place of an item beside its start in one exact number. */
const PLACES = 2 ** 21;

/**
 * Items sorted by `compareIntervals`. Numbers sort several times faster than objects, so starts go first, with the
 * item's place in the low digits; ties are then put right among neighbours.
 */
function inOrder<T extends Interval>(items: readonly T[]): T[] {
  if (items.length > PLACES) return items.toSorted(compareIntervals);
  const keys = new Float64Array(items.length);
  items.forEach((item, place) => (keys[place] = item.start * PLACES + place));
  keys.sort();
  const sorted: T[] = [];
  for (const key of keys) {
    const item = items[key % PLACES];
    if (item === undefined) continue;
    let at = sorted.push(item) - 1;
    for (; at > 0; at -= 1) {
      const before = sorted[at - 1];
      if (before === undefined || compareIntervals(before, item) <= 0) break;
      sorted[at] = before;
    }
    sorted[at] = item;
  }
  return sorted;
}

function bucketOf<T extends Interval>(items: T[]): Bucket<T> {
  return { items, maxEnd: maxEndOf(items) };
}

function maxEndOf(items: readonly Interval[]): number {
  let maxEnd = -1;
  for (const item of items) maxEnd = Math.max(maxEnd, item.end);
  return maxEnd;
}

function lowerBound(items: readonly Interval[], item: Interval): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = items[middle];
    if (at !== undefined && compareIntervals(at, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
