/** A painted rectangle of a passage, in pixels from the top left corner of its chunk. */
export interface PassageRect {
  id: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const ROW_PIXELS = 16;

/** Rectangles by rows of 16 px, so that a point is looked up with plain arithmetic. */
export class RowIndex {
  private readonly rows = new Map<number, PassageRect[]>();
  private readonly byId = new Map<string, PassageRect[]>();

  add(rect: PassageRect): void {
    pushTo(this.byId, rect.id, rect);
    for (const row of rowsOf(rect)) pushTo(this.rows, row, rect);
  }

  remove(id: string): void {
    for (const rect of this.byId.get(id) ?? []) {
      for (const row of rowsOf(rect)) {
        const kept = (this.rows.get(row) ?? []).filter((other) => other.id !== id);
        this.rows.set(row, kept);
      }
    }
    this.byId.delete(id);
  }

  /** The rectangles of one passage in reading order. */
  rectsOf(id: string): readonly PassageRect[] {
    return this.byId.get(id) ?? [];
  }

  /** Ids of the passages under a point; each once. */
  at(x: number, y: number): string[] {
    const found: string[] = [];
    for (const rect of this.rows.get(Math.floor(y / ROW_PIXELS)) ?? []) {
      const inside = x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom;
      if (inside && !found.includes(rect.id)) found.push(rect.id);
    }
    return found;
  }
}

function* rowsOf(rect: PassageRect): Iterable<number> {
  const last = Math.floor(rect.bottom / ROW_PIXELS);
  for (let row = Math.floor(rect.top / ROW_PIXELS); row <= last; row += 1) yield row;
}

function pushTo<K>(map: Map<K, PassageRect[]>, key: K, rect: PassageRect): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [rect]);
  else there.push(rect);
}
