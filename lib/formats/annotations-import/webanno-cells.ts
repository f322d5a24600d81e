/** A layer of spans, with the columns that it takes; other layers take columns too but hold no passages. */
export interface Layer {
  type: string;
  features: readonly string[];
  isSpan: boolean;
}

/** One annotation in a row: several stand in one cell, and one spans several rows under one number. */
export interface Mark {
  type: string;
  features: ReadonlyMap<string, string>;
  /** "" when the annotation covers this token alone. */
  number: string;
}

/** The layer that a line of the header declares; none for other lines. */
export function layersOf(line: string): Layer[] {
  const declared = /^#T_(SP|CH|RL)=(.+)$/.exec(line);
  if (!declared) return [];
  const [type = "", ...features] = (declared[2] ?? "").split("|");
  return [{ type, features, isSpan: declared[1] === "SP" }];
}

/** The annotations in the cells of a row, in the order of the layers that the header declares. */
export function marksIn(cells: readonly string[], layers: readonly Layer[]): Mark[] {
  const marks: Mark[] = [];
  let column = 0;
  for (const { type, features, isSpan } of layers) {
    const own = cells.slice(column, column + Math.max(1, features.length));
    column += Math.max(1, features.length);
    if (!isSpan || own.every((cell) => cell === "_" || cell === "")) continue;
    const stacks = own.map((cell) => splitUnescaped(cell, "|"));
    const count = Math.max(...stacks.map((stack) => stack.length));
    for (let place = 0; place < count; place++) {
      const values = stacks.map((stack) => valueOf(stack[place] ?? "*"));
      if (values.every(({ isNothing }) => isNothing)) continue;
      const named = features.map((name, i): [string, string] => [name, values[i]?.value ?? ""]);
      marks.push({
        type,
        features: new Map(named.filter(([, value]) => value !== "")),
        number: values.find(({ number }) => number !== "")?.number ?? "",
      });
    }
  }
  return marks;
}

/** "_": no annotation. "*": an annotation without this value. "claim[3]": part of annotation 3. */
function valueOf(cell: string): { value: string; number: string; isNothing: boolean } {
  const numbered = /^([\s\S]*[^\\]|)\[(\d+)\]$/.exec(cell);
  const raw = numbered ? (numbered[1] ?? "") : cell;
  const number = numbered?.[2] ?? "";
  return { value: raw === "*" || raw === "_" ? "" : unescaped(raw), number, isNothing: raw === "_" };
}

function splitUnescaped(cell: string, separator: string): string[] {
  const parts: string[] = [];
  let part = "";
  for (let at = 0; at < cell.length; at++) {
    if (cell[at] === "\\") part += cell.slice(at, ++at + 1);
    else if (cell[at] === separator) {
      parts.push(part);
      part = "";
    } else part += cell[at];
  }
  return [...parts, part];
}

const CONTROLS: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };

/** Undoes the escapes of values and of sentences. */
export function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, character: string) => CONTROLS[character] ?? character);
}
