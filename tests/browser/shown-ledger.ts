import type { Page } from "playwright-core";
import type { ProjectClaims } from "#lib/claims/dossier.ts";
import { linksOf } from "#lib/claims/links.ts";
import { indexSources, reportsOf } from "#lib/claims/reports.ts";
import { indexLabel, ledgerSummary } from "#lib/corroboration/headline.ts";
import { percent } from "#lib/corroboration/independence.ts";
import { ledgerOf, type Ledger, type LedgerSide } from "#lib/corroboration/ledger.ts";

/** The numbers of a claim as they stand on its page. */
export interface ShownLedger {
  /** Reports and origins for, then reports and origins against where there are any. */
  headline: number[];
  summary: string;
  /** Weight, counts, adds and total of every witness. */
  support: string[][];
  contradiction: string[][];
  /** The sentence under every report, in alphabetical order. */
  working: string[];
  totals: string[];
}

/** What the claim's page has to show, from the pure functions alone. */
export function expectedLedger(project: ProjectClaims, claimId: string): ShownLedger & { ledger: Ledger } {
  const dossier = project.claims.find(({ claim }) => claim.id === claimId);
  if (!dossier) throw new Error("The claim is gone.");
  const ledger = ledgerOf(reportsOf(dossier, indexSources(project)), linksOf(project));
  const { support, contradiction, lines, index, conflict, effectiveReports } = ledger;
  const rows = ({ classes }: LedgerSide) =>
    classes.map(({ weight, discount, contribution, runningTotal }) => [
      weight.toFixed(2),
      percent(discount),
      contribution.toFixed(2),
      runningTotal.toFixed(2),
    ]);
  return {
    ledger,
    headline: [support, contradiction]
      .filter(({ reports }) => reports > 0)
      .flatMap(({ reports, independentOrigins }) => [reports, independentOrigins]),
    summary: ledgerSummary(ledger),
    support: rows(support),
    contradiction: rows(contradiction),
    working: lines.map(({ sentence }) => sentence).toSorted(),
    totals: [indexLabel(index), percent(conflict), effectiveReports.toFixed(2)],
  };
}

export async function shownLedger(page: Page): Promise<ShownLedger> {
  const [headline = "", summary = ""] = await page
    .getByRole("heading", { level: 1 })
    .locator("xpath=following-sibling::div[1]/p")
    .allTextContents();
  const section = page.getByRole("region", { name: "Ledger", exact: true });
  await section.waitFor();
  const rowsOf = (name: string) =>
    section
      .getByRole("region", { name, exact: true })
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll("td")].slice(1, 5).map((cell) => cell.textContent ?? "")),
      );
  const working = await section.locator("tbody li > span:last-child").allTextContents();
  return {
    headline: (headline.match(/\d+/gu) ?? []).map(Number),
    summary,
    support: await rowsOf("Support"),
    contradiction: await rowsOf("Contradiction"),
    working: working.toSorted(),
    totals: await section
      .getByRole("button", { name: /^(?:Support index|Conflict|Worth) .*: show the passages$/u })
      .allTextContents(),
  };
}
