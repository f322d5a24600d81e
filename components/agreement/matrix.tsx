import type { ReactNode } from "react";

interface Props {
  caption: string;
  rowHead: string;
  columns: readonly { id: string; label: string }[];
  rows: readonly { id: string; label: string; cells: ReactNode }[];
}

/** A heat map that is a table: every cell has its number, and the shade only repeats it. */
export function Matrix({ caption, rowHead, columns, rows }: Props) {
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="max-w-full overflow-x-auto">
      <table className="border-collapse text-sm">
        <caption className="pb-2 text-start text-xs text-muted-foreground">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="px-3 py-2 text-start text-xs font-medium text-muted-foreground">
              {rowHead}
            </th>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col" className="px-3 py-2 text-xs font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, cells }) => (
            <tr key={id}>
              <th scope="row" className="px-3 py-2 text-start text-xs font-medium whitespace-nowrap">
                {label}
              </th>
              {cells}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
