import { percent } from "./independence.ts";
import type { Ledger, LedgerSide } from "./ledger.ts";

/** "1 report", "5 reports", "2 articles": number and noun. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? singular : plural}`;
}

/** "5 reports, 2 origins": what stands at the top of every claim. Names the other side when there is one. */
export function ledgerHeadline(ledger: Ledger): string {
  const { support, contradiction } = ledger;
  if (ledger.reports === 0) return ledger.neutral === 0 ? "No reports yet" : "No report takes a side";
  if (contradiction.reports === 0) return sideHeadline(support);
  if (support.reports === 0) return `${sideHeadline(contradiction)}, all against`;
  return `${sideHeadline(support)}; against: ${sideHeadline(contradiction)}`;
}

function sideHeadline(side: LedgerSide): string {
  return `${counted(side.reports, "report")}, ${counted(side.independentOrigins, "origin")}`;
}

/** The ledger in one paragraph, for screen readers, exports and the text beside a picture. */
export function ledgerSummary(ledger: Ledger): string {
  if (ledger.reports === 0) {
    const mentioned =
      ledger.neutral > 0 ? ` ${counted(ledger.neutral, "report")} mention it without committing.` : "";
    return `No report supports or contradicts this claim.${mentioned}`.trim();
  }
  const sentences = [
    `${sideSentence(ledger.support, "supports", "support")}`,
    ...(ledger.contradiction.reports > 0
      ? [`${sideSentence(ledger.contradiction, "contradicts", "contradict")}`]
      : ["Nothing contradicts it."]),
    `Together they are worth ${ledger.effectiveReports.toFixed(2)} independent ${ledger.effectiveReports === 1 ? "report" : "reports"}.`,
    `Support ${ledger.support.total.toFixed(2)}, contradiction ${ledger.contradiction.total.toFixed(2)}: support index ${indexLabel(ledger.index)} (not a probability)${ledger.conflict > 0 ? `, conflict ${percent(ledger.conflict)}` : ""}.`,
  ];
  const unnamed = ledger.independence.reports.filter(
    (one) => one.originId === null && one.stance !== "mentions",
  );
  if (unnamed.length > 0) {
    sentences.push(
      unnamed.length === 1
        ? "1 report names no origin; its article counts as its own."
        : `${unnamed.length} reports name no origin; each article counts as its own.`,
    );
  }
  if (ledger.neutral > 0) {
    sentences.push(
      `${counted(ledger.neutral, "more report")} ${ledger.neutral === 1 ? "takes" : "take"} no side.`,
    );
  }
  return sentences.join(" ");
}

/** Two decimals, but never rounded to a certainty that no index can have. */
export function indexLabel(index: number): string {
  if (index > 0.99) return "above 0.99";
  return index < 0.01 ? "below 0.01" : index.toFixed(2);
}

function sideSentence(side: LedgerSide, one: string, many: string): string {
  if (side.reports === 0) return "No report supports it.";
  const origins = counted(side.independentOrigins, "independent origin");
  const verb = side.reports === 1 ? one : many;
  return `${counted(side.reports, "report")} from ${origins} ${verb} it.`;
}
