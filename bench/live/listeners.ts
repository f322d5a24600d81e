import type { Agent, IncomingMessage } from "node:http";
import { open } from "../support/requests.ts";

/** Many open streams that look for words in what they are told. */
export class Listeners {
  readonly #responses: IncomingMessage[] = [];
  #wanted = "";
  #onFound: (() => void) | null = null;
  /** Streams that ended by themselves. */
  lost = 0;

  static async openAll(
    agent: Agent,
    url: string,
    headers: Record<string, string>,
    count: number,
  ): Promise<Listeners> {
    const listeners = new Listeners();
    for (let i = 0; i < count; i++) {
      const response = await open(agent, url, { headers });
      if (response.statusCode !== 200) throw new Error(`The stream answered ${response.statusCode}.`);
      listeners.#listen(response);
    }
    return listeners;
  }

  #listen(response: IncomingMessage): void {
    this.#responses.push(response);
    let rest = "";
    let found = "";
    response.setEncoding("utf8");
    response.on("error", () => {});
    response.on("close", () => this.lost++);
    response.on("data", (piece: string) => {
      rest += piece;
      if (this.#wanted !== "" && found !== this.#wanted && rest.includes(this.#wanted)) {
        found = this.#wanted;
        this.#onFound?.();
      }
      rest = rest.slice(rest.lastIndexOf("\n\n") + 1);
    });
  }

  /** Sends what carries `words` and answers with how many milliseconds later each stream had them. */
  async hear(words: string, send: () => Promise<unknown>): Promise<number[]> {
    const after: number[] = [];
    const started = performance.now();
    const all = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`Only ${after.length} streams heard it.`)), 30_000);
      this.#onFound = () => {
        after.push(performance.now() - started);
        if (after.length < this.#responses.length) return;
        clearTimeout(late);
        resolve();
      };
    });
    this.#wanted = words;
    await Promise.all([send(), all]);
    return after;
  }

  close(): void {
    for (const response of this.#responses) response.destroy();
  }
}
