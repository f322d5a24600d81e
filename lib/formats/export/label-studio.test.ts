import { expect, it } from "vitest";
import { z } from "zod";
import { TAGS } from "../../annotations/tags.ts";
import { LABEL_STUDIO_CONFIG, labelStudioFormat } from "./label-studio.ts";
import { someDataset } from "./dataset.arbitrary.ts";
import { checkRoundTrip, filesOf, spanInCodePoints } from "./testing/round-trip.ts";

const tasks = z.array(
  z.looseObject({
    id: z.int(),
    data: z.looseObject({ text: z.string(), article_id: z.string() }),
    annotations: z.array(
      z.looseObject({
        completed_by: z.int().min(1),
        ground_truth: z.boolean(),
        result: z.array(
          z.looseObject({
            id: z.string(),
            type: z.string(),
            from_name: z.string(),
            value: z.looseObject({ start: z.int(), end: z.int(), labels: z.array(z.enum(TAGS)).optional() }),
          }),
        ),
      }),
    ),
  }),
);

it("Label Studio gives back every (label, quote, start, end)", async () => {
  await checkRoundTrip(labelStudioFormat, (files) =>
    tasks.parse(JSON.parse(files.get("tasks.json") ?? "")).flatMap(({ data, annotations }) =>
      annotations
        .flatMap(({ result }) => result)
        .filter(({ type }) => type === "labels")
        .map(({ value: { start, end, labels } }) =>
          spanInCodePoints(data.article_id, labels?.[0] ?? "", data.text, start, end),
        ),
    ),
  );
});

it("Label Studio keeps each reviewer's regions apart and marks the settled ones as ground truth", async () => {
  const { dataset, documents } = someDataset();
  const files = await filesOf(labelStudioFormat, dataset);
  const read = tasks.parse(JSON.parse(files.get("tasks.json") ?? ""));
  documents.forEach(({ annotations }, i) => {
    const settled = annotations.filter(({ layer }) => layer === "adjudicated").map(({ id }) => id);
    const truth = read[i]?.annotations.filter(({ ground_truth }) => ground_truth) ?? [];
    const ids = new Set(truth.flatMap(({ result }) => result.map(({ id }) => id)));
    expect([...ids].sort()).toEqual(settled.sort());
  });
});

it("Label Studio gets a set-up with every tag", () => {
  for (const tag of TAGS) expect(LABEL_STUDIO_CONFIG).toContain(`<Label value="${tag}"/>`);
});
