import { newId, operation, type TestClient } from "#tests/support/client.ts";
import type { Operation, OperationsResponse } from "#lib/operations/envelope.ts";
import type { SentChange } from "./history.ts";

/** Sends annotations one after the other and remembers what became of each, until the server is gone. */
export class Writer {
  readonly sent: SentChange[] = [];
  readonly #client: TestClient;
  #last: Operation | null = null;
  readonly #versionId: string;
  #stopped = false;
  readonly #first = Promise.withResolvers<void>();

  constructor(client: TestClient, versionId: string) {
    this.#client = client;
    this.#versionId = versionId;
  }

  /** Resolves once something was acknowledged. */
  readonly acknowledged = (): Promise<void> => this.#first.promise;

  /** Writes until the server does not answer any more, or `stop` is called. */
  async run(): Promise<void> {
    while (!this.#stopped && (await this.write(1)));
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Sends `count` annotations in one request. Returns whether they were acknowledged. @throws on any other answer */
  async write(count: number): Promise<boolean> {
    const changes = Array.from({ length: count }, () => {
      const id = newId();
      const passage = { start: 0, end: 5, exact: "Fault" };
      const input = { id, versionId: this.#versionId, passage, tag: "claim", note: "fault test" };
      return operation("annotation.create", input);
    });
    this.#last = changes.at(-1) ?? null;
    const remembered = changes.map(({ id, input }) => ({
      ...{ operationId: id, annotationId: (input as { id: string }).id },
      acknowledgedSeq: null as number | null,
    }));
    this.sent.push(...remembered);
    let answer: OperationsResponse;
    try {
      const response = await this.#client.post("/api/v1/operations", { operations: changes });
      // Shutting down: the client keeps its changes and comes back.
      if (response.status === 503) return false;
      if (!response.ok) throw new WrongAnswer(`${response.status}: ${await response.text()}`);
      answer = (await response.json()) as OperationsResponse;
    } catch (cause) {
      if (cause instanceof WrongAnswer) throw cause;
      return false;
    }
    for (const [position, change] of remembered.entries()) {
      const one = answer.answers[position];
      if (one?.id !== change.operationId || one.status !== "applied")
        throw new WrongAnswer(`${change.operationId} was answered ${JSON.stringify(one)}`);
      change.acknowledgedSeq = one.seq;
    }
    this.#first.resolve();
    return true;
  }

  /** Sends the last change once more and returns its number in the log. */
  async repeat(): Promise<number | null> {
    if (!this.#last) throw new Error("Nothing was sent yet.");
    const [answer] = await this.#client.operations(this.#last);
    return answer?.status === "applied" ? answer.seq : null;
  }
}

/** The server was there and said something that it must not say. */
class WrongAnswer extends Error {
  override name = "WrongAnswer";
}
