import type { ClaimDossier } from "#lib/claims/dossier.ts";
import type { Ledger, LedgerClass, LedgerLine, LedgerSide } from "#lib/corroboration/ledger.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import Link from "next/link";

interface Props {
  projectId: string;
  ledger: Ledger;
  dossier: ClaimDossier;
}

/** The working: one row per independence class, its reports, what it adds and what is taken off. */
export function LedgerTable({ projectId, ledger, dossier }: Props) {
  if (ledger.reports === 0) return null;
  const sides = [
    { name: "Support", side: ledger.support },
    { name: "Contradiction", side: ledger.contradiction },
  ].filter(({ side }) => side.reports > 0);
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger" className="mb-2 font-serif text-lg">
        Ledger
      </h2>
      <p className="mb-3 max-w-180 text-sm text-muted-foreground">
        Reports that share an origin, a text or an owner count as one witness. Each witness adds its weight,
        less what an earlier one already said.
      </p>
      {sides.map(({ name, side }) => (
        <SideTable key={name} name={name} side={side} {...{ projectId, ledger, dossier }} />
      ))}
      <p className="mt-3 text-sm">
        Support index <strong className="tabular-nums">{ledger.index.toFixed(2)}</strong>, conflict{" "}
        <strong className="tabular-nums">{ledger.conflict.toFixed(2)}</strong>, worth{" "}
        <strong className="tabular-nums">{ledger.effectiveReports.toFixed(2)}</strong> independent reports.
        Not a probability of being true.
      </p>
    </section>
  );
}

function SideTable({ name, side, ...rest }: Props & { name: string; side: LedgerSide }) {
  return (
    <div className="mb-4">
      <h3 className="mb-1 text-sm font-medium">{name}</h3>
      <Table label={name} caption={`${name}: witnesses and what each adds`}>
        <TableHead>
          <tr>
            <TableHeader>Reports that count as one</TableHeader>
            <TableHeader numeric>Weight</TableHeader>
            <TableHeader numeric>Counts</TableHeader>
            <TableHeader numeric>Adds</TableHeader>
            <TableHeader numeric>Total</TableHeader>
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

function WitnessRow({ group, ledger, dossier, projectId }: Props & { group: LedgerClass }) {
  const lines = ledger.lines.filter(({ reportId }) => group.memberIds.includes(reportId));
  return (
    <TableRow>
      <TableCell className="min-w-70">
        <ul className="grid gap-1.5">
          {lines.map((line) => (
            <li key={line.reportId}>
              <ReportName {...{ line, ledger, dossier, projectId }} />
              {line.reportId === group.speakerId && group.memberIds.length > 1 ? (
                <Badge className="ms-2">speaks for them</Badge>
              ) : null}
              <span className="block text-xs text-muted-foreground">{line.sentence}</span>
            </li>
          ))}
        </ul>
      </TableCell>
      <TableCell numeric>{group.weight.toFixed(2)}</TableCell>
      <TableCell numeric>{Math.round(group.discount * 100)} %</TableCell>
      <TableCell numeric>{group.contribution.toFixed(2)}</TableCell>
      <TableCell numeric>{group.runningTotal.toFixed(2)}</TableCell>
    </TableRow>
  );
}

/** The outlet, leading to the passage behind it. */
function ReportName({ line, ledger, dossier, projectId }: Props & { line: LedgerLine }) {
  const report = ledger.independence.reports.find(({ id }) => id === line.reportId);
  const item = [...dossier.mentions, ...dossier.evidence].find(({ id }) => id === line.reportId);
  return (
    <Link
      href={`/p/${projectId}/articles/${item?.articleId ?? ""}#at-${item?.start ?? 0}`}
      className="font-medium hover:underline"
    >
      {report?.publisherName ?? "Unknown"}
    </Link>
  );
}
