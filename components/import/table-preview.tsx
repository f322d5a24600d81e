import { COLUMN_MEANINGS, type ColumnMapping, type TablePreview } from "#lib/imports/columns.ts";
import { MEANING_WORDS } from "#lib/imports/words.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";

/** Columns that are shown; wide tables are recognised by fewer. */
const SHOWN = 12;

/** The first rows of a table; columns that mean something come first, with what they mean. */
export function TablePreviewView({ preview, mapping }: { preview: TablePreview; mapping: ColumnMapping }) {
  const meaningOf = (column: string) => COLUMN_MEANINGS.find((meaning) => mapping[meaning] === column);
  const places = preview.columns.map((column, place) => ({ column, place, meaning: meaningOf(column) }));
  const shown = [
    ...places.filter(({ meaning }) => meaning),
    ...places.filter(({ meaning }) => !meaning),
  ].slice(0, SHOWN);
  const more = preview.columns.length - shown.length;
  return (
    <Table
      label="The first rows"
      captionShown
      caption={`The first rows${more > 0 ? `; ${more} more columns are not shown` : ""}`}
    >
      <TableHead>
        <tr>
          {shown.map(({ column, meaning }) => (
            <TableHeader key={column} className="py-1.5">
              {column}
              <span className="block font-normal">{meaning ? MEANING_WORDS[meaning] : "Left out"}</span>
            </TableHeader>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {preview.rows.map((row, number) => (
          <TableRow key={number}>
            {shown.map(({ column, place, meaning }) => (
              <TableCell
                key={column}
                dir="auto"
                className={`min-w-28 align-top ${meaning ? "" : "text-muted-foreground"}`}
              >
                <span className="line-clamp-2 max-w-80 break-words">{row[place]}</span>
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
