import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { collect } from "../export/dataset.arbitrary.ts";
import { readBrat } from "./brat.ts";
import { readDoccano } from "./doccano.ts";
import type { ImportItem } from "./imported.ts";
import { elementsOf, linesOf, parsedJson } from "./json-reading.ts";
import { readLabelStudio } from "./label-studio.ts";
import { readOwnJsonl } from "./own-jsonl.ts";
import { readWebAnnotations } from "./web-annotation.ts";

async function* stream(text: string, size = 5): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

const problems = (items: readonly ImportItem[]) =>
  items.flatMap((item) => (item.kind === "problem" ? [[item.problem.line, item.problem.message]] : []));
const passages = (items: readonly ImportItem[]) =>
  items.flatMap((item) => (item.kind === "document" ? item.document.passages : []));

describe("JSON in streams", () => {
  it("is cut into the elements of its array, wherever the chunks end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.json(), { maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom("", "\n", " \n\t"),
        async (values, size, space) => {
          const text = `${space}[${space}${values.join(`${space},${space}`)}${space}]${space}`;
          const elements = await collect(elementsOf(stream(text, size)));
          expect(elements.map((element): unknown => JSON.parse(element.text))).toEqual(
            values.map((value): unknown => JSON.parse(value)),
          );
        },
      ),
    );
  });

  it("names the line on which an element begins", async () => {
    const text = '\n[\n  {"a": 1},\n\n  {\n    "b": "]\\"["\n  }, 3\n]';
    const elements = await collect(elementsOf(stream(text)));
    expect(elements.map(({ line }) => line)).toEqual([3, 5, 7]);
  });

  it("is cut into lines, without byte-order mark and line ends", async () => {
    const lines = await collect(linesOf(stream("\uFEFFa\r\n\nb", 1)));
    expect(lines).toEqual([
      { line: 1, text: "a" },
      { line: 2, text: "" },
      { line: 3, text: "b" },
    ]);
  });

  it("cannot reach a prototype", () => {
    const text =
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "a": 1}';
    expect(parsedJson(text, z.object({ a: z.int() }))).toEqual({ ok: true, value: { a: 1 } });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

describe("files with faults", () => {
  it("our JSONL: bad lines are reported with their numbers, good ones kept", async () => {
    const good = {
      record: "annotation",
      schemaVersion: "1.0",
      article_id: "a",
      version_id: "v",
      text_sha256: "0",
      layer: "reviewer",
      reviewer: "r01",
      tag: "claim",
      subtype: "event",
      start_utf16: 0,
      end_utf16: 4,
      exact: "Rain",
      prefix: "",
      suffix: "",
      note: "",
    };
    const lines = [
      JSON.stringify(good),
      "{not json",
      JSON.stringify({ ...good, schemaVersion: "9.0" }),
      JSON.stringify({ ...good, tag: "rumour" }),
      JSON.stringify({ ...good, start_utf16: -1 }),
      JSON.stringify({ ...good, start_utf16: 5, end_utf16: 9 }),
    ];
    const items = await collect(readOwnJsonl(stream(lines.join("\n"), 50)));
    expect(problems(items).map(([line]) => line)).toEqual([2, 3, 5]);
    expect(passages(items).map(({ line, subtype }) => [line, subtype])).toEqual([
      [1, "event"],
      [4, "event"],
      [6, "event"],
    ]);
  });

  it("doccano: tuples, objects and entities are read", async () => {
    const lines = [
      { text: "Rain fell.", label: [[0, 4, "CLAIM"]] },
      { text: "Rain fell.", labels: [[0, 4, "FACT"]] },
      {
        text: "Rain fell.",
        entities: [{ id: 1, start_offset: 5, end_offset: 9, label: "opinion" }],
        relations: [],
      },
      { text: "Rain fell.", label: [[0, 4, "ORG"]] },
    ].map((row) => JSON.stringify(row));
    const items = await collect(readDoccano(stream(lines.join("\n"), 40)));
    expect(passages(items).map(({ line, label }) => [line, label])).toEqual([
      [1, "CLAIM"],
      [2, "FACT"],
      [3, "opinion"],
      [4, "ORG"],
    ]);
  });

  it("Label Studio: skipped work is left out, HyperText is read by its global offsets", async () => {
    const region = (value: object) => ({ id: "x", type: "labels", value: { labels: ["claim"], ...value } });
    const tasks = [
      {
        data: { text: "Rain fell." },
        annotations: [
          { was_cancelled: true, result: [region({ start: 0, end: 4 })] },
          {
            completed_by: { id: 2, email: "ann@example.org" },
            result: [region({ start: 5, end: 9, text: "fell" })],
          },
          {
            result: [
              region({
                start: "/p[1]/text()[1]",
                end: "/p[1]/text()[1]",
                globalOffsets: { start: 0, end: 4 },
              }),
            ],
          },
          { result: [region({ start: "/p[1]/text()[1]", end: "/p[1]/text()[1]" })] },
        ],
      },
      { data: {} },
    ];
    const items = await collect(readLabelStudio(stream(JSON.stringify(tasks, null, 1), 30)));
    expect(passages(items).map(({ offsets, hand }) => [offsets, hand])).toEqual([
      [{ start: 5, end: 9 }, "ann@example.org"],
      [{ start: 0, end: 4 }, ""],
    ]);
    expect(problems(items)).toHaveLength(2);
  });

  it("brat: bad lines and passages in pieces are reported with their lines", () => {
    const text = "Rain fell.\nAll day long.";
    const standoff = [
      "T1\tclaim 0 10;11 14\tRain fell. All",
      "A1\tSubtype T1 event",
      "#1\tAnnotatorNotes T1\tlooks odd",
      "T2\tclaim 0 4;11 14\tRain All",
      "T3\tPerson 0 4\tRain",
      "T4 claim 0 4 Rain",
      "R1\tcauses Arg1:T1 Arg2:T2",
    ].join("\n");
    const items = [...readBrat({ name: "d1", text, standoff })];
    expect(problems(items).map(([line]) => line)).toEqual([4, 6]);
    expect(passages(items).map(({ offsets, subtype, note }) => [offsets, subtype, note])).toEqual([
      [{ start: 0, end: 14 }, "event", "looks odd"],
      [{ start: 0, end: 4 }, "", ""],
    ]);
  });

  it("Web Annotation: one annotation, an array or a page; links are passed over", async () => {
    const annotation = (extra: object) => ({
      type: "Annotation",
      body: { type: "TextualBody", value: "claim", purpose: "tagging" },
      target: {
        source: "https://example.org/1",
        selector: { type: "TextQuoteSelector", exact: "Rain", prefix: "", suffix: " fell" },
      },
      ...extra,
    });
    const link = annotation({ motivation: "linking" });
    const untagged = annotation({ body: [] });
    const placeless = annotation({
      target: { source: "https://example.org/1", selector: { type: "CssSelector" } },
    });
    const forms = [annotation({}), [annotation({}), link], { items: [annotation({}), link] }];
    for (const form of forms) {
      const items = await collect(readWebAnnotations(stream(JSON.stringify(form), 40)));
      expect(problems(items)).toEqual([]);
      expect(passages(items).map(({ quote, offsets, label }) => [quote, offsets, label])).toEqual([
        ["Rain", null, "claim"],
      ]);
    }
    const items = await collect(
      readWebAnnotations(stream(JSON.stringify([untagged, placeless, 7], null, 0), 40)),
    );
    expect(problems(items)).toHaveLength(2);
    expect(passages(items).map(({ label }) => label)).toEqual([""]);
  });

  it("garbage gives problems, not exceptions", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (garbage) => {
        for (const read of [readOwnJsonl, readDoccano, readLabelStudio, readWebAnnotations]) {
          expect(passages(await collect(read(stream(garbage))))).toEqual([]);
        }
        expect(passages([...readBrat({ name: "", text: garbage, standoff: garbage })])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
