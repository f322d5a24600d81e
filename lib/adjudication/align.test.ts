import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignAnnotations, commonSpan } from "./align.ts";
import { disagreementQueue } from "./queue.ts";
import { inTwoOrders, marked, READERS, someAnnotations } from "./samples.testing.ts";

const readers = ["ada", "bo", "cy"];
const only = (annotations: Parameters<typeof alignAnnotations>[0], by = readers) => {
  const groups = alignAnnotations(annotations, by);
  expect(groups).toHaveLength(1);
  return groups[0]!;
};

describe("aligning", () => {
  it("partitions the annotations: each in one group, one of each reviewer, all sharing some text", () => {
    fc.assert(
      fc.property(someAnnotations, (annotations) => {
        const groups = alignAnnotations(annotations, READERS);
        const ids = groups.flatMap(({ members }) => members.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(annotations.map(({ id }) => id).toSorted());
        for (const { members, silent } of groups) {
          const reviewers = members.map(({ reviewer }) => reviewer);
          expect(new Set(reviewers).size).toBe(reviewers.length);
          expect([...reviewers, ...silent].toSorted()).toEqual(READERS);
          const common = commonSpan(members);
          expect(common.start).toBeLessThan(common.end);
        }
      }),
    );
  });

  it("does not depend on any order", () => {
    fc.assert(
      fc.property(inTwoOrders, ({ annotations, shuffled }) => {
        const groups = alignAnnotations(annotations, READERS);
        expect(alignAnnotations(shuffled, READERS.toReversed())).toEqual(groups);
        expect(disagreementQueue(groups.toReversed())).toEqual(disagreementQueue(groups));
      }),
    );
  });

  it("puts equal passages together whatever else overlaps", () => {
    const groups = alignAnnotations(
      [
        marked("a", "ada", 0, 30),
        marked("b", "bo", 5, 12),
        marked("c", "ada", 5, 12),
        marked("d", "cy", 0, 28),
      ],
      readers,
    );
    expect(groups.map(({ members }) => members.map(({ id }) => id))).toEqual([
      ["a", "d"],
      ["c", "b"],
    ]);
  });

  it.each([
    ["agree", [marked("a", "ada", 0, 9), marked("b", "bo", 0, 9), marked("c", "cy", 0, 9)]],
    ["differ-in-boundary", [marked("a", "ada", 0, 9), marked("b", "bo", 0, 8), marked("c", "cy", 0, 9)]],
    [
      "differ-in-tag",
      [marked("a", "ada", 0, 9), marked("b", "bo", 0, 8, "opinion"), marked("c", "cy", 0, 9)],
    ],
    ["only-some", [marked("a", "ada", 0, 9), marked("b", "bo", 0, 9)]],
    ["only-one", [marked("a", "ada", 0, 9)]],
  ] as const)("says %s", (state, annotations) => {
    expect(only(annotations).state).toBe(state);
  });

  it("keeps apart what merely touches, and says what else differs", () => {
    expect(alignAnnotations([marked("a", "ada", 0, 5), marked("b", "bo", 5, 9)], readers)).toHaveLength(2);
    const group = only([marked("a", "ada", 0, 9, "claim", "event"), marked("b", "bo", 1, 9, "opinion")]);
    expect(group).toMatchObject({
      tagsDiffer: true,
      boundariesDiffer: true,
      subtypesDiffer: true,
      silent: ["cy"],
    });
  });

  it("refuses strangers, repeated ids and empty passages", () => {
    expect(() => alignAnnotations([marked("a", "eve", 0, 5)], readers)).toThrow(RangeError);
    expect(() => alignAnnotations([marked("a", "ada", 5, 5)], readers)).toThrow(RangeError);
    const twice = [marked("a", "ada", 0, 5), marked("a", "bo", 0, 5)];
    expect(() => alignAnnotations(twice, readers)).toThrow(RangeError);
  });
});

describe("the queue", () => {
  it("starts with the most divided group and leaves out what is agreed", () => {
    const groups = alignAnnotations(
      [
        ...readers.map((reader) => marked(`same-${reader}`, reader, 0, 5)),
        marked("lone", "ada", 10, 15),
        marked("x1", "ada", 20, 25, "claim"),
        marked("x2", "bo", 20, 25, "opinion"),
        marked("x3", "cy", 20, 25, "boilerplate"),
        ...readers.map((reader, index) => marked(`edge-${reader}`, reader, 30, 35 + index)),
      ],
      readers,
    );
    const queue = disagreementQueue(groups);
    expect(queue.map(({ group }) => group.key)).toEqual(["x1", "lone", "edge-ada"]);
    expect(queue[0]!.entropy).toBeCloseTo(Math.log(3), 12);
    expect(queue[2]!.entropy).toBe(0);
    const modelled = disagreementQueue(groups, ({ key }) => (key === "edge-ada" ? [0.5, 0.5] : [1, 0]));
    expect(modelled[0]!.group.key).toBe("edge-ada");
  });
});
