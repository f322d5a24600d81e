import fc from "fast-check";
import { expect, it } from "vitest";
import { indexCodePoints } from "../../text/code-points.ts";
import { TEXT_MODES } from "../dataset.ts";
import { annotationLines, jsonText } from "./annotation-line.ts";
import { arbitraryDataset, EVERYTHING } from "./dataset.arbitrary.ts";
import { recordContext } from "./jsonl.ts";
import { toAnnotationRecord } from "./record-writing.ts";

it("writes what JSON.stringify writes of the record", () => {
  fc.assert(
    fc.property(
      arbitraryDataset,
      fc.constantFrom(...TEXT_MODES),
      fc.boolean(),
      ({ dataset, documents }, textMode, pseudonymous) => {
        const context = recordContext(dataset, { ...EVERYTHING, textMode, pseudonymous });
        for (const { article, annotations } of documents) {
          const index = indexCodePoints(article.text);
          const line = annotationLines(article, index, context);
          for (const annotation of annotations)
            expect(line(annotation)).toBe(
              `${JSON.stringify(toAnnotationRecord(annotation, article, index, context))}\n`,
            );
        }
      },
    ),
  );
});

it("escapes any text as JSON.stringify does", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(jsonText(text)).toBe(JSON.stringify(text));
    }),
  );
  for (let unit = 0; unit <= 0xffff; unit++) {
    const text = String.fromCharCode(unit);
    if (jsonText(text) !== JSON.stringify(text)) expect.fail(`U+${unit.toString(16)}`);
  }
});
