import fc from "fast-check";
import { expect, test } from "vitest";
import { describePassage } from "../text/anchoring.ts";
import { snapToCharacters } from "../text/snapping.ts";
import type { Annotation } from "./annotation.ts";
import { packAnnotations, unpackAnnotations } from "./packed.ts";
import { TAGS } from "./tags.ts";

const PLACE = { projectId: "p", articleId: "a", versionId: "v" };
const TEXT =
  "The 🚢 sank at noon. Nobody \u05e9\u05dc\u05d5\u05dd was hurt.\nCafé 船が沈んだ。 The end.".repeat(4);

const annotation = fc
  .record({
    id: fc.uuid(),
    reviewerId: fc.constantFrom("ada", "ben", "cy"),
    from: fc.nat(TEXT.length - 2),
    length: fc.integer({ min: 1, max: 40 }),
    tag: fc.constantFrom(...TAGS),
    note: fc.string(),
    version: fc.integer({ min: 1, max: 9 }),
    createdAt: fc.nat(),
    updatedAt: fc.nat(),
    deletedAt: fc.option(fc.nat()),
  })
  .map(({ from, length, ...rest }): Annotation => ({
    ...rest,
    ...PLACE,
    subtype: null,
    ...describePassage(
      TEXT,
      snapToCharacters(TEXT, { start: from, end: Math.min(TEXT.length, from + length) }),
    ),
  }));

test("annotations come back as they were packed, also by way of JSON", () => {
  fc.assert(
    fc.property(fc.array(annotation, { maxLength: 12 }), (annotations) => {
      const sent = JSON.stringify(packAnnotations(annotations));
      expect(unpackAnnotations(JSON.parse(sent), PLACE, TEXT)).toEqual(annotations);
    }),
  );
});

test("a context that was kept shorter comes back in full", () => {
  const whole: Annotation = {
    ...{ id: "x", reviewerId: "ada", ...PLACE, tag: "claim", subtype: null, note: "", version: 1 },
    ...{ createdAt: 0, updatedAt: 0, deletedAt: null },
    ...describePassage(TEXT, { start: 4, end: 20 }),
  };
  const packed = packAnnotations([{ ...whole, prefix: "", suffix: "" }]);
  expect(unpackAnnotations(packed, PLACE, TEXT)).toEqual([whole]);
});
