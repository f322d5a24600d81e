import type { Assessment } from "#lib/claims/assessment.ts";
import type { Evidence, Mention, OriginDependence } from "#lib/claims/dossier.ts";
import type { Stance } from "#lib/claims/vocabulary.ts";
import { indexLabel } from "#lib/corroboration/headline.ts";
import type { LedgerClass, LedgerSide } from "#lib/corroboration/ledger.ts";
import { percent } from "#lib/corroboration/independence.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { DependenceTable } from "./dependence-table.tsx";
import { PassagesPopover } from "./passages-popover.tsx";

interface Props {
  projectId: string;
  assessment: Assessment;
  /** Mentions and evidence of the claim by their ids. */
  items: ReadonlyMap<string, Mention | Evidence>;
}

interface TableProps extends Props {
  dependences: readonly OriginDependence[];
  canEdit: boolean;
  onChanged: () => Promise<void>;
}

/** The working: one row per independence class, its reports, what it adds and what is taken off. */
export function LedgerTable({ dependences, canEdit, onChanged, ...props }: TableProps) {
  const { ledger } = props.assessment;
  const sides = [
    { name: "Support", side: ledger.support },
    { name: "Contradiction", side: ledger.contradiction },
  ].filter(({ side }) => side.reports > 0);
  const largest = Math.max(ledger.support.total, ledger.contradiction.total);
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger" className="mb-2 font-serif text-lg">
        Ledger
      </h2>
      {ledger.reports === 0 ? (
        <p className="text-sm text-muted-foreground">
          No report takes a side yet, so there is nothing to weigh.
        </p>
      ) : (
        <>
          <p className="mb-3 max-w-180 text-sm text-muted-foreground">
            Reports that share an origin, a text or an owner count as one witness. Each witness adds its
            weight, less what an earlier one already said.
          </p>
          {sides.map(({ name, side }) => (
            <SideTable key={name} name={name} side={side} largest={largest} {...props} />
          ))}
          <Totals {...props} />
          <DependenceTable {...{ dependences, canEdit, onChanged }} independence={ledger.independence} />
        </>
      )}
    </section>
  );
}

/** What both sides come to; each figure opens every passage that it rests on. */
function Totals({ projectId, assessment: { ledger, itemsOf }, items }: Props) {
  const groups = ledger.independence.reports
    .filter(({ stance }) => stance !== "mentions")
    .map(({ id, stance }) => ({
      stance,
      items: (itemsOf.get(id) ?? []).flatMap((item) => items.get(item) ?? []),
    }));
  const of = (stance: Stance) =>
    groups.filter((group) => group.stance === stance).flatMap((group) => group.items);
  const opens = {
    ...{ projectId, blind: false },
    groups: [
      { name: "For", items: of("supports") },
      { name: "Against", items: of("contradicts") },
    ].filter((group) => group.items.length > 0),
  };
  const figure = (name: string, value: string, note: string) => (
    <PassagesPopover {...opens} label={`${name} ${value}: show the passages`} note={note}>
      <strong className="tabular-nums">{value}</strong>
    </PassagesPopover>
  );
  return (
    <p className="mt-3 text-sm">
      Support index{" "}
      {figure(
        "Support index",
        indexLabel(ledger.index),
        `1 / (1 + e^−(${ledger.support.total.toFixed(4)} for − ${ledger.contradiction.total.toFixed(4)} against))`,
      )}
      , conflict {figure("Conflict", percent(ledger.conflict), "The weaker side as a share of the stronger.")}
      , worth{" "}
      {figure(
        "Worth",
        ledger.effectiveReports.toFixed(2),
        "Each report counts one divided by how many it is like.",
      )}{" "}
      independent reports. Not a probability of being true.
    </p>
  );
}

type SideProps = Props & { name: string; side: LedgerSide; largest: number };

