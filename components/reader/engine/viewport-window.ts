import { GROUP_CHUNKS } from "./chunk-plan.ts";
import type { TextDom } from "./text-dom.ts";

/** Built chunks [first, after) that lie within a band of the viewport. */
export interface ChunkWindow {
  first: number;
  after: number;
}

/**
 * The chunks between two heights of the viewport. Groups are searched first: asking a skipped group's chunks
 * for their place would lay them out.
 */
export function chunksBetween(dom: TextDom, top: number, bottom: number): ChunkWindow {
  const groups = dom.groups;
  const firstGroup = firstWhere(groups.length, (at) => bottomOf(groups[at]) > top);
  const afterGroup = firstWhere(groups.length, (at) => topOf(groups[at]) >= bottom);
  const from = firstGroup * GROUP_CHUNKS;
  const until = Math.min(afterGroup * GROUP_CHUNKS, dom.built);
  const count = Math.max(0, until - from);
  const first = from + firstWhere(count, (at) => bottomOf(dom.chunkElement(from + at)) > top);
  const after = from + firstWhere(count, (at) => topOf(dom.chunkElement(from + at)) >= bottom);
  return { first, after: Math.max(first, after) };
}

function topOf(element: HTMLElement | undefined): number {
  return element?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
}

function bottomOf(element: HTMLElement | undefined): number {
  return element?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY;
}

function firstWhere(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
