import { expect, it } from "vitest";
import { z } from "zod";
import { EVERYTHING, someDataset } from "./dataset.arbitrary.ts";
import { doccanoFormat } from "./doccano.ts";
import { checkRoundTrip, parsedLines, spanInCodePoints } from "./testing/round-trip.ts";

const row = z.looseObject({
  text: z.string(),
  label: z.array(z.tuple([z.int().min(0), z.int(), z.string().min(1)])),
  article_id: z.string(),
});

it("doccano gives back every (label, quote, start, end)", async () => {
  await checkRoundTrip(doccanoFormat, (files) =>
    parsedLines(files.get("doccano.jsonl") ?? "")
      .map((line) => row.parse(line))
      .flatMap(({ text, label, article_id }) =>
        label.map(([start, end, tag]) => spanInCodePoints(article_id, tag, text, start, end)),
      ),
  );
});

it("doccano is refused where the text must stay at home", () => {
  const { dataset } = someDataset();
  const write = () => doccanoFormat.write(dataset, { ...EVERYTHING, textMode: "quote" });
  expect(write).toThrow(/full/);
});
