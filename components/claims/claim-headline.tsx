import type { Assessment } from "#lib/claims/assessment.ts";
import { counted, ledgerSummary } from "#lib/corroboration/headline.ts";
import { connectedGroups, SAME_ORIGIN } from "#lib/corroboration/independence.ts";
import type { LedgerSide } from "#lib/corroboration/ledger.ts";
import type { Evidence, Mention } from "#lib/claims/dossier.ts";
import { PassagesPopover, type PassageGroup } from "./passages-popover.tsx";

interface Props {
  projectId: string;
  blind: boolean;
  assessment: Assessment;
  items: ReadonlyMap<string, Mention | Evidence>;
}

/** "7 reports, 2 origins": each number opens what it counts. Below it, the whole in a paragraph. */
export function ClaimHeadline(props: Props) {
  const { ledger, headline } = props.assessment;
  const { support, contradiction } = ledger;
  const sides = [
    { side: support, stance: "supports" as const, suffix: "" },
    {
      side: contradiction,
      stance: "contradicts" as const,
      suffix: support.reports === 0 ? ", all against" : " against",
    },
  ].filter(({ side }) => side.reports > 0);
  return (
    <div className="mt-2">
      <p className="text-lg">
        {sides.length === 0
          ? headline
          : sides.map((each, index) => (
              <span key={each.stance}>
                {index > 0 ? "; " : ""}
                <SideNumbers {...props} {...each} />
              </span>
            ))}
      </p>
      {/* The figures of the summary follow from the grades. */}
      {props.blind ? null : (
        <p className="mt-1 max-w-180 text-sm text-muted-foreground">{ledgerSummary(ledger)}</p>
      )}
    </div>
  );
}

interface SideProps extends Props {
  side: LedgerSide;
  stance: "supports" | "contradicts";
  suffix: string;
}

function SideNumbers({ side, stance, suffix, assessment, items, projectId, blind }: SideProps) {
  const { independence } = assessment.ledger;
  const rows = independence.reports.flatMap((report, row) => (report.stance === stance ? [row] : []));
  const passagesOf = (row: number) => {
    const ids = assessment.itemsOf.get(independence.reports[row]?.id ?? "") ?? [];
    return ids.flatMap((id) => items.get(id) ?? []);
  };
  const origins = connectedGroups(independence.z, SAME_ORIGIN, rows).map((group): PassageGroup => {
    const names = group.map((row) => independence.reports[row]?.originName ?? "").filter(Boolean);
    return { name: [...new Set(names)].join(", ") || "Nobody named", items: group.flatMap(passagesOf) };
  });
  const reports = counted(side.reports, "report");
  const sources = counted(side.independentOrigins, "origin");
  const way = stance === "supports" ? "for" : "against";
  return (
    <>
      <PassagesPopover
        {...{ projectId, blind }}
        label={`${reports} ${way}: show the passages`}
        groups={[{ name: null, items: rows.flatMap(passagesOf) }]}
      >
        {reports}
      </PassagesPopover>
      ,{" "}
      <PassagesPopover
        {...{ projectId, blind }}
        label={`${sources} ${way}: show which`}
        note="Reports that share an origin, a text or an owner count as one."
        groups={origins}
      >
        {sources}
      </PassagesPopover>
      {suffix}
    </>
  );
}