function SideTable({ name, side, ...rest }: SideProps) {
  return (
    <div className="mb-4">
      <h3 className="mb-1 text-sm font-medium">{name}</h3>
      <Table stacked label={name} caption={`${name}: witnesses and what each adds`}>
        <TableHead>
          <tr>
            <TableHeader>Reports that count as one</TableHeader>
            <TableHeader numeric>Weight</TableHeader>
            <TableHeader numeric>Counts</TableHeader>
            <TableHeader numeric>Adds</TableHeader>
            <TableHeader numeric>Total</TableHeader>
            <TableHeader className="w-32">
              <span className="sr-only">Drawn</span>
            </TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {side.classes.map((group) => (
            <WitnessRow key={group.speakerId} group={group} {...rest} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function WitnessRow({
  group,
  largest,
  assessment: { ledger, itemsOf },
  items,
  projectId,
}: Props & { group: LedgerClass; largest: number }) {
  const lines = ledger.lines.filter(({ reportId }) => group.memberIds.includes(reportId));
  const nameOf = (id: string) =>
    ledger.independence.reports.find((report) => report.id === id)?.publisherName;
  const groups = group.memberIds.map((id) => ({
    name: group.memberIds.length > 1 ? (nameOf(id) ?? "Unknown") : null,
    items: (itemsOf.get(id) ?? []).flatMap((item) => items.get(item) ?? []),
  }));
  const opens = { projectId, blind: false, groups };
  const speaker = lines.find(({ reportId }) => reportId === group.speakerId);
  return (
    <TableRow>
      <TableCell className="min-w-70">
        <ul className="grid gap-1.5">
          {lines.map((line) => (
            <li key={line.reportId}>
              <PassagesPopover
                {...opens}
                label={`${nameOf(line.reportId) ?? "Unknown"}: show the passages`}
                groups={groups.slice(
                  group.memberIds.indexOf(line.reportId),
                  group.memberIds.indexOf(line.reportId) + 1,
                )}
              >
                <span className="font-medium">{nameOf(line.reportId) ?? "Unknown"}</span>
              </PassagesPopover>
              {line.reportId === group.speakerId && group.memberIds.length > 1 ? (
                <Badge className="ms-2">speaks for them</Badge>
              ) : null}
              <span className="block text-xs text-muted-foreground">{line.sentence}</span>
            </li>
          ))}
        </ul>
      </TableCell>
      <TableCell label="Weight" numeric>
        <PassagesPopover
          {...opens}
          label={`Weight ${group.weight.toFixed(2)}: show the passages`}
          note={speaker?.sentence}
        >
          {group.weight.toFixed(2)}
        </PassagesPopover>
      </TableCell>
      <TableCell label="Counts" numeric>
        <PassagesPopover
          {...opens}
          label={`Counts ${percent(group.discount)}: show why`}
          note={speaker?.sentence}
        >
          {percent(group.discount)}
        </PassagesPopover>
      </TableCell>
      <TableCell label="Adds" numeric>
        <PassagesPopover
          {...opens}
          label={`Adds ${group.contribution.toFixed(2)}: show the passages`}
          note={speaker?.sentence}
        >
          {group.contribution.toFixed(2)}
        </PassagesPopover>
      </TableCell>
      <TableCell label="Total" numeric>
        <PassagesPopover
          {...opens}
          label={`Total ${group.runningTotal.toFixed(2)}: show the last passages`}
          note={`With what stands above: ${(group.runningTotal - group.contribution).toFixed(4)} + ${group.contribution.toFixed(4)}.`}
        >
          {group.runningTotal.toFixed(2)}
        </PassagesPopover>
      </TableCell>
      <TableCell className="max-sm:hidden!">
        <Waterfall group={group} largest={largest} />
      </TableCell>
    </TableRow>
  );
}

/** The step that this witness adds to the side's total; the figures beside it say the same. */
function Waterfall({ group, largest }: { group: LedgerClass; largest: number }) {
  const share = (value: number) => (largest > 0 ? (value / largest) * 100 : 0);
  const before = share(group.runningTotal - group.contribution);
  return (
    <svg
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="block h-3 w-32 rounded-xs bg-muted"
    >
      <rect x={0} y={5} width={before} height={2} className="fill-muted-foreground/50" />
      <rect
        x={before}
        y={0}
        width={Math.max(share(group.contribution), 0.75)}
        height={12}
        className="fill-primary"
      />
    </svg>
  );
}
