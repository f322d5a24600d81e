import { expect, it } from "vitest";
import { z } from "zod";
import { checkRoundTrip } from "./testing/round-trip.ts";
import { uimaJsonFormat } from "./uima-json.ts";
import { PASSAGE_TYPE } from "./uima-types.ts";

const cas = z.strictObject({
  "%TYPES": z.record(z.string(), z.looseObject({ "%SUPER_TYPE": z.string() })),
  "%FEATURE_STRUCTURES": z.tuple(
    [z.looseObject({ "%TYPE": z.literal("uima.cas.Sofa"), sofaString: z.string() })],
    z.looseObject({
      "%ID": z.int(),
      "%TYPE": z.string(),
      "@sofa": z.literal(1),
      begin: z.int(),
      end: z.int(),
      tag: z.string().optional(),
    }),
  ),
  "%VIEWS": z.strictObject({
    _InitialView: z.strictObject({ "%SOFA": z.literal(1), "%MEMBERS": z.array(z.int()) }),
  }),
});

it("UIMA JSON CAS gives back every (label, quote, start, end)", async () => {
  await checkRoundTrip(uimaJsonFormat, (files) =>
    [...files].flatMap(([path, text]) => {
      const {
        "%FEATURE_STRUCTURES": structures,
        "%VIEWS": views,
        "%TYPES": types,
      } = cas.parse(JSON.parse(text));
      const [sofa, ...annotations] = structures;
      expect(annotations.map(({ "%ID": id }) => id)).toEqual(views._InitialView["%MEMBERS"]);
      for (const { "%TYPE": type } of annotations) expect(Object.keys(types)).toContain(type);
      return annotations
        .filter(({ "%TYPE": type }) => type === PASSAGE_TYPE)
        .map(({ tag, begin, end }) => ({
          article: path.replace(/^ve-(\d+)\.json$/, "ar-$1"),
          label: tag ?? "",
          quote: sofa.sofaString.slice(begin, end),
          start: begin,
          end,
        }));
    }),
  );
});
