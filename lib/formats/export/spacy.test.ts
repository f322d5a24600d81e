import { expect, it } from "vitest";
import { z } from "zod";
import { someDataset } from "./dataset.arbitrary.ts";
import { spacyFormat } from "./spacy.ts";
import { checkRoundTrip, filesOf, parsedLines, spanInCodePoints } from "./testing/round-trip.ts";

const row = z.looseObject({
  text: z.string(),
  spans: z.strictObject({
    sc: z.array(z.looseObject({ start: z.int().min(0), end: z.int(), label: z.string() })),
  }),
  meta: z.looseObject({ article_id: z.string() }),
});

it("spaCy gives back every (label, quote, start, end)", async () => {
  await checkRoundTrip(spacyFormat, (files) =>
    parsedLines(files.get("spacy.jsonl") ?? "")
      .map((line) => row.parse(line))
      .flatMap(({ text, spans, meta }) =>
        spans.sc.map(({ start, end, label }) => spanInCodePoints(meta.article_id, label, text, start, end)),
      ),
  );
});

it("spaCy comes with the script that makes its binary file", async () => {
  const files = await filesOf(spacyFormat, someDataset().dataset);
  expect(files.get("to_docbin.py")).toContain('row["spans"]["sc"]');
});
