/** Reads lines and stretches from bytes that arrive bit by bit; holds no more than what is asked for. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array(0);
  #isOver = false;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next bytes up to and without the line end; null at the end. Longer lines are cut to `limit`. */
  async line(limit: number): Promise<string | null> {
    let searched = 0;
    for (;;) {
      const end = this.#held.indexOf(0x0a, searched);
      if (end !== -1) {
        const line = this.#held.subarray(0, Math.min(end, limit));
        this.#held = this.#held.subarray(end + 1);
        return decode(line).replace(/\r$/, "");
      }
      searched = this.#held.length;
      if (searched > limit * 2) {
        this.#held = this.#held.subarray(0, limit); // a line without end: what is beyond the limit is not kept
        searched = limit;
      }
      if (!(await this.#more())) {
        if (this.#held.length === 0) return null;
        const rest = decode(this.#held.subarray(0, limit));
        this.#held = new Uint8Array(0);
        return rest;
      }
    }
  }

  /** The next `length` bytes, fewer at the end; of more than `limit` only their count is told. */
  async bytes(length: number, limit: number): Promise<{ bytes: Uint8Array | null; read: number }> {
    const parts: Uint8Array[] = [];
    let read = 0;
    while (read < length && (this.#held.length > 0 || (await this.#more()))) {
      const part = this.#held.subarray(0, length - read);
      this.#held = this.#held.subarray(part.length);
      read += part.length;
      if (length <= limit) parts.push(part);
    }
    return { bytes: length <= limit ? joined(parts, read) : null, read };
  }

  /** Puts bytes back, to be read next. */
  unread(bytes: Uint8Array): void {
    this.#held = joined([bytes, this.#held], bytes.length + this.#held.length);
  }

  async #more(): Promise<boolean> {
    if (this.#isOver) return false;
    const next = await this.#chunks.next();
    if (next.done === true) {
      this.#isOver = true;
      return false;
    }
    this.#held =
      this.#held.length === 0
        ? next.value
        : joined([this.#held, next.value], this.#held.length + next.value.length);
    return true;
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const decode = (bytes: Uint8Array) => decoder.decode(bytes);

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
