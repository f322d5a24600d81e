import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dataset } from "../dataset.ts";
import { type CsvProfile, disarmFormula, rearmFormula } from "./csv-cells.ts";
import { type CsvTable, csvFormat, spreadsheetFormat, writeCsv } from "./csv.ts";
import {
  arbitraryDataset,
  collect,
  EVERYTHING,
  multiset,
  someDataset,
  spansOf,
  textOf,
} from "./dataset.arbitrary.ts";
import { parseCsv } from "./testing/csv-reader.ts";

async function rowsOf(dataset: Dataset, table: CsvTable, profile: CsvProfile) {
  const text = await textOf(writeCsv(dataset, EVERYTHING, table, profile));
  return parseCsv(profile === "spreadsheet" ? text.slice(1) : text);
}

describe("CSV tables", () => {
  it("give back every (label, quote, start, end) exactly in the data profile", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, documents }) => {
        const rows = await rowsOf(dataset, "annotations", "data");
        const spans = rows.map((row) => ({
          article: row.article_id ?? "",
          label: row.tag ?? "",
          quote: row.exact ?? "",
          start: Number(row.start_utf16),
          end: Number(row.end_utf16),
        }));
        expect(multiset(spans)).toEqual(multiset(spansOf(documents)));
      }),
    );
  });

  it("give them back from the spreadsheet profile when the one apostrophe is taken away", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, documents }) => {
        const rows = await rowsOf(dataset, "annotations", "spreadsheet");
        const spans = rows.map((row) => ({
          article: row.article_id ?? "",
          label: row.tag ?? "",
          quote: rearmFormula(row.exact ?? ""),
          start: Number(row.start_utf16),
          end: Number(row.end_utf16),
        }));
        expect(multiset(spans)).toEqual(multiset(spansOf(documents)));
      }),
    );
  });

  it("hold nothing that a spreadsheet would run", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset }) => {
        for (const table of ["annotations", "judgments", "mentions", "evidence"] as const) {
          for (const row of await rowsOf(dataset, table, "spreadsheet")) {
            for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("begin with a byte-order mark for spreadsheets only, and end every line with CRLF", async () => {
    const { dataset } = someDataset();
    const data = await textOf(writeCsv(dataset, EVERYTHING, "judgments", "data"));
    const spreadsheet = await textOf(writeCsv(dataset, EVERYTHING, "judgments", "spreadsheet"));
    expect(data.startsWith("claim_id,")).toBe(true);
    expect(spreadsheet.startsWith("\uFEFFclaim_id,")).toBe(true);
    expect(data.endsWith("\r\n")).toBe(true);
    expect((await collect(csvFormat.write(dataset, EVERYTHING))).map(({ path }) => path)).toContain(
      "annotations.csv",
    );
    expect((await collect(spreadsheetFormat.write(dataset, EVERYTHING))).map(({ path }) => path)).toContain(
      "annotations.spreadsheet.csv",
    );
  });

  it("have a row for every judgment, and one for every claim that nobody judged", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, claims }) => {
        const rows = await rowsOf(dataset, "judgments", "data");
        const expected = claims.flatMap(({ id, judgments }) =>
          judgments.length > 0
            ? judgments.map(({ id: judgment, level }) => [id, judgment, level === 0 ? "" : String(level)])
            : [[id, "", ""]],
        );
        expect(rows.map((row) => [row.claim_id, row.id, row.level])).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe("formulas", () => {
  it("are disarmed with their full-width look-alikes", () => {
    for (const start of ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]) {
      expect(disarmFormula(`${start}1`)).toBe(`'${start}1`);
    }
    expect(disarmFormula("1 = 1")).toBe("1 = 1");
    expect(disarmFormula("'tis")).toBe("'tis");
  });

  it("come back letter for letter", () => {
    const text = fc.string({ unit: fc.constantFrom("'", "=", "-", "a", "\t", "＝", " ") });
    fc.assert(fc.property(text, (original) => rearmFormula(disarmFormula(original)) === original));
  });
});
