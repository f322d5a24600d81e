/** Bytes of a piece; more than any buffer between here and the reader holds, so that a whole one fills it. */
export const PIECE = 128 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Fills pieces with what is written, one after the other, and hands them on when they are full. Pieces come from
 * `take`, so that the same few are used again and again and a file of any size leaves nothing behind.
 */
export class Pieces {
  readonly #take: () => Promise<Bytes>;
  readonly #hand: (piece: Bytes) => void;
  readonly #encoder = new TextEncoder();
  #piece: Bytes | null = null;
  #length = 0;

  constructor(take: () => Promise<Bytes>, hand: (piece: Bytes) => void) {
    this.#take = take;
    this.#hand = hand;
  }

  async write(chunk: string | Uint8Array): Promise<void> {
    for (let rest: string | Uint8Array = chunk; rest.length > 0;) {
      const piece = (this.#piece ??= await this.#take());
      const room = piece.subarray(this.#length);
      const taken: number =
        typeof rest === "string" ? this.#writeText(rest, room) : this.#writeBytes(rest, room);
      // What is left of a text may need more bytes for its next character than there are.
      if (taken === 0 || this.#length === piece.length) this.#handOver();
      rest = typeof rest === "string" ? rest.slice(taken) : rest.subarray(taken);
    }
  }

  /** What was begun and is not full. */
  rest(): Bytes {
    return this.#piece?.slice(0, this.#length) ?? new Uint8Array(0);
  }

  #writeText(text: string, room: Uint8Array): number {
    const { read, written } = this.#encoder.encodeInto(text, room);
    this.#length += written;
    return read;
  }

  #writeBytes(bytes: Uint8Array, room: Uint8Array): number {
    const fitting = bytes.subarray(0, room.length);
    room.set(fitting);
    this.#length += fitting.length;
    return fitting.length;
  }

  #handOver(): void {
    if (this.#piece) this.#hand(this.#piece.subarray(0, this.#length));
    this.#piece = null;
    this.#length = 0;
  }
}
