import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Annotation } from "#lib/annotations/annotation.ts";
import { layOutCards } from "./card-layout.ts";
import { findInText } from "./find-in-text.ts";
import { countsInWords, countTags, minimapRows } from "./minimap-model.ts";
import { passageChanges } from "./passage-changes.ts";
import { placePopover } from "./popover-place.ts";
import { NO_FILTER, OWN_STATES, passesFilter } from "./reader-filter.ts";

describe("placing the popover", () => {
  const view = { left: 0, top: 40, right: 800, bottom: 640 };
  const size = { width: 300, height: 44 };
  const line = fc.tuple(fc.integer({ min: -100, max: 700 }), fc.nat(600), fc.integer({ min: 4, max: 200 }));

  test("it covers no line that leaves room above or below, and stays in the view", () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 1, max: 25 }), ([top, left, width], count) => {
        const lines = Array.from({ length: count }, (_, at) => ({
          left,
          right: left + width,
          top: top + at * 32,
          bottom: top + at * 32 + 24,
        }));
        const place = placePopover(lines, view, size);
        const seen = lines.filter((each) => each.bottom > view.top && each.top < view.bottom);
        if (place === null) {
          expect(seen).toEqual([]);
          return;
        }
        expect(place.left).toBeGreaterThanOrEqual(view.left);
        expect(place.left + size.width).toBeLessThanOrEqual(view.right);
        const first = Math.min(...seen.map((each) => each.top));
        const last = Math.max(...seen.map((each) => each.bottom));
        const roomy = first - view.top >= size.height + 10 || view.bottom - last >= size.height + 10;
        const covers = place.top < last && place.top + size.height > first;
        if (roomy) expect(covers).toBe(false);
      }),
    );
  });
});

describe("cards", () => {
  const cards = fc
    .array(fc.tuple(fc.nat(2_000), fc.integer({ min: 20, max: 200 })), { maxLength: 30 })
    .map((list) =>
      list.toSorted((a, b) => a[0] - b[0]).map(([top, height], at) => ({ id: `c${at}`, top, height })),
    );

  test("never overlap, and the chosen one stands beside its passage", () => {
    fc.assert(
      fc.property(cards, fc.nat(30), (list, pick) => {
        const chosen = list[pick]?.id ?? null;
        const tops = layOutCards(list, chosen, 8);
        expect(tops.size).toBe(list.length);
        if (chosen !== null) expect(tops.get(chosen)).toBe(list[pick]?.top);
        list.slice(1).forEach((card, at) => {
          const before = list[at];
          expect(tops.get(card.id)).toBeGreaterThanOrEqual(
            (tops.get(before?.id ?? "") ?? 0) + (before?.height ?? 0) + 8,
          );
        });
      }),
    );
  });
});

describe("find", () => {
  test("ignores case and takes any white space for a space", () => {
    expect(findInText("A Ferry\nsank. The ferry  SANK.", "ferry sank")).toEqual([
      { start: 2, end: 12 },
      { start: 18, end: 29 },
    ]);
  });

  test("signs mean themselves", () => {
    expect(findInText("cost (5.0) or 5x0", "(5.0)")).toEqual([{ start: 5, end: 10 }]);
    expect(findInText("anything", "  ")).toEqual([]);
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (query) => {
        if (/\s/u.test(query)) return;
        expect(findInText(`x ${query} y`, query).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("minimap", () => {
  test("shares of each row", () => {
    const rows = minimapRows([{ start: 0, end: 15, tag: "claim" }], 40, 4);
    expect(rows.map((row) => row.claim)).toEqual([1, 0.5, 0, 0]);
  });

  test("all of a text covered is all of the map covered", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 200 }), (length, count) => {
        const rows = minimapRows([{ start: 0, end: length, tag: "opinion" }], length, count);
        for (const row of rows) expect(row.opinion).toBeCloseTo(1, 6);
      }),
    );
  });

  test("counts in words", () => {
    const counts = countTags([
      { tag: "claim" },
      { tag: "claim" },
      { tag: "boilerplate" },
      { tag: "opinion" },
    ]);
    expect(countsInWords(counts)).toBe("2 claims, 1 opinion, 1 boilerplate");
  });
});

test("changes tell the engine exactly what differs", () => {
  const a = { id: "a", start: 0, end: 4, tag: "claim" as const, mine: true };
  const b = { id: "b", start: 5, end: 9, tag: "opinion" as const, mine: true };
  expect(passageChanges([a, b], [{ ...a }, { ...b, end: 8 }])).toEqual({
    removed: [],
    changed: [{ ...b, end: 8 }],
  });
  expect(passageChanges([a, b], [b])).toEqual({ removed: ["a"], changed: [] });
  expect(passageChanges([a], [a, b])).toEqual({ removed: [], changed: [b] });
});

describe("the filter", () => {
  const base: Annotation = {
    ...{ id: "a", projectId: "p", articleId: "t", versionId: "v", reviewerId: "ada", version: 1 },
    ...{ start: 0, end: 3, exact: "abc", prefix: "", suffix: "", tag: "claim", subtype: null, note: "" },
    ...{ createdAt: 0, updatedAt: 0, deletedAt: null },
  };
  const noted = { ...base, note: "why?" };

  test("hides by tag, by reviewer and by state, together", () => {
    expect(passesFilter(base, NO_FILTER, OWN_STATES)).toBe(true);
    expect(passesFilter(base, { ...NO_FILTER, hiddenTags: new Set(["claim"]) }, OWN_STATES)).toBe(false);
    expect(passesFilter(base, { ...NO_FILTER, hiddenReviewers: new Set(["ada"]) }, OWN_STATES)).toBe(false);
    const onlyNoted = { ...NO_FILTER, state: "with-note" };
    expect(passesFilter(base, onlyNoted, OWN_STATES)).toBe(false);
    expect(passesFilter(noted, onlyNoted, OWN_STATES)).toBe(true);
    expect(passesFilter(noted, { ...onlyNoted, hiddenTags: new Set(["claim"]) }, OWN_STATES)).toBe(false);
  });

  test("a state that nobody offers hides nothing", () => {
    expect(passesFilter(base, { ...NO_FILTER, state: "gone" }, OWN_STATES)).toBe(true);
  });
});
