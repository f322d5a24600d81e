/** A box to be placed; sizes in pixels. */
export interface GraphBox {
  id: string;
  width: number;
  height: number;
  /** Stands in the last column, whatever leads to it. */
  last?: boolean;
}

export interface GraphLink {
  from: string;
  to: string;
}

export interface PlacedBox extends GraphBox {
  /** Top left corner. */
  x: number;
  y: number;
  column: number;
}

export interface GraphLayout<Link extends GraphLink> {
  width: number;
  height: number;
  boxes: PlacedBox[];
  /** Points from the right edge of `from` to the left edge of `to` (or back), through the columns between. */
  links: { link: Link; points: { x: number; y: number }[] }[];
}

const COLUMN_GAP = 64;
const ROW_GAP = 16;
/** Room that a link takes in a column it only passes. */
const PASSAGE = 10;
const SWEEPS = 8;

interface Slot {
  key: string;
  height: number;
  column: number;
  /** null = a link passes here. */
  box: GraphBox | null;
}

/**
 * Places boxes in columns so that links lead to the right, and no two boxes overlap. A link that would close a circle
 * leads back. The same input gives the same drawing, whatever its order. Links to unknown boxes are left out.
 */
export function layoutGraph<Link extends GraphLink>(
  unorderedBoxes: readonly GraphBox[],
  unorderedLinks: readonly Link[],
): GraphLayout<Link> {
  const boxes = unorderedBoxes.toSorted((a, b) => compare(a.id, b.id));
  const known = new Set(boxes.map(({ id }) => id));
  const links = unorderedLinks
    .filter(({ from, to }) => from !== to && known.has(from) && known.has(to))
    .toSorted((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
  const forward = withoutCircles(boxes, links);
  const columns = columnsOf(boxes, forward);
  const slots = new Map<string, Slot>(
    boxes.map((box) => [box.id, { key: box.id, height: box.height, column: columns.get(box.id) ?? 0, box }]),
  );
  const routes = links.map((link) => ({ link, keys: routeOf(link, slots) }));
  const ordered = ordering(
    slots,
    routes.map(({ keys }) => keys),
  );
  return place(ordered, routes);
}

/** Links without those that lead back to a box on the way (depth first, in order of id). */
function withoutCircles(boxes: readonly GraphBox[], links: readonly GraphLink[]): GraphLink[] {
  const state = new Map<string, "open" | "done">();
  const kept: GraphLink[] = [];
  const outgoing = Map.groupBy(links, ({ from }) => from);
  for (const { id } of boxes) {
    if (state.has(id)) continue;
    const path: { id: string; next: number }[] = [{ id, next: 0 }];
    state.set(id, "open");
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const link = outgoing.get(at.id)?.[at.next++];
      if (!link) {
        state.set(at.id, "done");
        path.pop();
      } else if (state.get(link.to) !== "open") {
        kept.push(link);
        if (!state.has(link.to)) {
          state.set(link.to, "open");
          path.push({ id: link.to, next: 0 });
        }
      }
    }
  }
  return kept;
}

/** Each box stands right of all that lead to it; the last ones share the last column. */
function columnsOf(boxes: readonly GraphBox[], links: readonly GraphLink[]): Map<string, number> {
  const columns = new Map(boxes.map(({ id }) => [id, 0]));
  // The longest path has fewer steps than there are boxes.
  for (let round = 0, moved = true; moved && round <= boxes.length; round++) {
    moved = false;
    for (const { from, to } of links) {
      const least = (columns.get(from) ?? 0) + 1;
      if ((columns.get(to) ?? 0) >= least) continue;
      columns.set(to, least);
      moved = true;
    }
  }
  const furthest = Math.max(0, ...columns.values());
  const leading = new Set(links.map(({ from }) => from));
  for (const { id, last } of boxes) if (last && !leading.has(id)) columns.set(id, furthest);
  return columns;
}

/** The slots that a link goes through, from the left to the right. */
function routeOf({ from, to }: GraphLink, slots: Map<string, Slot>): string[] {
  const [a, b] = [slots.get(from), slots.get(to)];
  if (!a || !b) return [];
  const [left, right] = a.column <= b.column ? [a, b] : [b, a];
  const keys = [left.key];
  for (let column = left.column + 1; column < right.column; column++) {
    const key = JSON.stringify([from, to, column]);
    slots.set(key, { key, height: PASSAGE, column, box: null });
    keys.push(key);
  }
  return [...keys, right.key];
}

/** Columns of slots, each sorted by where its neighbours stand (barycentre), to and fro. */
function ordering(slots: ReadonlyMap<string, Slot>, routes: readonly (readonly string[])[]): Slot[][] {
  const neighbours = new Map<string, string[]>();
  for (const keys of routes)
    for (const [index, key] of keys.entries())
      for (const other of [keys[index - 1], keys[index + 1]])
        if (other !== undefined) neighbours.set(key, [...(neighbours.get(key) ?? []), other]);
  const count = Math.max(0, ...[...slots.values()].map(({ column }) => column)) + 1;
  let columns = Array.from({ length: slots.size === 0 ? 0 : count }, (_, column) =>
    [...slots.values()].filter((slot) => slot.column === column).toSorted((a, b) => compare(a.key, b.key)),
  );
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const rank = new Map(
      columns.flatMap((column) =>
        column.map((slot, row) => [slot.key, (row + 0.5) / column.length] as const),
      ),
    );
    const wanted = ({ key }: Slot) => {
      const ranks = (neighbours.get(key) ?? []).map((other) => rank.get(other) ?? 0);
      return ranks.length === 0
        ? (rank.get(key) ?? 0)
        : ranks.reduce((sum, one) => sum + one, 0) / ranks.length;
    };
    columns = columns.map((column, index) =>
      // One half of the columns moves at a time, or they would change places for ever.
      index % 2 === sweep % 2
        ? column
        : column.toSorted((a, b) => wanted(a) - wanted(b) || compare(a.key, b.key)),
    );
  }
  return columns;
}

function place<Link extends GraphLink>(
  columns: readonly (readonly Slot[])[],
  routes: readonly { link: Link; keys: readonly string[] }[],
): GraphLayout<Link> {
  const tall = columns.map((column) => column.reduce((sum, { height }) => sum + height + ROW_GAP, -ROW_GAP));
  const height = Math.max(0, ...tall);
  const boxes: PlacedBox[] = [];
  const spots = new Map<string, { left: number; right: number; y: number }>();
  let x = 0;
  for (const [index, column] of columns.entries()) {
    const width = Math.max(0, ...column.map(({ box }) => box?.width ?? 0));
    let y = (height - (tall[index] ?? 0)) / 2;
    for (const { key, height: own, box } of column) {
      if (box) boxes.push({ ...box, x, y, column: index });
      spots.set(key, { left: x, right: x + (box?.width ?? width), y: y + own / 2 });
      y += own + ROW_GAP;
    }
    x += width + COLUMN_GAP;
  }
  return {
    width: Math.max(0, x - COLUMN_GAP),
    height,
    boxes,
    links: routes.map(({ link, keys }) => ({ link, points: pointsOf(keys, spots) })),
  };
}

function pointsOf(
  keys: readonly string[],
  spots: ReadonlyMap<string, { left: number; right: number; y: number }>,
): { x: number; y: number }[] {
  return keys.flatMap((key, index) => {
    const spot = spots.get(key);
    if (!spot) return [];
    const { left, right, y } = spot;
    if (index === 0) return [{ x: right, y }];
    return index === keys.length - 1
      ? [{ x: left, y }]
      : [
          { x: left, y },
          { x: right, y },
        ];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
