import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Annotation } from "#lib/annotations/annotation.ts";
import { describePassage } from "#lib/text/anchoring.ts";
import { blocksOfPlainText } from "#lib/text/blocks.ts";
import {
  afterLine,
  boilerplateBlocks,
  merge,
  mergeable,
  moveEdge,
  retag,
  splitAt,
  tagPassage,
} from "./annotation-edits.ts";

const text = "The ferry sank at noon. Nobody was hurt, the harbour said.\nSubscribe now.\nFollow us.";
const article = { versionId: "v", text, language: "en" };

function annotation(start: number, end: number, more: Partial<Annotation> = {}): Annotation {
  return {
    ...describePassage(text, { start, end }),
    id: `a${start}`,
    projectId: "p",
    articleId: "r",
    versionId: "v",
    reviewerId: "me",
    tag: "claim",
    subtype: null,
    note: "",
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    deletedAt: null,
    ...more,
  };
}

describe("tagging", () => {
  test("makes an annotation that quotes the text", () => {
    expect(tagPassage(article, { start: 4, end: 9 }, "claim", [], "new")).toMatchObject({
      kind: "create",
      annotation: { id: "new", tag: "claim", passage: { exact: "ferry", prefix: "The " } },
    });
  });

  test("an own annotation of the same passage is tagged anew instead of doubled", () => {
    const own = annotation(4, 9);
    expect(tagPassage(article, { start: 4, end: 9 }, "opinion", [own], "new")).toEqual({
      kind: "update",
      id: "a4",
      changes: { tag: "opinion" },
    });
    expect(tagPassage(article, { start: 4, end: 9 }, "claim", [own], "new")).toBeNull();
  });

  test("a subtype of the old tag goes", () => {
    expect(retag(annotation(0, 3, { subtype: "quote" }), "opinion")).toMatchObject({
      changes: { tag: "opinion", subtype: null },
    });
  });
});

describe("moving an edge", () => {
  test.each([
    ["end", 1, { start: 4, end: 9 }, { start: 4, end: 14 }],
    ["end", -1, { start: 4, end: 14 }, { start: 4, end: 9 }],
    ["start", -1, { start: 4, end: 9 }, { start: 0, end: 9 }],
    ["start", 1, { start: 0, end: 9 }, { start: 4, end: 9 }],
    ["end", -1, { start: 4, end: 9 }, { start: 4, end: 9 }],
  ] as const)("%s by %i", (edge, direction, span, expected) => {
    expect(moveEdge(article, span, edge, direction)).toEqual(expected);
  });

  test("on any text the span stays in it and is never empty", () => {
    const strings = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        strings,
        fc.nat(),
        fc.nat(),
        fc.constantFrom("start" as const, "end" as const),
        (any, a, b, edge) => {
          const start = a % any.length;
          const end = start + 1 + (b % (any.length - start));
          for (const direction of [1, -1] as const) {
            const moved = moveEdge(
              { versionId: "v", text: any, language: null },
              { start, end },
              edge,
              direction,
            );
            expect(moved.start).toBeGreaterThanOrEqual(0);
            expect(moved.end).toBeLessThanOrEqual(any.length);
            expect(moved.end).toBeGreaterThan(moved.start);
          }
        },
      ),
    );
  });
});

describe("splitting and merging", () => {
  const whole = annotation(0, 57);

  test("a split leaves two trimmed passages", () => {
    const [first, second] = splitAt(article, whole, 24, "new");
    expect(first).toMatchObject({
      kind: "update",
      changes: { passage: { exact: "The ferry sank at noon." } },
    });
    expect(second).toMatchObject({ kind: "create", annotation: { passage: { start: 24, end: 57 } } });
  });

  test("nothing is split at an edge", () => {
    expect(splitAt(article, whole, 0, "new")).toEqual([]);
    expect(splitAt(article, whole, 57, "new")).toEqual([]);
  });

  test("what a split parted can be merged, with both notes", () => {
    const first = annotation(0, 23, { note: "one" });
    const second = annotation(24, 57, { note: "two" });
    expect(mergeable(text, first, [second, first], 1)).toBe(second);
    expect(mergeable(text, second, [second, first], -1)).toBe(first);
    expect(mergeable(text, second, [second, first], 1)).toBeNull();
    expect(mergeable(text, first, [second, first], -1)).toBeNull();
    expect(merge(article, first, second)).toMatchObject([
      { kind: "update", id: "a0", changes: { passage: { start: 0, end: 57 }, note: "one\n\ntwo" } },
      { kind: "delete", id: "a24" },
    ]);
  });

  test("words between keep annotations apart, and so does another tag", () => {
    expect(mergeable(text, annotation(0, 9), [annotation(15, 23)], 1)).toBeNull();
    expect(mergeable(text, annotation(0, 9), [annotation(10, 14, { tag: "opinion" })], 1)).toBeNull();
  });
});

describe("in bulk", () => {
  const blocks = blocksOfPlainText(text);
  let next = 0;
  const mintId = () => `m${(next += 1)}`;

  test("all after a line, one annotation per block", () => {
    const commands = boilerplateBlocks(article, blocks, afterLine(blocks, 5, text.length), [], mintId);
    const said = commands.map((each) => (each.kind === "create" ? each.annotation.passage.exact : ""));
    expect(said).toEqual(["Subscribe now.", "Follow us."]);
  });

  test("what is tagged already is left alone; after the last line there is nothing", () => {
    const own = [annotation(59, 73, { tag: "boilerplate" })];
    expect(boilerplateBlocks(article, blocks, { start: 59, end: text.length }, own, mintId)).toHaveLength(1);
    expect(boilerplateBlocks(article, blocks, afterLine(blocks, 80, text.length), own, mintId)).toEqual([]);
  });
});
