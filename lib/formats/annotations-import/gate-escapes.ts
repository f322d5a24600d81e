const PLAIN: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

export interface EscapedText {
  /** The text as it reads. */
  plain: string;
  /** From an offset of the escaped text to one of the plain text, both in code points; null where there is none. */
  toPlain(offset: number): number | null;
}

/**
 * The text of a GATE JSON document. A text in which `<`, `>` or a bare `&` stands was not escaped by whoever wrote it
 * and is taken as it is.
 */
export function createEscapedText(text: string): EscapedText {
  const isEscaped = !/[<>]|&(?!(?:amp|lt|gt);)/.test(text);
  const pieces = isEscaped ? text.split(/(&(?:amp|lt|gt);)/) : [text];
  /** By offset of the escaped text; -1 inside of an escape. */
  const places = new Int32Array(text.length + 1).fill(-1);
  let plain = "";
  let before = 0;
  let after = 0;
  for (const piece of pieces) {
    const character = isEscaped ? PLAIN[piece] : undefined;
    if (character) {
      places[before] = after;
      before += piece.length;
      after++;
      plain += character;
      continue;
    }
    plain += piece;
    for (const _ of piece) places[before++] = after++;
  }
  places[before] = after;
  const toPlain = (offset: number) => {
    const place = offset <= before ? (places[offset] ?? -1) : -1;
    return place === -1 ? null : place;
  };
  return { plain, toPlain };
}
