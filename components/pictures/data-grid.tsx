import { dayLabel } from "#lib/articles/dates.ts";
import type { DataTable } from "#lib/pictures/data-table.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";

/** The rows behind a picture. */
export function DataGrid({ table, title }: { table: DataTable; title: string }) {
  return (
    <Table label={`${title}, as a table`} caption={title}>
      <TableHead>
        <tr>
          {table.columns.map(({ name, numeric }) => (
            <TableHeader key={name} {...(numeric ? { numeric } : {})}>
              {name}
            </TableHeader>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {table.rows.map((cells, row) => (
          // Rows are never reordered on the page, so that their place names them.
          <TableRow key={row}>
            {cells.map((cell, column) => {
              const numeric = table.columns[column]?.numeric === true;
              return (
                <TableCell
                  key={table.columns[column]?.name ?? column}
                  {...(numeric ? { numeric } : {})}
                  className={numeric ? "" : "min-w-30"}
                >
                  {cell === null ? "" : String(cell)}
                </TableCell>
              );
            })}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** "13 May 2025", or "unknown". */
export function dayOrUnknown(millis: number | null): string {
  return millis === null ? "unknown" : dayLabel(millis);
}
