import type { ExportFormat } from "#lib/formats/export/export-format.ts";
import { EXPORT_FORMATS } from "#lib/formats/export/registry.ts";
import { fileOfFormat } from "#lib/releases/downloads.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { FORMAT_NOTES, OFFSET_NOTES } from "./format-notes.ts";

/** Every format with what it holds and what its offsets count; names are links to the file with full texts. */
export function FormatTable({ exportsPath }: { exportsPath: string }) {
  return (
    <Table
      stacked
      label="Export formats"
      caption="Export formats, what they hold and what their offsets count"
    >
      <TableHead>
        <tr>
          <TableHeader>Format</TableHeader>
          <TableHeader>What it holds</TableHeader>
          <TableHeader>Offsets count</TableHeader>
          <TableHeader>Without full texts</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {EXPORT_FORMATS.map((format) => (
          <TableRow key={format.id}>
            <TableCell className="whitespace-nowrap">
              <a
                href={`${exportsPath}/${fileOfFormat(format)}`}
                download
                className="font-medium text-primary underline underline-offset-2"
              >
                {format.label}
              </a>
              <span className="block text-xs text-muted-foreground">.{format.extension}</span>
            </TableCell>
            <TableCell label="What it holds" className="min-w-70">
              {FORMAT_NOTES[format.id]}
            </TableCell>
            <TableCell label="Offsets count" className="whitespace-nowrap">
              {OFFSET_NOTES[format.offsetUnit]}
            </TableCell>
            <TableCell label="Without texts">{withoutText(format) ? "yes" : "no"}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const withoutText = ({ textModes }: ExportFormat) => textModes.some((mode) => mode !== "full");
