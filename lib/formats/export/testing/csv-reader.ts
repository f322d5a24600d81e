/**
 * Reads RFC 4180 as strictly as the standard says, for tests: CRLF between records, quotes doubled inside quotes.
 * Throws where a lenient reader would guess.
 */
export function parseCsv(text: string): Record<string, string>[] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, next } = text[at] === '"' ? quotedCell(text, at) : bareCell(text, at);
    record.push(cell);
    if (text[next] === ",") {
      at = next + 1;
      if (at === text.length) throw new Error("The last record has no line end.");
    } else if (text.startsWith("\r\n", next)) {
      records.push(record);
      record = [];
      at = next + 2;
    } else {
      throw new Error(`Neither comma nor CRLF at ${next}.`);
    }
  }
  const [names = [], ...rows] = records;
  return rows.map((cells) => {
    if (cells.length !== names.length)
      throw new Error(`A row of ${cells.length} cells under ${names.length} names.`);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]));
  });
}

function bareCell(text: string, start: number): { cell: string; next: number } {
  let end = start;
  while (end < text.length && !/[",\r\n]/.test(text[end] ?? "")) end++;
  return { cell: text.slice(start, end), next: end };
}

function quotedCell(text: string, start: number): { cell: string; next: number } {
  let cell = "";
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] !== '"') return { cell, next: at + 1 };
    else {
      cell += '"';
      at++;
    }
  }
  throw new Error("A quoted cell does not end.");
}
