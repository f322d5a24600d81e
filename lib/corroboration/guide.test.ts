import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ledgerHeadline } from "./headline.ts";
import { report } from "./ledger.arbitrary.ts";
import { ledgerOf } from "./ledger.ts";
import { GRADE_PROBABILITIES } from "./report.ts";
import { LEVELS, RUBRIC } from "./rubric.ts";
import { suggestLevel } from "./suggestion.ts";

const guide = readFileSync(new URL("../../docs/corroboration.md", import.meta.url), "utf8");
const rows = guide
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe("docs/corroboration.md", () => {
  it("names every level with what it stands for elsewhere", () => {
    for (const level of LEVELS) {
      const { name, admiralty, averitec } = RUBRIC[level];
      const row = rows.find(([first]) => first === String(level));
      expect(row && [row[1], row[3], row[4]]).toEqual([name, String(admiralty), averitec]);
    }
  });

  it("gives the grades their numbers", () => {
    const numbers = rows.find(([first]) => first === "Taken to be right")?.slice(1);
    expect(numbers).toEqual(Object.values(GRADE_PROBABILITIES).map((right) => right.toFixed(2)));
  });

  it("works its example out as the ledger does", () => {
    const office = { originId: "office", originName: "Civil Protection Office" };
    const doctor = { originId: "doctor", originAccess: "first-hand", factuality: "PR+" } as const;
    const ledger = ledgerOf(
      [
        report("courier", office),
        report("herald", office),
        report("vesper", { ...doctor, publisherGrade: "C" }),
      ],
      {
        derivations: [{ articleId: "article-vesper", fromArticleId: "article-courier", degree: 0.4 }],
        origins: [],
      },
    );
    const [one, two] = ledger.support.classes;
    expect(guide).toContain(`= ${one?.contribution.toFixed(4)} and counts in full`);
    expect(guide).toContain(`= ${two?.weight.toFixed(4)}. It depends on the Courier by 0.40`);
    expect(guide).toContain(`${two?.contribution.toFixed(4)} of it counts`);
    expect(guide).toContain(`Support is ${ledger.support.total.toFixed(4)}`);
    expect(guide).toContain(`support index ${ledger.index.toFixed(2)}`);
    expect(guide).toContain(`worth ${ledger.effectiveReports.toFixed(2)} independent ones`);
    expect(guide).toContain(`“${ledgerHeadline(ledger)}”`);
    expect(guide).toContain(`level ${suggestLevel(ledger).level} is suggested`);
  });
});
