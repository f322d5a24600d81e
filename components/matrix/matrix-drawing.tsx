import { matrixLayout } from "#lib/pictures/matrix-layout.ts";
import { CELL_SIGNS, cellText, MODALITY_WORDS } from "#lib/pictures/matrix-table.ts";
import type { Matrix, MatrixCell } from "#lib/pictures/matrix.ts";
import { fitText, wrapText } from "#lib/pictures/text-width.ts";
import { SvgText } from "#components/pictures/svg-text.tsx";
import { CELL_LOOK } from "./cell-look.ts";

/** The same matrix as a drawing: for a slide, and to see the whole at once. */
export function MatrixDrawing({
  matrix,
  width: room,
  label,
}: {
  matrix: Matrix;
  width: number;
  label: string;
}) {
  const { width, height, names, column, head, row, groups, columns, titles, rows } = matrixLayout(
    matrix,
    room,
  );
  const starts = new Map(columns.map(({ id, x }) => [id, x]));
  return (
    <svg role="img" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {groups.map(({ label: group, from, to }) => (
        <g key={group}>
          <path
            d={`M${from + 2} ${head - 2} V${head - 7} H${to - 4} V${head - 2}`}
            className="fill-none stroke-foreground"
          />
          <SvgText x={(from + to) / 2} y={head - 11} lines={[group]} anchor="middle" bold />
        </g>
      ))}
      {columns.map(({ id, name, x }) => (
        <g key={id} transform={`translate(${x + column / 2 + 2} ${head - 26}) rotate(-38)`}>
          <SvgText x={0} y={0} lines={[fitText(name, 120, 11)]} size={11} />
        </g>
      ))}
      {titles.map(({ text, y }) => (
        <SvgText key={y} x={0} y={y + 18} lines={[fitText(text, width, 12)]} bold />
      ))}
      {rows.map(({ row: claim, y }) => (
        <g key={claim.claimId}>
          <line x1={0} x2={width} y1={y} y2={y} className="stroke-border" />
          <SvgText x={0} y={y + 16} lines={wrapText(claim.text, names - 12, 11, 2)} size={11} />
          {claim.cells.map((cell) => (
            <CellDrawing
              key={cell.publisherId}
              cell={cell}
              x={starts.get(cell.publisherId) ?? 0}
              {...{ y, row, column }}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

interface CellProps {
  cell: MatrixCell;
  x: number;
  y: number;
  row: number;
  column: number;
}

function CellDrawing({ cell, x, y, row, column }: CellProps) {
  const { fill, line, dash } = CELL_LOOK[cell.stance];
  const modality = `${CELL_SIGNS[cell.stance]} ${MODALITY_WORDS[cell.factuality]}`;
  return (
    <g>
      <title>{cellText(cell)}</title>
      <rect
        x={x + 2}
        y={y + 3}
        width={column - 4}
        height={row - 6}
        rx={4}
        className={`${fill} ${line} forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]`}
        {...(dash ? { strokeDasharray: dash } : {})}
      />
      <SvgText x={x + column / 2} y={y + 17} lines={[modality]} size={9} anchor="middle" />
      <SvgText
        x={x + column / 2}
        y={y + 31}
        lines={[fitText(cell.values.join(" / "), column - 6, 10)]}
        size={10}
        anchor="middle"
        bold
      />
    </g>
  );
}
