import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutPage, pageQuery, readCursor, writeCursor } from "./pages.ts";

// That pages are the whole list, whatever comes and goes between them: db/queries/list-pages.test.ts.

describe("pages", () => {
  it("hold what was asked for, and name the last item exactly when one more was read", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), fc.integer({ min: 1, max: 7 }), (all, limit) => {
        const read = all.slice(0, limit + 1);
        const { items, next } = cutPage(read, limit, (item) => [item]);
        expect(items).toEqual(read.slice(0, limit));
        expect(next === null).toBe(read.length <= limit);
        if (next !== null) expect(readCursor(next)).toEqual([items.at(-1)]);
      }),
    );
  });

  it("are found again by a cursor that fits in an address", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 5 }), (key) => {
        const cursor = writeCursor(key);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(readCursor(cursor)).toEqual(key);
      }),
    );
  });

  it.each(["", "???", "bm90IGpzb24", btoa('{"a":1}'), btoa("[]"), btoa("[null]")])(
    "%j is no cursor",
    (cursor) => expect(readCursor(cursor)).toBeNull(),
  );

  it.each([{ limit: "0" }, { limit: "1001" }, { limit: "x" }, { offset: "3" }])(
    "are not asked for by %o",
    (query) => expect(pageQuery.safeParse(query).success).toBe(false),
  );
});
