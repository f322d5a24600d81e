import { describe, expect, test } from "vitest";
import type { Block } from "#lib/text/passage.ts";
import { chooseByClick, smallestFirst } from "./click-cycle.ts";
import { RowIndex } from "./row-index.ts";
import { SentenceMap } from "./sentence-map.ts";

describe("choosing by click", () => {
  const outer = { id: "outer", start: 0, end: 50 };
  const inner = { id: "inner", start: 10, end: 20 };
  const middle = { id: "middle", start: 5, end: 30 };

  test("the smallest passage wins", () => {
    expect(smallestFirst([outer, inner, middle]).map((each) => each.id)).toEqual([
      "inner",
      "middle",
      "outer",
    ]);
  });

  test("clicking again reaches each of the others and comes round", () => {
    const ids: string[] = [];
    let chosen: string | null = null;
    for (let click = 0; click < 4; click += 1) {
      chosen = chooseByClick([outer, inner, middle], chosen)?.id ?? null;
      ids.push(chosen ?? "none");
    }
    expect(ids).toEqual(["inner", "middle", "outer", "inner"]);
  });

  test("nothing there chooses nothing", () => {
    expect(chooseByClick([], "inner")).toBeNull();
  });
});

describe("RowIndex", () => {
  test("finds rectangles by point, edges inclusive above and exclusive below", () => {
    const index = new RowIndex();
    index.add({ id: "a", left: 10, top: 30, right: 60, bottom: 48 });
    index.add({ id: "b", left: 40, top: 30, right: 90, bottom: 48 });
    expect(index.at(50, 40)).toEqual(["a", "b"]);
    expect(index.at(10, 30)).toEqual(["a"]);
    expect(index.at(70, 48)).toEqual([]);
    index.remove("a");
    expect(index.at(50, 40)).toEqual(["b"]);
    expect(index.rectsOf("a")).toEqual([]);
  });
});

describe("SentenceMap", () => {
  const blocks: Block[] = [
    { kind: "heading", start: 0, end: 5 },
    { kind: "paragraph", start: 7, end: 30 },
  ];
  const map = new SentenceMap(blocks, (block) =>
    block.start === 0
      ? [{ start: 0, end: 5 }]
      : [
          { start: 7, end: 15 },
          { start: 16, end: 30 },
        ],
  );

  test("walks forwards and backwards across blocks", () => {
    expect(map.next(0)).toEqual({ start: 7, end: 15 });
    expect(map.next(7)).toEqual({ start: 16, end: 30 });
    expect(map.next(16)).toBeNull();
    expect(map.previous(16)).toEqual({ start: 7, end: 15 });
    expect(map.previous(7)).toEqual({ start: 0, end: 5 });
    expect(map.previous(0)).toBeNull();
  });

  test("finds the sentence at an offset, also in the gaps", () => {
    expect(map.at(20)).toEqual({ start: 16, end: 30 });
    expect(map.at(6)).toEqual({ start: 0, end: 5 });
    expect(map.at(15)).toEqual({ start: 7, end: 15 });
  });
});
