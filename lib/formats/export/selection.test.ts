import { expect, it } from "vitest";
import { datasetInMemory } from "../dataset.ts";
import { articleOf, DESCRIPTION, someDataset } from "./dataset.arbitrary.ts";
import { codePointIndexes, reviewerLabels } from "./selection.ts";

it("keeps the indexes used last, and only so many that their texts fit", async () => {
  const text = "x".repeat(3_500_000);
  const documents = [1, 2, 3].map((number) => ({ article: articleOf(number, text), annotations: [] }));
  const dataset = datasetInMemory({ description: DESCRIPTION, reviewers: [], documents, claims: [] });
  const loaded: string[] = [];
  const indexOf = codePointIndexes({
    ...dataset,
    article(versionId) {
      loaded.push(versionId);
      return dataset.article(versionId);
    },
  });
  for (const versionId of ["ve-1", "ve-2", "ve-1", "ve-2", "ve-1", "ve-3", "ve-1", "ve-2"])
    await indexOf(versionId);
  expect(loaded).toEqual(["ve-1", "ve-2", "ve-3", "ve-2"]);
});

it("counts code points of the version that was asked for", async () => {
  const documents = ["🎉a", "aa"].map((text, i) => ({ article: articleOf(i, text), annotations: [] }));
  const indexOf = codePointIndexes(
    datasetInMemory({ description: DESCRIPTION, reviewers: [], documents, claims: [] }),
  );
  expect((await indexOf("ve-0")).toCodePoints(2)).toBe(1);
  expect((await indexOf("ve-1")).toCodePoints(2)).toBe(2);
  await expect(indexOf("ve-9")).rejects.toThrow(RangeError);
});

it("shows a reviewer by id and name, or by pseudonym alone", () => {
  const { dataset } = someDataset();
  const [first] = dataset.reviewers;
  const options = { textMode: "full", layers: ["reviewer"] } as const;
  const id = first?.id ?? "";
  expect(reviewerLabels(dataset, { ...options, pseudonymous: false })(id)).toEqual({
    reviewer: id,
    name: first?.name,
  });
  expect(reviewerLabels(dataset, { ...options, pseudonymous: true })(id)).toEqual({
    reviewer: first?.pseudonym,
    name: null,
  });
});
