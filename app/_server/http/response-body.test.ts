import { once } from "node:events";
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { enterResponse } from "./current-response.ts";
import { type BodyOutput, type BodySource, responseBody } from "./response-body.ts";

/** Writes a route's answer as the framework does: it pipes the body into a writer of its own. */
async function answer(response: ServerResponse, source: BodySource, ahead = 1): Promise<void> {
  await new Promise((resume) => setImmediate(resume)); // sessions and parameters are read first
  ({ body } = new Response(responseBody(source, ahead)));
  response.setHeader("x-route", "yes");
  const written = new WritableStream<Uint8Array>({ write: () => expect.unreachable("the way around") });
  await body?.pipeTo(written);
}

let body: ReadableStream<Uint8Array> | null;
let sourceOf: (path: string) => BodySource;
let ended: string[];
const agent = new Agent({ keepAlive: true, maxSockets: 2 });
const server = createServer((request, response) => {
  enterResponse(response);
  const path = request.url ?? "";
  void answer(response, sourceOf(path)).then(() => ended.push(path));
});

beforeEach(async () => {
  ended = [];
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

function open(path: string): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ port, path, agent }, resolve).once("error", reject);
  });
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of message.setEncoding("utf8")) text += String(piece);
  return text;
}

/** So many pieces of a size, each when it is asked for. */
function counting(name: string, pieces: number, size: number): BodySource & { asked: number; gone: boolean } {
  const source = {
    ...{ asked: 0, gone: false },
    start() {},
    pull(output: BodyOutput) {
      if (source.asked === pieces) return output.close();
      source.asked++;
      output.enqueue(Buffer.from(name.repeat(size)));
    },
    cancel() {
      source.gone = true;
    },
  };
  return source;
}

test("answers of requests that share connections come whole, each to its own", async () => {
  sourceOf = (path) => counting(path.slice(1), 20, 10_000);
  const names = Array.from({ length: 26 }, (_, place) => String.fromCharCode(97 + place));
  const answers = await Promise.all(names.map(async (name) => textOf(await open(`/${name}`))));
  answers.forEach((text, place) => expect(text).toBe(names[place]?.repeat(200_000)));
  expect(ended.toSorted()).toEqual(names.map((name) => `/${name}`));
});

test("the head that was set goes out with it", async () => {
  sourceOf = () => counting("a", 1, 1);
  const response = await open("/");
  expect(response.headers["x-route"]).toBe("yes");
  expect(await textOf(response)).toBe("a");
});

test("a reader that takes nothing is asked for nothing more, and one that goes away ends its source", async () => {
  const source = counting("x", 10_000, 100_000);
  sourceOf = () => source;
  const response = await open("/slow");
  await expect.poll(() => source.asked).toBeGreaterThan(0);
  let before = -1;
  // What the buffers on the way hold is written; then it stands still.
  await expect.poll(() => before === (before = source.asked), { interval: 100 }).toBe(true);
  expect(source.asked).toBeLessThan(200);
  response.destroy();
  await expect.poll(() => source.gone).toBe(true);
  await expect.poll(() => ended).toEqual(["/slow"]);
});

test("a source that fails breaks the connection off: half a body is never taken for a whole one", async () => {
  sourceOf = () => ({
    ...counting("x", 1, 1),
    pull(output) {
      output.enqueue(Buffer.from("half"));
      throw new Error("no more");
    },
  });
  await expect(open("/half").then(textOf)).rejects.toThrow("aborted");
});

test("a body that nobody wants ends its source, and one that is being written cannot be taken away", async () => {
  const [unwanted, written] = [counting("u", 1, 1), counting("w", 1, 1)];
  let refused: unknown;
  sourceOf = () => ({
    ...written,
    start() {
      void responseBody(unwanted, 1).cancel();
    },
    async pull(output) {
      await body?.cancel().catch((cause: unknown) => (refused = cause));
      output.close();
    },
  });
  const response = await open("/");
  await textOf(response);
  expect(unwanted.gone).toBe(true);
  expect([written.gone, refused]).toEqual([false, expect.any(TypeError)]);
});

test("outside of a request it is a stream like any other, which keeps what it was given", async () => {
  const lent = Buffer.from("first");
  const source: BodySource = {
    start: (output) => output.enqueue(lent),
    pull(output) {
      lent.write("other");
      output.close();
    },
    cancel() {},
  };
  expect(await new Response(responseBody(source, 100)).text()).toBe("first");
});
