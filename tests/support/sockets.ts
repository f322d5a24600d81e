import { createServer, type RequestListener } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** A plain HTTP server on a free port of this machine. */
export async function listen(answer: RequestListener): Promise<Listening> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Sends the head of a request and leaves its body to the caller; `ended` is all that came back. */
export function beginRequest(
  port: number,
  path: string,
  headers: readonly string[],
): { socket: Socket; ended: Promise<string> } {
  const socket = connect(port, "127.0.0.1");
  socket.write([`POST ${path} HTTP/1.1`, "Host: localhost", ...headers, "", ""].join("\r\n"));
  return { socket, ended: text(socket) };
}

/** Sends `piece` every `pause` milliseconds, so often or until the server has enough of it. */
export async function trickle(socket: Socket, piece: string, pause: number, times = Infinity): Promise<void> {
  socket.on("error", () => undefined);
  for (let count = 0; count < times && socket.writable; count++) {
    socket.write(piece);
    await wait(pause);
  }
}
