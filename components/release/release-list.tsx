import { summarizeChanges, type ReleaseChanges } from "#lib/releases/changes.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";

export interface ReleaseRow {
  id: string;
  number: string;
  note: string;
  createdAt: number;
  createdByName: string;
  changes: ReleaseChanges | null;
  sha256: string;
  settings: { licence: string };
}

/** Releases, newest first, each with what changed and its archive. */
export function ReleaseList({
  releases,
  releasesPath,
}: {
  releases: readonly ReleaseRow[];
  releasesPath: string;
}) {
  return (
    <Table stacked label="Releases" caption={`${releases.length} releases, newest first`}>
      <TableHead>
        <tr>
          <TableHeader>Release</TableHeader>
          <TableHeader>Made</TableHeader>
          <TableHeader>Changes</TableHeader>
          <TableHeader>Licence</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {releases.map((release) => (
          <TableRow key={release.id}>
            <TableCell className="whitespace-nowrap">
              <a
                href={`${releasesPath}/${release.id}/release.zip`}
                download
                className="font-medium text-primary underline underline-offset-2"
              >
                {release.number}
              </a>
              <span className="block font-mono text-xs text-muted-foreground" title={release.sha256}>
                {release.sha256.slice(0, 12)}
              </span>
            </TableCell>
            <TableCell label="Made" className="whitespace-nowrap">
              <time dateTime={new Date(release.createdAt).toISOString()} className="tabular-nums">
                {new Date(release.createdAt).toISOString().slice(0, 10)}
              </time>
              <span className="block text-xs text-muted-foreground">{release.createdByName}</span>
            </TableCell>
            <TableCell label="Changes" className="min-w-50">
              {release.changes ? summarizeChanges(release.changes) : "first release"}
              {release.note ? (
                <span className="block text-xs text-muted-foreground">{release.note}</span>
              ) : null}
            </TableCell>
            <TableCell label="Licence">{release.settings.licence || "none named"}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
