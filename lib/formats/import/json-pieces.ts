/** One value of a JSON file, as it stands there. */
export interface JsonPiece {
  /** Its source; cut where it was too large or nested too deep to be taken. */
  source: string;
  /** The line where it begins, from 1. */
  line: number;
  /** "incomplete": the list is not closed, so that something may be missing behind what was read. */
  problem: "too-large" | "too-deep" | "incomplete" | null;
}

/** Deepest nesting that a record may have. */
export const MAX_DEPTH = 64;

const [QUOTE, BACKSLASH, NEWLINE] = [0x22, 0x5c, 0x0a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, COMMA] = [0x5b, 0x5d, 0x7b, 0x7d, 0x2c];
const isSpace = (unit: number) => unit === 0x20 || unit === NEWLINE || unit === 0x0d || unit === 0x09;

/** Cuts text that arrives bit by bit into pieces, without ever holding more than one. */
export interface JsonSplitter {
  push(chunk: string): JsonPiece[];
  /** What is left when nothing more comes. */
  end(): JsonPiece[];
}

/** Cuts a list, `[value, value, …]`, into its values. A file that is one object gives that one. */
export function listSplitter(maxLength: number): JsonSplitter {
  let depth = 0;
  let isInList = false;
  let isOver = false;
  let isInString = false;
  let isEscaped = false;
  let line = 1;
  let piece: { parts: string[]; length: number; line: number; problem: JsonPiece["problem"] } | null = null;

  const finish = (pieces: JsonPiece[]) => {
    if (!piece) return;
    pieces.push({ source: piece.parts.join(""), line: piece.line, problem: piece.problem });
    piece = null;
  };

  return {
    push(chunk) {
      const pieces: JsonPiece[] = [];
      let start = piece ? 0 : -1;
      const take = (end: number) => {
        if (!piece || start === -1) return;
        piece.length += end - start;
        if (piece.length > maxLength) piece.problem ??= "too-large";
        if (piece.problem === null) piece.parts.push(chunk.slice(start, end));
        start = -1;
      };
      const begin = (at: number) => {
        piece = { parts: [], length: 0, line, problem: null };
        start = at;
      };
      const ground = () => (isInList ? 1 : 0);
      for (let at = 0; at < chunk.length; at++) {
        const unit = chunk.charCodeAt(at);
        if (unit === NEWLINE) line++;
        if (isInString) {
          if (isEscaped) isEscaped = false;
          else if (unit === BACKSLASH) isEscaped = true;
          else if (unit === QUOTE) isInString = false;
          continue;
        }
        if (isOver || isSpace(unit)) {
          if (isOver && !isSpace(unit) && !piece) begin(at); // something after the end: a piece that is no JSON
          continue;
        }
        if (unit === OPEN_LIST && depth === 0 && !piece) {
          isInList = true;
          depth = 1;
          continue;
        }
        if (unit === CLOSE_LIST && isInList && depth === 1) {
          take(at);
          finish(pieces);
          isOver = true;
          continue;
        }
        if (unit === COMMA && isInList && depth === 1) {
          take(at);
          finish(pieces);
          continue;
        }
        if (!piece) begin(at);
        if (unit === QUOTE) isInString = true;
        else if (unit === OPEN_LIST || unit === OPEN_OBJECT) {
          depth++;
          if (depth - ground() > MAX_DEPTH && piece)
            (piece as { problem: JsonPiece["problem"] }).problem ??= "too-deep";
        } else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) {
          depth = Math.max(ground(), depth - 1);
          if (!isInList && depth === 0) {
            take(at + 1);
            finish(pieces);
            isOver = true;
          }
        }
      }
      take(chunk.length);
      return pieces;
    },
    end() {
      const pieces: JsonPiece[] = [];
      finish(pieces);
      if (isInList && !isOver) pieces.push({ source: "", line, problem: "incomplete" });
      return pieces;
    },
  };
}

/** Cuts JSONL into its lines; empty ones are left out. */
export function lineSplitter(maxLength: number): JsonSplitter {
  let parts: string[] = [];
  let length = 0;
  let line = 1;
  const finish = (pieces: JsonPiece[]) => {
    const source = parts.join("");
    const isTooLarge = length > maxLength;
    if (isTooLarge || source.trim() !== "") {
      const problem = isTooLarge ? "too-large" : depthOf(source) > MAX_DEPTH ? "too-deep" : null;
      pieces.push({ source: problem === null ? source.replace(/\r$/, "") : "", line, problem });
    }
    parts = [];
    length = 0;
  };
  const take = (part: string) => {
    length += part.length;
    if (length <= maxLength) parts.push(part);
    else parts = [];
  };
  return {
    push(chunk) {
      const pieces: JsonPiece[] = [];
      let start = 0;
      for (let end = chunk.indexOf("\n"); end !== -1; end = chunk.indexOf("\n", start)) {
        take(chunk.slice(start, end));
        finish(pieces);
        line++;
        start = end + 1;
      }
      if (start < chunk.length) take(chunk.slice(start));
      return pieces;
    },
    end() {
      const pieces: JsonPiece[] = [];
      finish(pieces);
      return pieces;
    },
  };
}

/** How deep lists and objects of a JSON text lie in one another; strings do not count. */
function depthOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(source, at);
    else if (unit === OPEN_LIST || unit === OPEN_OBJECT) deepest = Math.max(deepest, ++depth);
    else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) depth--;
  }
  return deepest;
}

/** Where the string that begins at `at` ends. */
function endOfString(source: string, at: number): number {
  for (let end = source.indexOf('"', at + 1); end !== -1; end = source.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (source.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return source.length;
}
