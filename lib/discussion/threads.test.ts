import { expect, test } from "vitest";
import { countComments, threadsOf, type Comment } from "./threads.ts";

function comment(id: string, threadId: string, more: Partial<Comment> = {}): Comment {
  return {
    ...{ id, threadId, subject: "claim", subjectId: "c", authorId: "a", author: "Ann", text: id },
    ...{ deletedAt: null, resolvedAt: null, version: 1, createdAt: 1, updatedAt: 1, unread: false },
    ...more,
  };
}

test("open threads come before settled ones, with their answers in order", () => {
  const said = [
    comment("1", "1", { resolvedAt: 5 }),
    comment("2", "2"),
    comment("3", "1"),
    comment("4", "2"),
    comment("5", "2"),
  ];
  const threads = threadsOf(said);
  expect(threads.map(({ root, replies }) => [root.id, ...replies.map(({ id }) => id)])).toEqual([
    ["2", "4", "5"],
    ["1", "3"],
  ]);
  expect(countComments(threads)).toBe(5);
});

test("a deleted beginning keeps its place while somebody answered; answers without a beginning are not shown", () => {
  const gone = comment("1", "1", { deletedAt: 2, text: "" });
  expect(threadsOf([gone])).toEqual([]);
  expect(threadsOf([gone, comment("2", "1", { deletedAt: 3 })])).toEqual([]);
  const threads = threadsOf([gone, comment("2", "1")]);
  expect(threads).toHaveLength(1);
  expect(countComments(threads)).toBe(1);
  expect(threadsOf([comment("2", "1")])).toEqual([]);
});
