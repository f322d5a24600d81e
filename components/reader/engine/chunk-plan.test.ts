import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "#lib/text/passage.ts";
import { headingLevels, placeOf, planChunks, spanAt } from "./chunk-plan.ts";

const blocks = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 900 })), {
    minLength: 1,
    maxLength: 120,
  })
  .map((list) => {
    let at = 0;
    return list.map(([gap, length]): Block => {
      const start = at + gap;
      at = start + length;
      return { kind: "paragraph", start, end: at };
    });
  });

describe("planChunks", () => {
  test("puts every block in exactly one chunk, in order", () => {
    fc.assert(
      fc.property(blocks, (list) => {
        const chunks = planChunks(list);
        expect(chunks[0]?.firstBlock).toBe(0);
        expect(chunks.at(-1)?.afterBlock).toBe(list.length);
        chunks.forEach((chunk, at) => {
          expect(chunk.start).toBe(list[chunk.firstBlock]?.start);
          expect(chunk.end).toBe(list[chunk.afterBlock - 1]?.end);
          if (at > 0) expect(chunk.firstBlock).toBe(chunks[at - 1]?.afterBlock);
        });
      }),
    );
  });

  test("a text without blocks has no chunks", () => {
    expect(planChunks([])).toEqual([]);
  });
});

describe("placeOf", () => {
  test("keeps every offset inside a block, and gives gaps to the side asked for", () => {
    fc.assert(
      fc.property(blocks, fc.nat(100_000), (list, offset) => {
        for (const side of ["start", "end"] as const) {
          const place = placeOf(list, offset, side);
          const block = list[place?.block ?? -1];
          if (place === null || block === undefined) throw new Error("no place");
          expect(place.within).toBeGreaterThanOrEqual(0);
          expect(place.within).toBeLessThanOrEqual(block.end - block.start);
          const inside = list.find((each) => each.start < offset && offset < each.end);
          if (inside !== undefined) expect(block.start + place.within).toBe(offset);
        }
      }),
    );
  });

  test("an end that falls on the start of a block belongs to the block before", () => {
    const list: Block[] = [
      { kind: "paragraph", start: 0, end: 4 },
      { kind: "paragraph", start: 5, end: 9 },
    ];
    expect(placeOf(list, 5, "end")).toEqual({ block: 0, within: 4 });
    expect(placeOf(list, 5, "start")).toEqual({ block: 1, within: 0 });
    expect(placeOf(list, 4, "start")).toEqual({ block: 1, within: 0 });
  });
});

test("spanAt agrees with a linear search", () => {
  fc.assert(
    fc.property(blocks, fc.nat(50_000), (list, offset) => {
      expect(spanAt(list, offset)).toBe(
        Math.max(
          0,
          list.findLastIndex((each) => each.start <= offset),
        ),
      );
    }),
  );
});

test("heading levels begin at two and never jump down by more than one", () => {
  const levels = headingLevels([
    { kind: "heading", level: 1, start: 0, end: 1 },
    { kind: "paragraph", start: 2, end: 3 },
    { kind: "heading", level: 5, start: 4, end: 5 },
    { kind: "heading", level: 2, start: 6, end: 7 },
  ]);
  expect(levels).toEqual([2, null, 3, 2]);
});
