import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Adjudication } from "./adjudication.ts";
import { alignAnnotations, type ReviewerAnnotation } from "./align.ts";
import { articleQueue, deskEntries, type ReviewPlace } from "./desk.ts";
import { marked, READERS, someAnnotations } from "./samples.testing.ts";

const STRATEGY = { vote: "majority", boundary: "most-common" } as const;

const settled = (
  id: string,
  heard: ReviewerAnnotation[],
  more: Partial<Adjudication> = {},
): Adjudication => ({
  ...{ id, projectId: "p", articleId: "a", versionId: "v", adjudicatorId: "ada" },
  ...{ outcome: "keep", decidedBy: "hand", method: "accept", tag: "claim", subtype: null, note: "" },
  ...{ start: heard[0]?.start ?? 0, end: heard[0]?.end ?? 4, exact: "", prefix: "", suffix: "" },
  ...{ heard, silent: [], dissent: [], staleSince: null, version: 1 },
  ...{ createdAt: 0, updatedAt: 0, deletedAt: null },
  ...more,
});

describe("the desk", () => {
  test("has every group and every decision, each in its place", () => {
    fc.assert(
      fc.property(someAnnotations, fc.nat(9), (annotations, seed) => {
        const groups = alignAnnotations(annotations, READERS);
        const chosen = groups[seed % Math.max(1, groups.length)];
        const rows = [settled("own", [], { start: 35, end: 38 })];
        if (chosen) rows.push(settled("d1", [...chosen.members]));
        const entries = deskEntries(groups, rows, STRATEGY);
        expect(entries.filter(({ group }) => group !== null)).toHaveLength(groups.length);
        for (const row of rows) expect(entries.some(({ decision }) => decision === row)).toBe(true);
        if (chosen) expect(entries.find(({ key }) => key === chosen.key)?.conflict).toBe(false);
        expect(entries.map(({ span }) => span.start)).toEqual(
          entries.map(({ span }) => span.start).toSorted((a, b) => a - b),
        );
      }),
    );
  });

  test("asks again when a reviewer changed a passage or a rule changed, and proposes only where it is open", () => {
    const one = marked("n1", "ada", 0, 5);
    const two = marked("n2", "bo", 0, 5);
    const alike = alignAnnotations([one, two], ["ada", "bo"]);
    expect(deskEntries(alike, [], STRATEGY)[0]).toMatchObject({ conflict: false });
    expect(deskEntries(alike, [], STRATEGY)[0]?.proposal).toMatchObject({ kind: "keep" });
    const [held] = deskEntries(alike, [settled("d", [one, two])], STRATEGY);
    expect(held).toMatchObject({ conflict: false, proposal: null });
    const moved = alignAnnotations([one, { ...two, end: 9 }], ["ada", "bo"]);
    expect(deskEntries(moved, [settled("d", [one, two])], STRATEGY)[0]).toMatchObject({
      conflict: true,
      unheard: [{ id: "n2", end: 9 }],
    });
    const stale = settled("d", [one, two], { staleSince: 7 });
    expect(deskEntries(alike, [stale], STRATEGY)[0]?.conflict).toBe(true);
  });
});

describe("the queue", () => {
  const place = (articleId: string, annotations: ReviewerAnnotation[], more: object = {}): ReviewPlace => ({
    ...{ articleId, versionId: articleId, title: articleId, publisher: "" },
    ...{ readers: ["ada", "bo"], annotations, adjudications: [] },
    ...more,
  });

  test("puts the most divided first, settled articles last, and leaves out what one person read", () => {
    const divided = place("divided", [marked("a", "ada", 0, 5), marked("b", "bo", 0, 5, "opinion")]);
    const boundary = place("boundary", [marked("c", "ada", 0, 5), marked("d", "bo", 0, 6)]);
    const done = place("done", [marked("e", "ada", 0, 5)], {
      adjudications: [settled("x", [marked("e", "ada", 0, 5)])],
    });
    const single = place("single", [marked("f", "ada", 0, 5)], { readers: ["ada"] });
    const queue = articleQueue([single, done, boundary, divided]);
    expect(queue.map((item) => [item.place.articleId, item.conflicts, item.settled])).toEqual([
      ["divided", 1, 0],
      ["boundary", 1, 0],
      ["done", 0, 1],
    ]);
  });
});
