import { CELL_SIGNS, cellText, MODALITY_WORDS } from "#lib/pictures/matrix-table.ts";
import type { Matrix, MatrixRow } from "#lib/pictures/matrix.ts";
import { fitText, wrapText } from "#lib/pictures/text-width.ts";
import { SvgText } from "#components/pictures/svg-text.tsx";
import { CELL_LOOK } from "./cell-look.ts";

const ROW = 42;
const SECTION = 26;
const COLUMN = 64;
const HEAD = 108;
const GROUP_GAP = 10;

/** The same matrix as a drawing: for a slide, and to see the whole at once. */
export function MatrixDrawing({ matrix, width, label }: { matrix: Matrix; width: number; label: string }) {
  const names = width < 560 ? 140 : 260;
  let x = names;
  const columns = matrix.groups.flatMap((group) => {
    const placed = group.publishers.map((publisher) => {
      const at = x;
      x += COLUMN;
      return { ...publisher, x: at };
    });
    x += GROUP_GAP;
    return placed;
  });
  const starts = new Map(columns.map(({ id, x: at }) => [id, at]));
  let y = HEAD;
  const lines = matrix.sections.flatMap((section) => {
    const title = { kind: "title" as const, y, text: section.title };
    y += SECTION;
    const rows = section.rows.map((row) => {
      const at = y;
      y += ROW;
      return { kind: "row" as const, y: at, row };
    });
    return [title, ...rows];
  });
  const right = Math.max(x + 60, width);
  return (
    <svg role="img" aria-label={label} width={right} height={y + 4} viewBox={`0 0 ${right} ${y + 4}`}>
      {matrix.groups.map(({ label: group, publishers }) => {
        const from = starts.get(publishers[0]?.id ?? "") ?? 0;
        const to = from + publishers.length * COLUMN;
        return (
          <g key={group}>
            <path
              d={`M${from + 2} ${HEAD - 2} V${HEAD - 7} H${to - 4} V${HEAD - 2}`}
              className="fill-none stroke-foreground"
            />
            <SvgText x={(from + to) / 2} y={HEAD - 11} lines={[group]} anchor="middle" bold />
          </g>
        );
      })}
      {columns.map(({ id, name, x: at }) => (
        <g key={id} transform={`translate(${at + COLUMN / 2 + 2} ${HEAD - 26}) rotate(-38)`}>
          <SvgText x={0} y={0} lines={[fitText(name, 120, 11)]} size={11} />
        </g>
      ))}
      {lines.map((line) =>
        line.kind === "title" ? (
          <SvgText key={`t${line.y}`} x={0} y={line.y + 18} lines={[fitText(line.text, right, 12)]} bold />
        ) : (
          <RowDrawing
            key={line.row.claimId}
            row={line.row}
            y={line.y}
            names={names}
            starts={starts}
            right={right}
          />
        ),
      )}
    </svg>
  );
}

interface RowProps {
  row: MatrixRow;
  y: number;
  names: number;
  starts: ReadonlyMap<string, number>;
  right: number;
}

function RowDrawing({ row, y, names, starts, right }: RowProps) {
  return (
    <g>
      <line x1={0} x2={right} y1={y} y2={y} className="stroke-border" />
      <SvgText x={0} y={y + 16} lines={wrapText(row.text, names - 12, 11, 2)} size={11} />
      {row.cells.map((cell) => {
        const x = starts.get(cell.publisherId) ?? 0;
        const { fill, line, dash } = CELL_LOOK[cell.stance];
        return (
          <g key={cell.publisherId}>
            <title>{cellText(cell)}</title>
            <rect
              x={x + 2}
              y={y + 3}
              width={COLUMN - 4}
              height={ROW - 6}
              rx={4}
              className={`${fill} ${line}`}
              {...(dash ? { strokeDasharray: dash } : {})}
            />
            <SvgText
              x={x + COLUMN / 2}
              y={y + 17}
              lines={[`${CELL_SIGNS[cell.stance]} ${MODALITY_WORDS[cell.factuality]}`]}
              size={9}
              anchor="middle"
            />
            <SvgText
              x={x + COLUMN / 2}
              y={y + 31}
              lines={[fitText(cell.values.join(" / "), COLUMN - 6, 10)]}
              size={10}
              anchor="middle"
              bold
            />
          </g>
        );
      })}
    </g>
  );
}
