import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageOf, pageQuery, readCursor, writeCursor, type PageKey } from "./pages.ts";

interface Item {
  at: number;
  id: string;
}
const keyOf = ({ at, id }: Item): PageKey => [at, id];
const items = fc.uniqueArray(fc.record({ at: fc.nat(20), id: fc.string({ minLength: 1, maxLength: 4 }) }), {
  selector: ({ at, id }) => `${at} ${id}`,
  maxLength: 40,
});

/** All pages of a list that may change between them. */
function walk(lists: (page: number) => readonly Item[], limit: number, order: "ascending" | "descending") {
  const seen: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 200; page++) {
    const answer = pageOf(lists(page), { limit, cursor }, keyOf, order);
    if (!answer.ok) throw new Error(answer.error.message);
    seen.push(...answer.value.items);
    if (answer.value.next === null) return seen;
    cursor = answer.value.next;
  }
  throw new Error("no end");
}

describe("pages", () => {
  it("give every item once, in order, whatever their length", () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 7 }), (list, limit) => {
        const ascending = walk(() => list, limit, "ascending");
        expect(ascending).toHaveLength(list.length);
        expect(new Set(ascending)).toEqual(new Set(list));
        expect(walk(() => list, limit, "descending")).toEqual(ascending.toReversed());
      }),
    );
  });

  it("give what was there all the time exactly once, whatever comes and goes meanwhile", () => {
    fc.assert(
      fc.property(items, items, items, fc.integer({ min: 1, max: 5 }), (stays, goes, comes, limit) => {
        const names = (list: readonly Item[]) => list.map((item) => JSON.stringify(keyOf(item)));
        const others = new Set([...names(goes), ...names(comes)]);
        const kept = stays.filter((item) => !others.has(JSON.stringify(keyOf(item))));
        const seen = walk((page) => [...kept, ...(page === 0 ? goes : comes)], limit, "ascending");
        for (const name of names(kept)) expect(names(seen).filter((one) => one === name)).toHaveLength(1);
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
    (cursor) => {
      expect(readCursor(cursor)).toBeNull();
      expect(pageOf([], { cursor, limit: 5 }, () => [0])).toMatchObject({
        ok: false,
        error: { code: "invalid" },
      });
    },
  );

  it.each([{ limit: "0" }, { limit: "1001" }, { limit: "x" }, { offset: "3" }])(
    "are not asked for by %o",
    (query) => expect(pageQuery.safeParse(query).success).toBe(false),
  );
});
