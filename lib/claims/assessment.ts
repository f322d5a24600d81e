import { ledgerHeadline } from "../corroboration/headline.ts";
import { ledgerOf, type Ledger } from "../corroboration/ledger.ts";
import { NO_LINKS, type Links } from "../corroboration/report.ts";
import { suggestLevel, type LevelSuggestion } from "../corroboration/suggestion.ts";
import { reportsOf, type ClaimDossier, type SourceDirectory } from "./dossier.ts";

/** What the reports about a claim come to. */
export interface Assessment {
  ledger: Ledger;
  /** "5 reports, 2 origins". */
  headline: string;
  suggestion: LevelSuggestion;
}

/** Weighs a claim's reports: who is independent of whom, what they support, and the level that this suggests. */
export function assess(
  dossier: ClaimDossier,
  directory: SourceDirectory,
  links: Links = NO_LINKS,
): Assessment {
  const ledger = ledgerOf(reportsOf(dossier, directory), links);
  return { ledger, headline: ledgerHeadline(ledger), suggestion: suggestLevel(ledger) };
}
