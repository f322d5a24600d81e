/** Room for work that takes much of the machine: so much at a time in all, and so much for one person. */
export class Slots {
  readonly #most: number;
  readonly #mostEach: number;
  readonly #taken = new Map<string, number>();

  constructor(most: number, mostEach = most) {
    this.#most = most;
    this.#mostEach = mostEach;
  }

  /** Whether there is no room for more of `person`'s work now. */
  isFull(person: string): boolean {
    const all = [...this.#taken.values()].reduce((sum, count) => sum + count, 0);
    return all >= this.#most || (this.#taken.get(person) ?? 0) >= this.#mostEach;
  }

  /** Takes room without asking whether there is any. Call what is returned to give it back; twice does no harm. */
  take(person: string): () => void {
    this.#taken.set(person, (this.#taken.get(person) ?? 0) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = (this.#taken.get(person) ?? 1) - 1;
      if (left > 0) this.#taken.set(person, left);
      else this.#taken.delete(person);
    };
  }
}
