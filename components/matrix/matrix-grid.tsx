import Link from "next/link";
import { CELL_SIGNS, CELL_WORDS, MODALITY_WORDS } from "#lib/pictures/matrix-table.ts";
import type { ColumnGroup, Matrix, MatrixCell, MatrixRow } from "#lib/pictures/matrix.ts";
import { cn } from "#components/ui/class-names.ts";
import { CELL_LOOK } from "./cell-look.ts";

export interface ChosenCell {
  row: MatrixRow;
  cell: MatrixCell;
  publisher: string;
}

interface Props {
  projectId: string;
  matrix: Matrix;
  onChoose: (chosen: ChosenCell) => void;
}

/** Claims down, publishers across; the first column stays in sight. */
export function MatrixGrid({ projectId, matrix, onChoose }: Props) {
  const { groups, sections } = matrix;
  const columns = groups.reduce((sum, group) => sum + group.publishers.length, 0);
  return (
    <div
      role="region"
      aria-label="Claims by publisher, as a table"
      tabIndex={0}
      className="relative max-h-[80dvh] overflow-auto rounded-lg border bg-card"
    >
      <table className="border-separate border-spacing-0 text-sm">
        <caption className="sr-only">What each publisher says about each claim</caption>
        <GroupHeads groups={groups} projectId={projectId} />
        {sections.map(({ questionId, title, rows }) => (
          <tbody key={questionId ?? "none"}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={columns + 1}
                className="border-y bg-muted/60 px-3 py-1.5 text-start font-serif"
              >
                <span className="sticky start-3 max-w-[80vw]">{title}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <ClaimRow key={row.claimId} {...{ row, groups, projectId, onChoose }} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

const FIRST_COLUMN = "sticky start-0 z-10 border-e bg-card max-sm:max-w-36 max-sm:min-w-36 min-w-64 max-w-72";

function GroupHeads({ groups, projectId }: { groups: readonly ColumnGroup[]; projectId: string }) {
  return (
    <thead className="sticky top-0 z-20 bg-muted text-xs text-muted-foreground">
      <tr>
        <th
          scope="col"
          rowSpan={2}
          className={cn(FIRST_COLUMN, "bg-muted px-3 py-2 text-start align-bottom font-medium")}
        >
          Claim
        </th>
        {groups.map(({ label, publishers, sharedOrigins }) => (
          <th
            key={label}
            scope="colgroup"
            colSpan={publishers.length}
            className="border-s px-2 py-1.5 text-start align-top font-medium first:border-s-0"
          >
            <span className="font-semibold text-foreground">{label}</span>{" "}
            {publishers.length > 1 ? (
              <>
                {publishers.length} publishers, largely one voice
                {sharedOrigins.length > 0 ? (
                  <span className="block font-normal">via {sharedOrigins.join(", ")}</span>
                ) : null}
              </>
            ) : (
              "alone"
            )}
          </th>
        ))}
      </tr>
      <tr>
        {groups.flatMap(({ publishers }) =>
          publishers.map(({ id, name }, index) => (
            <th
              key={id}
              scope="col"
              className={cn(
                "min-w-28 border-b px-2 py-1.5 text-start align-bottom font-medium",
                index === 0 && "border-s",
              )}
            >
              {id.startsWith("unknown:") ? (
                name
              ) : (
                <Link href={`/p/${projectId}/sources/${id}`} className="text-foreground hover:underline">
                  {name}
                </Link>
              )}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

interface RowProps {
  row: MatrixRow;
  groups: readonly ColumnGroup[];
  projectId: string;
  onChoose: Props["onChoose"];
}

function ClaimRow({ row, groups, projectId, onChoose }: RowProps) {
  const cells = new Map(row.cells.map((cell) => [cell.publisherId, cell]));
  return (
    <tr>
      <th scope="row" className={cn(FIRST_COLUMN, "border-b px-3 py-2 text-start align-top font-normal")}>
        <Link href={`/p/${projectId}/claims/${row.claimId}`} className="font-medium hover:underline">
          {row.text}
        </Link>
        <span className="block text-xs text-muted-foreground">{row.headline}</span>
      </th>
      {groups.flatMap(({ publishers }) =>
        publishers.map(({ id, name }, index) => {
          const cell = cells.get(id);
          return (
            <td key={id} className={cn("border-b p-1 align-top", index === 0 && "border-s")}>
              {cell ? (
                <CellButton cell={cell} onClick={() => onChoose({ row, cell, publisher: name })} />
              ) : null}
            </td>
          );
        }),
      )}
    </tr>
  );
}

function CellButton({ cell, onClick }: { cell: MatrixCell; onClick: () => void }) {
  return (
    <button
      type="button"
      data-badge=""
      onClick={onClick}
      className={cn(
        "touch-target min-h-11 w-full rounded-sm px-2 py-1 text-start text-xs hover:underline",
        CELL_LOOK[cell.stance].table,
      )}
    >
      <span className="block font-medium whitespace-nowrap">
        <span aria-hidden="true">{CELL_SIGNS[cell.stance]}</span> {CELL_WORDS[cell.stance]}
      </span>
      <span className="block whitespace-nowrap">{MODALITY_WORDS[cell.factuality]}</span>
      {cell.values.length > 0 ? (
        <span className="block font-medium tabular-nums">{cell.values.join(" / ")}</span>
      ) : null}
    </button>
  );
}
