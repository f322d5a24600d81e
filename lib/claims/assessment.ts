import { ledgerHeadline } from "../corroboration/headline.ts";
import { ledgerOf, type Ledger } from "../corroboration/ledger.ts";
import type { Links } from "../corroboration/report.ts";
import { suggestLevel, type LevelSuggestion } from "../corroboration/suggestion.ts";
import type { ClaimDossier, SourceDirectory } from "./dossier.ts";
import { linksNear, linksOf } from "./links.ts";
import { indexSources, sourcedReports } from "./reports.ts";
import { sourcesNear } from "./sources-near.ts";

/** What the reports about a claim come to. */
export interface Assessment {
  ledger: Ledger;
  /** "5 reports, 2 origins". */
  headline: string;
  suggestion: LevelSuggestion;
  /** The mentions and pieces of evidence that each report of the ledger stands for, by its id; its own first. */
  itemsOf: ReadonlyMap<string, readonly string[]>;
}

/**
 * Prepares a project's sources once and returns what weighs a claim with them: who is independent of whom, what the
 * reports support, and the level that this suggests. `links` replaces what the project records (for a what-if).
 */
export function assessor(
  directory: SourceDirectory,
  links: Links = linksOf(directory),
): (dossier: ClaimDossier) => Assessment {
  const sources = indexSources(directory);
  const near = linksNear(links);
  return (dossier) => {
    const sourced = sourcedReports(dossier, sources);
    const reports = sourced.map(({ report }) => report);
    const ledger = ledgerOf(reports, near(reports.map(({ articleId }) => articleId)));
    return {
      ledger,
      headline: ledgerHeadline(ledger),
      suggestion: suggestLevel(ledger, whyNotAssessable(dossier)),
      itemsOf: new Map(sourced.map(({ report, itemIds }) => [report.id, itemIds])),
    };
  };
}

/**
 * Weighs one claim with the sources that lead to it, and looks at no others; for many of one project, prepare an
 * `assessor` once. `links` replaces what the project records (for a what-if).
 */
export function assess(dossier: ClaimDossier, directory: SourceDirectory, links?: Links): Assessment {
  const near = sourcesNear(dossier, directory);
  return (links ? assessor(near, links) : assessor(near))(dossier);
}

function whyNotAssessable({ mentions }: ClaimDossier): string | undefined {
  return mentions.length > 0 && mentions.every(({ checkWorthiness }) => checkWorthiness === "NFS")
    ? "reviewers mark every mention as no statement of fact"
    : undefined;
}
