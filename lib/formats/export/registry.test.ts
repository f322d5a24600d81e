import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EVERYTHING, someDataset } from "./dataset.arbitrary.ts";
import type { ExportFormat } from "./export-format.ts";
import { EXPORT_FORMATS, exportFormat } from "./registry.ts";
import { filesOf, lengthAsHash } from "./testing/round-trip.ts";
import { TEXT_MODES } from "../dataset.ts";

const guide = readFileSync(new URL("../../../docs/formats.md", import.meta.url), "utf8");
const formats: readonly ExportFormat[] = EXPORT_FORMATS;

describe.each(formats.map((format) => [format.id, format] as const))("%s", (id, format) => {
  it("is found by its id, which no other format has", () => {
    expect(exportFormat(id)).toBe(format);
    expect(formats.filter((other) => other.id === id)).toHaveLength(1);
  });

  it("is described in the guide, with its text modes", () => {
    const cells = guide.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
    const row = cells.find(([, name]) => name === `\`${id}\``);
    expect(row?.[4]).toBe(format.textModes.length === TEXT_MODES.length ? "all" : "full");
  });

  it("writes the same bytes twice", async () => {
    const { dataset } = someDataset();
    expect([...(await filesOf(format, dataset))]).toEqual([...(await filesOf(format, dataset))]);
  });

  it("says truly whether it is one file or several, with paths that stay in their folder", async () => {
    const files = await filesOf(format, someDataset().dataset);
    if (format.extension === "zip") expect(files.size).toBeGreaterThan(1);
    else expect([...files.keys()]).toEqual([expect.stringMatching(new RegExp(`[.]${format.extension}$`))]);
    for (const path of files.keys()) expect(path).toMatch(/^(?:data\/)?[\w-][\w.-]*$/);
  });

  it("refuses the text modes that it cannot serve, and keeps the text at home in the others", async () => {
    const { dataset, documents } = someDataset();
    const texts = documents.map(({ article }) => article.text).filter((text) => text.length > 120);
    for (const textMode of TEXT_MODES) {
      if (!format.textModes.includes(textMode)) {
        expect(() => format.write(dataset, { ...EVERYTHING, textMode }, lengthAsHash)).toThrow(RangeError);
        continue;
      }
      if (textMode === "full") continue;
      const written = [...(await filesOf(format, dataset, { ...EVERYTHING, textMode })).values()].join("");
      for (const text of texts) expect(written).not.toContain(JSON.stringify(text).slice(1, -1));
    }
  });

  it("names no reviewer in a pseudonymous export", async () => {
    const { dataset } = someDataset();
    const files = await filesOf(format, dataset, { ...EVERYTHING, pseudonymous: true });
    const written = [...files.values()].join("");
    for (const { id: reviewer, name } of dataset.reviewers) {
      expect(written).not.toContain(reviewer);
      expect(written).not.toContain(name);
    }
  });
});
