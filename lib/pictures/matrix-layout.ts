import type { ColumnGroup, Matrix, MatrixRow } from "./matrix.ts";

const ROW = 42;
const SECTION = 26;
const HEAD = 108;
const GROUP_GAP = 10;
/** Room for the last slanted name. */
const LAST_NAME = 70;

/** Where everything of the matrix stands, in pixels from the top left. */
export interface MatrixLayout {
  width: number;
  height: number;
  /** Width of the claims' column, of one publisher's, height of the head and of a row. */
  names: number;
  column: number;
  head: number;
  row: number;
  groups: { label: string; from: number; to: number }[];
  columns: { id: string; name: string; x: number }[];
  titles: { text: string; y: number }[];
  rows: { row: MatrixRow; y: number }[];
}

/** Lays a matrix out in `width` pixels, or more where its columns need more. */
export function matrixLayout({ groups, sections }: Matrix, width: number): MatrixLayout {
  const names = width < 560 ? 140 : 260;
  const column = 64;
  const layout: MatrixLayout = {
    ...{ width, height: 0, names, column, head: HEAD, row: ROW },
    ...{ groups: [], columns: [], titles: [], rows: [] },
  };
  const right = groups.reduce((x, group) => placeGroup(layout, group, x), names);
  let y = HEAD;
  for (const { title, rows } of sections) {
    layout.titles.push({ text: title, y });
    y += SECTION;
    for (const row of rows) {
      layout.rows.push({ row, y });
      y += ROW;
    }
  }
  layout.width = Math.max(right + LAST_NAME, width);
  layout.height = y + 4;
  return layout;
}

function placeGroup(layout: MatrixLayout, { label, publishers }: ColumnGroup, from: number): number {
  const to = from + publishers.length * layout.column;
  layout.groups.push({ label, from, to });
  for (const [index, { id, name }] of publishers.entries())
    layout.columns.push({ id, name, x: from + index * layout.column });
  return to + GROUP_GAP;
}
