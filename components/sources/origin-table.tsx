import type { Origin, OriginDependence } from "#lib/claims/dossier.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { OriginDependenceDialog } from "./origin-dependence-dialog.tsx";
import { OriginDialog } from "./origin-dialog.tsx";
import { ACCESS_LABELS, GRADE_LABELS, ORIGIN_KIND_LABELS } from "./labels.ts";

interface Props {
  projectId: string;
  canEdit: boolean;
  origins: readonly Origin[];
  dependences: readonly OriginDependence[];
  /** How many mentions end at each origin, and in how many articles. */
  reports: ReadonlyMap<string, { mentions: number; articles: number }>;
}

/** Where information comes from, and which origins may lean on each other. */
export function OriginTable({ projectId, canEdit, origins, dependences, reports }: Props) {
  const names = new Map(origins.map(({ id, name }) => [id, name]));
  return (
    <Table stacked label="Origins" caption="Origins with their grades and what rests on them">
      <TableHead>
        <tr>
          <TableHeader>Origin</TableHeader>
          <TableHeader>Kind</TableHeader>
          <TableHeader>Grade</TableHeader>
          <TableHeader>Access</TableHeader>
          <TableHeader numeric>Mentions</TableHeader>
          <TableHeader numeric>Articles</TableHeader>
          <TableHeader>May depend on</TableHeader>
          {canEdit ? (
            <TableHeader>
              <span className="sr-only">Edit</span>
            </TableHeader>
          ) : null}
        </tr>
      </TableHead>
      <TableBody>
        {origins.map((origin) => (
          <TableRow key={origin.id}>
            <TableCell className="min-w-40 font-medium">{origin.name}</TableCell>
            <TableCell label="Kind">{ORIGIN_KIND_LABELS[origin.kind]}</TableCell>
            <TableCell label="Grade" className="whitespace-nowrap">
              {GRADE_LABELS[origin.reliability]}
            </TableCell>
            <TableCell label="Access">{ACCESS_LABELS[origin.access]}</TableCell>
            <TableCell label="Mentions" numeric>
              {reports.get(origin.id)?.mentions ?? 0}
            </TableCell>
            <TableCell label="Articles" numeric>
              {reports.get(origin.id)?.articles ?? 0}
            </TableCell>
            <TableCell label="May depend on" className="min-w-50 text-xs">
              <Dependences of={origin.id} names={names} dependences={dependences} />
            </TableCell>
            {canEdit ? (
              <TableCell>
                <span className="flex justify-end gap-2">
                  <OriginDialog {...{ projectId, origin }} />
                  <OriginDependenceDialog {...{ origin, origins, dependences }} />
                </span>
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

interface DependencesProps {
  of: string;
  names: ReadonlyMap<string, string>;
  dependences: readonly OriginDependence[];
}

function Dependences({ of, names, dependences }: DependencesProps) {
  const own = dependences.filter(({ originA, originB }) => originA === of || originB === of);
  if (own.length === 0) return <span className="text-muted-foreground">nobody known</span>;
  return (
    <ul>
      {own.map(({ id, originA, originB, dependence, reason }) => (
        <li key={id}>
          {names.get(originA === of ? originB : originA) ?? "an origin"} ({dependence}): {reason}
        </li>
      ))}
    </ul>
  );
}
