import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { beginRequest, listen, trickle, type Listening } from "#tests/support/sockets.ts";
import { watchBodies } from "./slow-bodies.ts";

/** Like the real ones, two hundred times as quick: at least 15 bytes in 0.3 s, later 240. */
const PACE = { window: 300, atFirst: 50, later: 800, youngFor: 3_000 };

let server: Listening;
let stop: () => void;
const aborted: string[] = [];

beforeAll(async () => {
  stop = watchBodies(PACE);
  server = await listen((request, response) => {
    const { url = "" } = request;
    const read = () =>
      text(request).then(
        (body) => response.end(String(body.length)),
        () => aborted.push(url),
      );
    if (url === "/busy") setTimeout(() => void read(), 1_000);
    else if (url === "/refused") response.writeHead(401).end("no");
    else void read();
  });
});
afterAll(() => {
  stop();
  return server.close();
});

const begin = (path: string, ...headers: string[]) => beginRequest(server.port, path, headers);

test.each([
  ["a byte at a time", "Content-Length: 1000", "x"],
  ["a chunk at a time", "Transfer-Encoding: chunked", "1\r\nx\r\n"],
])(
  "a body that trickles in, %s, is answered with 408 and its connection closed",
  async (name, header, piece) => {
    const { socket, ended } = begin(`/${encodeURIComponent(name)}`, header);
    const began = performance.now();
    const [answer] = await Promise.all([ended, trickle(socket, piece, 150)]);
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*Connection: close.*"unavailable"/s);
    expect(performance.now() - began).toBeLessThan(2_000);
    await expect.poll(() => aborted).toContain(`/${encodeURIComponent(name)}`);
  },
);

test("a body that never comes is not waited for, nor one whose request was refused already", async () => {
  expect(await begin("/nothing", "Content-Length: 5").ended).toMatch(/^HTTP\/1\.1 408 /);
  const refused = await begin("/refused", "Content-Length: 5").ended;
  expect(refused).toMatch(/^HTTP\/1\.1 401 /);
  expect(refused).not.toContain("408");
});

test("a body that comes steadily may take its time, and one that we are slow to read as well", async () => {
  const steady = begin("/steady", "Content-Length: 300", "Connection: close");
  await trickle(steady.socket, "x".repeat(20), 100, 15);
  expect(await steady.ended).toMatch(/^HTTP\/1\.1 200 .*300$/s);
  const ours = begin("/busy", "Content-Length: 5", "Connection: close");
  await trickle(ours.socket, "abc", 600, 1);
  ours.socket.write("de");
  expect(await ours.ended).toMatch(/^HTTP\/1\.1 200 .*5$/s);
});
