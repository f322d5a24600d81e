/** Width of a letter as a share of the type size: a little more than sans-serif faces need on average. */
const LETTER = 0.56;

/** About how wide a text is in pixels, for layouts that are made where no text can be measured. */
export function textWidth(text: string, size: number): number {
  return [...text].length * size * LETTER;
}

/** The text, cut with an ellipsis where it would be wider than `width` pixels. */
export function fitText(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = Math.max(1, Math.floor(width / (size * LETTER)) - 1);
  return `${[...text].slice(0, letters).join("").trimEnd()}…`;
}

/** The text in at most `most` lines of `width` pixels, the last one cut; words stay whole where they fit. */
export function wrapText(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || textWidth(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== "") lines.push(line);
  const kept = lines.slice(0, most);
  const rest = lines.slice(most - 1).join(" ");
  return kept.map((one, index) => fitText(index === most - 1 ? rest : one, width, size));
}
