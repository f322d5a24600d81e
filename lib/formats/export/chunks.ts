/** UTF-16 code units that are collected before a chunk is handed on; large enough that hand-overs cost nothing. */
const CHUNK_LENGTH = 64 * 1024;

/** Collects short pieces into chunks. `add` gives a chunk when it is full and "" otherwise; `rest` gives what is left. */
export function createChunker(): { add(piece: string): string; rest(): string } {
  let collected = "";
  const take = () => {
    const chunk = collected;
    collected = "";
    return chunk;
  };
  return {
    add(piece) {
      collected += piece;
      return collected.length >= CHUNK_LENGTH ? take() : "";
    },
    rest: take,
  };
}

/** Joins pieces into chunks of about 64 Ki UTF-16 code units. */
export async function* inChunks(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  const chunker = createChunker();
  for await (const piece of pieces) {
    const chunk = chunker.add(piece);
    if (chunk !== "") yield chunk;
  }
  const rest = chunker.rest();
  if (rest !== "") yield rest;
}
