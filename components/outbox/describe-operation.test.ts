import { expect, test } from "vitest";
import { compareVersions, operationExcerpt, operationTitle } from "./describe-operation.ts";

const mine = {
  id: "o",
  kind: "annotation.update",
  input: {
    ...{ id: "a", version: 3, tag: "opinion", subtype: null, note: "doubtful" },
    passage: { start: 4, end: 8, exact: "word", prefix: "a ", suffix: "" },
  },
};
const row = {
  id: "a",
  version: 5,
  tag: "claim",
  subtype: null,
  note: "",
  start: 4,
  end: 8,
  exact: "word",
  deletedAt: null,
};

test("names an operation and quotes what it is about", () => {
  expect(operationTitle(mine)).toBe("Change of annotation");
  expect(operationExcerpt(mine)).toBe("word");
  expect(operationExcerpt({ ...mine, input: { note: "x".repeat(200) } })).toHaveLength(120);
  expect(operationExcerpt({ ...mine, input: null })).toBe("");
});

test("a shortened quote never ends in half a character", () => {
  expect(operationExcerpt({ ...mine, input: { note: "😀".repeat(100) } }, 10).isWellFormed()).toBe(true);
});

test("compares what a person decides, and nothing else", () => {
  expect(compareVersions(mine, row)).toEqual([
    { name: "tag", mine: "opinion", theirs: "claim", differs: true },
    { name: "subtype", mine: "–", theirs: "–", differs: false },
    { name: "note", mine: "doubtful", theirs: "–", differs: true },
    { name: "passage", mine: "word", theirs: "word", differs: false },
  ]);
});

test("says which of the two is deleted", () => {
  expect(compareVersions(mine, { ...row, deletedAt: 7 })[0]).toMatchObject({
    mine: "kept",
    theirs: "deleted",
  });
  const deletion = { ...mine, kind: "annotation.delete", input: { id: "a", version: 3 } };
  expect(compareVersions(deletion, row)[0]).toMatchObject({ mine: "deleted", theirs: "kept" });
});
