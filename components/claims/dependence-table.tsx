"use client";

import { useState } from "react";
import { percent, type Independence, type PairDependence } from "#lib/corroboration/independence.ts";
import type { Report } from "#lib/corroboration/report.ts";
import type { OriginDependence } from "#lib/claims/dossier.ts";
import { letterOf } from "#lib/claims/blind.ts";
import { Button } from "#components/ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { Table, TableBody, TableHead, TableHeader } from "#components/ui/table.tsx";

import { DependenceForm } from "./dependence-form.tsx";

/** Wider ones are read as a list of pairs. */
const WIDEST = 24;

interface Props {
  independence: Independence;
  dependences: readonly OriginDependence[];
  canEdit: boolean;
  onChanged: () => Promise<void>;
}

/** How far every two reports depend on each other, on demand, with the reasons of each pair. */
export function DependenceTable(props: Props) {
  const { independence } = props;
  const [open, setOpen] = useState(false);
  const { reports } = independence;
  if (reports.length < 2) return null;
  return (
    <div className="mt-3">
      <Button size="sm" variant="secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? "Hide how the reports depend on each other" : "Show how the reports depend on each other"}
      </Button>
      {open ? (
        <div className="mt-3">
          {reports.length <= WIDEST ? <Matrix {...props} /> : null}
          <PairList independence={independence} />
        </div>
      ) : null}
    </div>
  );
}

function Matrix({ independence: { reports, z, pair }, ...editing }: Props) {
  return (
    <Table
      label="Dependence of every two reports"
      captionShown
      caption="0% stands for independent, 100% for one and the same witness. Press a share for its reasons."
    >
      <TableHead>
        <tr>
          <TableHeader>Report</TableHeader>
          {reports.map((report, index) => (
            <TableHeader key={report.id} numeric>
              <abbr title={report.publisherName} className="no-underline">
                {letterOf(index)}
              </abbr>
            </TableHeader>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {reports.map((report, row) => (
          <tr key={report.id} className="border-b">
            <th scope="row" className="min-w-44 px-3 py-1.5 text-start font-medium">
              {letterOf(row)} <span className="font-normal">{report.publisherName}</span>
            </th>
            {reports.map((other, column) => (
              <td key={other.id} className="px-2 py-1.5 text-end tabular-nums">
                {row === column ? (
                  <span className="text-muted-foreground">—</span>
                ) : (
                  <PairShare
                    share={z[row]?.[column] ?? 0}
                    pair={pair(report.id, other.id)}
                    reports={[report, other]}
                    {...editing}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </TableBody>
    </Table>
  );
}

interface PairProps extends Omit<Props, "independence"> {
  share: number;
  pair: PairDependence;
  reports: readonly [Report, Report];
}

function PairShare({ share, pair, reports: [a, b], dependences, canEdit, onChanged }: PairProps) {
  const label = `${a.publisherName} and ${b.publisherName}: ${percent(share)}`;
  const known = dependences.find(
    ({ originA, originB }) =>
      (originA === a.originId && originB === b.originId) ||
      (originA === b.originId && originB === a.originId),
  );
  return (
    <Popover>
      <PopoverTrigger asChild>
        <button
          type="button"
          aria-label={`${label}, show why`}
          className="touch-target underline decoration-dotted underline-offset-4"
        >
          {percent(share)}
        </button>
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="max-h-[70dvh] overflow-y-auto text-sm">
        <p className="font-medium">{label}</p>
        {pair.reasons.length > 0 ? <PairReasons pair={pair} /> : <p>Nothing ties them together.</p>}
        {canEdit && a.originId !== null && b.originId !== null && a.originId !== b.originId ? (
          <DependenceForm
            key={known ? `${known.id} ${known.version}` : "new"}
            origins={[
              { id: a.originId, name: a.originName },
              { id: b.originId, name: b.originName },
            ]}
            known={known ?? null}
            onChanged={onChanged}
          />
        ) : null}
      </PopoverContent>
    </Popover>
  );
}

function PairReasons({ pair }: { pair: PairDependence }) {
  return (
    <>
      <ul className="mt-1 list-disc ps-5">
        {pair.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p className="mt-1 text-xs text-muted-foreground">
        1 − (1 − {pair.origin.toFixed(2)} origin) × (1 − {pair.text.toFixed(2)} text) × (1 −{" "}
        {pair.ownership.toFixed(2)} ownership)
      </p>
    </>
  );
}

/** The dependent pairs in words, closest first: the same as the table, for reading. */
function PairList({ independence: { reports, pair } }: Pick<Props, "independence">) {
  const pairs = reports
    .flatMap((a, index) => reports.slice(index + 1).map((b) => ({ a, b, pair: pair(a.id, b.id) })))
    .filter((one) => one.pair.dependence > 0)
    .toSorted((x, y) => y.pair.dependence - x.pair.dependence);
  if (pairs.length === 0) return <p className="mt-2 text-sm">No two reports depend on each other.</p>;
  return (
    <ul className="mt-3 grid gap-1 text-sm">
      {pairs.slice(0, 50).map(({ a, b, pair: { dependence, reasons } }) => (
        <li key={`${a.id} ${b.id}`}>
          {a.publisherName} and {b.publisherName}, {percent(dependence)}: {reasons.join("; ")}
        </li>
      ))}
      {pairs.length > 50 ? <li>… and {pairs.length - 50} more pairs.</li> : null}
    </ul>
  );
}
