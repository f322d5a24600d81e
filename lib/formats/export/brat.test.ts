import { expect, it } from "vitest";
import { z } from "zod";
import { indexCodePoints } from "../../text/code-points.ts";
import { articleOf, spansOf } from "./dataset.arbitrary.ts";
import { bratFormat, bratStandoff } from "./brat.ts";
import { checkRoundTrip, type Files, spanInCodePoints } from "./testing/round-trip.ts";

const note = z.object({ start: z.int(), end: z.int() });
const ONLY_LINE_ENDS = /^\n+$/;

/** Reads standoff as brat's server does: the words of a line must be the text's at its fragments. */
function readStandoff(files: Files) {
  return [...files.keys()]
    .filter((path) => path.endsWith(".ann"))
    .flatMap((path) => {
      const text = files.get(path.replace(/ann$/, "txt")) ?? "";
      const points = Array.from(text);
      const lines = (files.get(path) ?? "").split("\n").slice(0, -1);
      const notes = new Map(
        lines
          .filter((line) => line.startsWith("#"))
          .map((line) => line.split("\t"))
          .map(([, head = "", json = ""]) => [head.split(" ")[1], note.parse(JSON.parse(json))] as const),
      );
      return lines
        .filter((line) => line.startsWith("T"))
        .map((line) => {
          const [id = "", head = "", ...words] = line.split("\t");
          const label = head.slice(0, head.indexOf(" "));
          const fragments = head
            .slice(label.length + 1)
            .split(";")
            .map((fragment) => fragment.split(" ").map(Number));
          const cut = fragments.map(([start, end]) => points.slice(start, end).join("")).join(" ");
          expect(words.join("\t")).toBe(cut);
          expect(cut).not.toContain("\n");
          const edges = notes.get(id);
          const article = path.replace(/^ve-(\d+)\.ann$/, "ar-$1");
          return spanInCodePoints(article, label, text, edges?.start ?? -1, edges?.end ?? -1);
        });
    });
}

it("brat gives back every passage but those of nothing but line ends", async () => {
  await checkRoundTrip(bratFormat, readStandoff, (documents) =>
    spansOf(documents).filter(({ quote }) => !ONLY_LINE_ENDS.test(quote)),
  );
});

it("brat cuts a passage at its line ends and counts code points", async () => {
  const text = "A 🎉 day.\nRain.";
  const annotation = {
    id: "an-1",
    layer: "reviewer" as const,
    reviewerId: "re-1",
    tag: "opinion" as const,
    subtype: null,
    note: "",
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    start: 2,
    end: 14,
    exact: text.slice(2, 14),
    prefix: "A ",
    suffix: ".",
  };
  const mark = { annotation, startCodePoint: 2, endCodePoint: 13, reviewer: "r01", name: null };
  const standoff = bratStandoff({
    number: 1,
    article: articleOf(1, text),
    index: indexCodePoints(text),
    marks: [mark],
  });
  expect(standoff.split("\n")[0]).toBe("T1\topinion 2 8;9 13\t🎉 day. Rain");
});
