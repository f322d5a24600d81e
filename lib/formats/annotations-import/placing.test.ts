import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexCodePoints } from "../../text/code-points.ts";
import { hostileText, spanOf } from "../export/dataset.arbitrary.ts";
import type { ImportedDocument, ImportedPassage, SourceUnit } from "./imported.ts";
import { placePassages } from "./placing.ts";

const TEXT = "Mayor Ann re\u0301opened the cafe\u0301 🎉 on Monday.\nCritics say it was rushed.";

function passage(changes: Partial<ImportedPassage>): ImportedPassage {
  return {
    line: 7,
    offsets: null,
    quote: null,
    prefix: "",
    suffix: "",
    label: "claim",
    subtype: "",
    note: "",
    hand: "",
    id: "",
    ...changes,
  };
}

function document(passages: ImportedPassage[], text: string | null = null, unit: SourceUnit = "code-point") {
  const reference = { articleId: "", versionId: "", sha256: "", url: "", name: "" };
  return { line: 3, reference, text, unit, passages } satisfies ImportedDocument;
}

describe("placing", () => {
  // "on Monday" in each unit, counted by hand in the text above.
  it.each([
    ["code-point", 32, 41],
    ["utf-16", 33, 42],
    ["grapheme", 30, 39],
    ["utf-8", 37, 46],
  ] as const)("finds out that offsets count %s", (unit, start, end) => {
    const { unit: found, placed } = placePassages(
      TEXT,
      document([passage({ offsets: { start, end }, quote: "on Monday" })]),
    );
    expect(found).toBe(unit);
    expect(
      placed.map(({ passage: { start: from, exact }, reanchored }) => [from, exact, reanchored]),
    ).toEqual([[33, "on Monday", false]]);
  });

  it("says when the unit is not the one of the format", () => {
    const { problems } = placePassages(
      TEXT,
      document([passage({ offsets: { start: 33, end: 42 }, quote: "on Monday" })]),
    );
    expect(problems).toEqual([
      {
        line: 3,
        severity: "changed",
        message: expect.stringContaining("UTF-16 code units, not code points"),
      },
    ]);
  });

  it("says when nothing could confirm the unit, and only where it matters", () => {
    const offsets = { start: 0, end: 5 };
    expect(placePassages(TEXT, document([passage({ offsets })])).problems).toHaveLength(1);
    expect(placePassages("Mayor Ann", document([passage({ offsets })])).problems).toEqual([]);
  });

  it("finds a passage by its words when its offsets fit in no unit, and reports the line", () => {
    const { placed, problems } = placePassages(
      TEXT,
      document([passage({ offsets: { start: 2, end: 5 }, quote: "was rushed" })]),
    );
    expect(placed.map(({ passage: { exact }, reanchored }) => [exact, reanchored])).toEqual([
      ["was rushed", true],
    ]);
    expect(problems).toEqual([{ line: 7, severity: "changed", message: expect.any(String) }]);
  });

  it("refuses to choose between places that look the same", () => {
    const { placed, problems } = placePassages(
      "Rain fell. Rain fell.",
      document([passage({ offsets: { start: 2, end: 11 }, quote: "Rain fell" })]),
    );
    expect(placed).toEqual([]);
    expect(problems).toEqual([
      { line: 7, severity: "refused", message: expect.stringContaining("cannot be told apart") },
    ]);
  });

  it("chooses between them by the context", () => {
    const { placed } = placePassages(
      "Rain fell. Rain fell!",
      document([passage({ offsets: { start: 2, end: 11 }, quote: "Rain fell", suffix: "!" })]),
    );
    expect(placed.map(({ passage: { start } }) => start)).toEqual([11]);
  });

  it.each([
    ["a quote that is not in the text", { offsets: { start: 0, end: 4 }, quote: "Nobody knows" }],
    ["offsets outside the text", { offsets: { start: 0, end: 4000 } }],
    ["offsets that end before they start", { offsets: { start: 5, end: 5 } }],
    ["half a surrogate pair", { offsets: { start: 30, end: 31 }, quote: "\ud83c" }],
    ["nothing at all", {}],
  ])("refuses %s", (_, changes) => {
    const { placed, problems } = placePassages(TEXT, document([passage(changes)], null, "utf-16"));
    expect(placed).toEqual([]);
    expect(problems.filter(({ severity }) => severity === "refused")).toHaveLength(1);
  });

  it("reads quotes with line ends spelled as a backslash and n, or as a space", () => {
    for (const quote of [String.raw`Monday.\nCritics`, "Monday. Critics"]) {
      const { placed, problems } = placePassages(
        TEXT,
        document([passage({ offsets: { start: 36, end: 51 }, quote })], null, "utf-16"),
      );
      expect(problems).toEqual([]);
      expect(placed.map(({ passage: { exact } }) => exact)).toEqual(["Monday.\nCritics"]);
    }
  });

  it("carries passages from a file with other line ends to the stored text, however often they occur", () => {
    const file = "\uFEFFRain.\r\nRain.\r\nRain.";
    const stored = "Rain.\nRain.\nRain.";
    const passages = [0, 6, 8, 15].map((start) => passage({ offsets: { start, end: start + 5 } }));
    const { placed, problems } = placePassages(stored, document(passages, file, "utf-16"));
    expect(problems.filter(({ severity }) => severity === "refused")).toEqual([]);
    expect(placed.map(({ passage: { start, exact }, reanchored }) => [start, exact, reanchored])).toEqual([
      [0, "Rain", false],
      [5, "\nRai", false],
      [6, "Rain.", false],
      [12, "Rain.", false],
    ]);
  });

  it("carries every passage of a text with any line ends to where storing the text put it", () => {
    const pieces = fc.constantFrom("\r\n", "\r", "\n", "a", "b", "🎉", "e\u0301", "\0", " ");
    const originals = fc
      .record({
        mark: fc.constantFrom("", "\uFEFF"),
        pieces: fc.array(pieces, { minLength: 1, maxLength: 30 }),
      })
      .map(({ mark, pieces: some }) => mark + some.join(""));
    const asStored = (text: string) =>
      text
        .replace(/^\uFEFF/, "")
        .replaceAll("\0", "")
        .replaceAll(/\r\n?/g, "\n");
    fc.assert(
      fc.property(
        originals.chain((text) => fc.tuple(fc.constant(text), spanOf(text))),
        ([source, { start, end }]) => {
          const stored = asStored(source);
          const quote = source.slice(start, end);
          const read = document([passage({ offsets: { start, end }, quote })], source, "utf-16");
          const [placed] = placePassages(stored, read).placed;
          const expected = {
            start: asStored(source.slice(0, start)).length,
            end: asStored(source.slice(0, end)).length,
          };
          if (expected.start < expected.end) expect(placed?.passage).toMatchObject(expected);
          else expect(placed).toBeUndefined();
        },
      ),
    );
  });

  it("looks passages up in a stored text that was edited, and reports those that moved or went", () => {
    const file = "Rain fell on the town. Snow fell later.";
    const stored = "Note: Rain fell on the town. Nothing came later.";
    const { placed, problems } = placePassages(
      stored,
      document([passage({ offsets: { start: 23, end: 32 } })], file, "utf-16"),
    );
    expect(placed).toEqual([]);
    expect(problems.map(({ line, severity }) => [line, severity])).toEqual([[7, "refused"]]);
    const moved = placePassages(
      `Note: ${file}`,
      document([passage({ offsets: { start: 23, end: 32 } })], file, "utf-16"),
    );
    expect(
      moved.placed.map(({ passage: { exact, start }, reanchored }) => [exact, start, reanchored]),
    ).toEqual([["Snow fell", 29, true]]);
  });

  it("never places a passage on other words than its quote", () => {
    const anything = hostileText.chain((text) =>
      fc.record({
        text: fc.constant(text),
        span: spanOf(text),
        shift: fc.integer({ min: -3, max: 3 }),
        unit: fc.constantFrom<SourceUnit>("code-point", "utf-16", "grapheme", "utf-8"),
      }),
    );
    fc.assert(
      fc.property(anything, ({ text, span, shift, unit }) => {
        const quote = text.slice(span.start, span.end);
        const offsets = { start: span.start + shift, end: span.end + shift };
        const { placed } = placePassages(text, document([passage({ offsets, quote })], null, unit));
        for (const { passage: found } of placed) {
          expect(found.exact.replaceAll(/\n+/g, " ")).toBe(quote.replaceAll(/\n+/g, " "));
          expect(text.slice(found.start, found.end)).toBe(found.exact);
        }
        if (shift === 0 && unit === "utf-16")
          expect(placed.map(({ passage: { start } }) => start)).toEqual([span.start]);
      }),
    );
  });

  it("agrees with the index about code points", () => {
    const index = indexCodePoints(TEXT);
    expect([index.toUtf16(32), index.toUtf16(41)]).toEqual([33, 42]);
  });
});
