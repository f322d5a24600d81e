import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Received {
  headers: IncomingMessage["headers"];
  body: string;
}

/** A real receiver that answers as it is told; the last answer goes on. */
export class Receiver {
  readonly received: Received[] = [];
  answers: ((response: ServerResponse) => void)[] = [(response) => response.writeHead(204).end()];
  readonly #server: Server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (piece: string) => (body += piece));
    request.on("end", () => {
      this.received.push({ headers: request.headers, body });
      const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
      answer?.(response);
    });
  });
  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return (this.#server.address() as AddressInfo).port;
  }
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** An answer with a status. */
export const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(code, headers).end("whatever");
