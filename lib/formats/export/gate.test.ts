import { it } from "vitest";
import { z } from "zod";
import { gateFormat } from "./gate.ts";
import { checkRoundTrip, spanInCodePoints } from "./testing/round-trip.ts";

const bdoc = z.looseObject({
  text: z.string(),
  offset_type: z.literal("p"),
  features: z.looseObject({ article_id: z.string() }),
  annotation_sets: z.record(
    z.string(),
    z.looseObject({
      next_annid: z.int(),
      annotations: z.array(z.looseObject({ id: z.int(), type: z.string(), start: z.int(), end: z.int() })),
    }),
  ),
});

it("GATE bdoc gives back every (label, quote, start, end)", async () => {
  await checkRoundTrip(gateFormat, (files) =>
    [...files.values()]
      .map((text) => bdoc.parse(JSON.parse(text)))
      .flatMap(({ text, features, annotation_sets }) =>
        Object.values(annotation_sets).flatMap(({ annotations }) =>
          annotations.map(({ type, start, end }) =>
            spanInCodePoints(features.article_id, type, text, start, end),
          ),
        ),
      ),
  );
});
