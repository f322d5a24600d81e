import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { FEED_TYPES, guardedFetch, type Surroundings } from "./guarded-fetch.ts";
import { isPublicAddress } from "./public-address.ts";

/** Ways to write addresses that lead inside: decimal, octal, hexadecimal, short, mapped, translated, zoned … */
const INSIDE = [
  ...["127.0.0.1", "127.1", "0x7f000001", "2130706433", "017700000001", "0177.0.0.1", "0x7f.1", "127.0.0.1."],
  ...["①②⑦.⓪.⓪.①", "0", "0.0.0.0", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255"],
  ...["192.168.0.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192"],
  ...["198.18.0.1", "224.0.0.1", "255.255.255.255", "[::1]", "[::]", "[::127.0.0.1]", "[::ffff:127.0.0.1]"],
  ...[
    "[::ffff:7f00:1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::1]",
    "[fe80::1]",
    "[fc00::1]",
  ],
  ...[
    "[fd00:ec2::254]",
    "[fec0::1]",
    "[ff02::1]",
    "[2001::1]",
    "[2001:db8::1]",
    "[2002:7f00:1::]",
    "[5f00::1]",
  ],
  ...["[100::1]", "[3fff::1]"],
];

const MALFORMED = [
  ...["", "example.org", "//example.org", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org"],
  ...[
    "javascript:alert(1)",
    "data:text/plain,hello",
    "http://user:secret@example.org/",
    "http://user@example.org",
  ],
  ...[
    "http://example.org:22/",
    "https://example.org:80/",
    "http://example.org:8080/",
    "http://[fe80::1%25eth0]/",
  ],
];

const never = (): never => {
  throw new Error("must not be asked");
};
const surroundings = (more: Partial<Surroundings> = {}): Surroundings => ({
  resolve: never,
  isAllowed: isPublicAddress,
  ports: [],
  limits: { milliseconds: 2_000, bytes: 1_000_000, hops: 5 },
  ...more,
});

describe("refuses without connecting", () => {
  it.each(INSIDE)("http://%s/", async (host) => {
    const fetched = await guardedFetch(`http://${host}/`, surroundings());
    expect(fetched).toMatchObject({ ok: false, error: { code: "invalid" } });
    if (!fetched.ok) expect(fetched.error.message).toMatch(/public page|no web address/);
  });

  it.each(MALFORMED)("%j", async (address) => {
    const refused = await guardedFetch(address, surroundings());
    expect(!refused.ok && refused.error.message).not.toMatch(/could not be fetched/); // as when it had been tried
    expect(await guardedFetch(address, surroundings())).toMatchObject({
      ok: false,
      error: { code: "invalid" },
    });
  });

  it.each([["10.0.0.7"], ["93.184.215.14", "127.0.0.1"], ["2606:4700::1", "::1"], []])(
    "a name that leads to %j",
    async (...addresses) => {
      const resolve = () => Promise.resolve(addresses);
      const fetched = await guardedFetch("http://innocent.example/", surroundings({ resolve }));
      expect(fetched).toMatchObject({ ok: false, error: { message: expect.stringMatching(/public page/) } });
    },
  );
});

it.each(["93.184.215.14", "1.1.1.1", "172.15.0.1", "172.32.0.1", "2606:4700:4700::1111", "2a00:1450::1"])(
  "%s is a public address",
  (address) => expect(isPublicAddress(address)).toBe(true),
);

describe("from a server", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** A server that stands for the public web, under the name "page.example"; everything else is inside. */
  async function web(answer: RequestListener, more: Partial<Surroundings> = {}) {
    const started = createServer(answer);
    server = started;
    await new Promise<void>((ready) => started.listen(0, "127.0.0.1", ready));
    const { port } = started.address() as AddressInfo;
    const asked: string[] = [];
    const world = surroundings({
      resolve(host) {
        asked.push(host);
        return Promise.resolve([host === "page.example" ? "127.0.0.1" : "10.0.0.1"]);
      },
      isAllowed: (address) => address === "127.0.0.1",
      ports: [port],
      ...more,
    });
    const base = `http://page.example:${port}`;
    return { base, asked, fetch: (path = "/") => guardedFetch(base + path, world) };
  }
  const page =
    (text: string, headers: Record<string, string> = {}): RequestListener =>
    (_, response) =>
      void response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(text);

  it("gives the page, packed or not", async () => {
    const { fetch, base } = await web((request, response) =>
      request.url === "/packed"
        ? void response
            .writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" })
            .end(gzipSync("unpacked"))
        : page("<p>hello</p>")(request, response),
    );
    const [plain, packed] = [await fetch("/a"), await fetch("/packed")];
    expect(plain).toMatchObject({
      ok: true,
      value: { url: `${base}/a`, mediaType: "text/html; charset=utf-8" },
    });
    expect(plain.ok && new TextDecoder().decode(plain.value.bytes)).toBe("<p>hello</p>");
    expect(packed.ok && new TextDecoder().decode(packed.value.bytes)).toBe("unpacked");
  });

  it("asks for each name once, so that a second answer changes nothing", async () => {
    const answers = ["127.0.0.1", "10.0.0.1"];
    const { fetch } = await web(page("hello"), {
      resolve: () => Promise.resolve([answers.shift() ?? "10.0.0.1"]),
    });
    expect((await fetch()).ok).toBe(true);
    expect(answers).toEqual(["10.0.0.1"]);
  });

  it("checks every hop", async () => {
    const targets = [
      "http://inside.example/",
      "http://169.254.169.254/latest/",
      "file:///etc/passwd",
      "//inside.example",
    ];
    for (const location of targets) {
      const { fetch } = await web((_, response) => void response.writeHead(302, { location }).end());
      expect((await fetch()).ok).toBe(false);
      server?.close();
    }
  });

  it("follows five hops and no sixth", async () => {
    const { fetch, base } = await web((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) return page("there")(request, response);
      response.writeHead(301, { location: `/${left - 1}` }).end();
    });
    expect(await fetch("/5")).toMatchObject({ ok: true, value: { url: `${base}/0` } });
    expect(await fetch("/6")).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/without end/) },
    });
  });

  it("does not follow what a page says in its text", async () => {
    const { fetch, asked } = await web(
      page('<meta http-equiv="refresh" content="0;url=http://inside.example/">'),
    );
    expect((await fetch()).ok).toBe(true);
    expect(asked).toEqual(["page.example"]);
  });

  it.each([
    ["a large page", page("x".repeat(1_000_001))],
    [
      "a small file that unpacks to a large page",
      (_, response) =>
        void response
          .writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" })
          .end(gzipSync(Buffer.alloc(5_000_000))),
    ],
    [
      "a page that never ends",
      (_, response) => {
        response.writeHead(200, { "content-type": "text/html" });
        const more = setInterval(() => response.write("x".repeat(100_000)), 1);
        response.on("close", () => clearInterval(more));
      },
    ],
  ] satisfies [string, RequestListener][])("refuses %s", async (_, answer) => {
    const { fetch } = await web(answer);
    expect(await fetch()).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/larger than/) },
    });
  });

  it.each([
    ["never answers", () => {}],
    [
      "stops in the middle",
      (_, response) => void response.writeHead(200, { "content-type": "text/html" }).write("x"),
    ],
    [
      "lets a byte through now and then",
      (_, response) => {
        response.writeHead(200, { "content-type": "text/html" });
        const more = setInterval(() => response.write("x"), 20);
        response.on("close", () => clearInterval(more));
      },
    ],
  ] satisfies [string, RequestListener][])("gives up on a server that %s", async (_, answer) => {
    const { fetch } = await web(answer, { limits: { milliseconds: 150, bytes: 1_000, hops: 1 } });
    expect(await fetch()).toMatchObject({ ok: false, error: { message: expect.stringMatching(/too long/) } });
  });

  it("takes a feed only where one is asked for, under the same rules", async () => {
    const feed = page("<rss/>", { "content-type": "application/rss+xml" });
    const { fetch } = await web(feed);
    expect((await fetch()).ok).toBe(false);
    server?.close();
    const asked = await web(feed, { mediaTypes: FEED_TYPES });
    expect((await asked.fetch()).ok).toBe(true);
    const inside = await guardedFetch("http://127.0.0.1/feed", { mediaTypes: FEED_TYPES });
    expect(inside).toMatchObject({ ok: false, error: { message: expect.stringMatching(/public page/) } });
  });

  it.each([
    ["an image", page("x", { "content-type": "image/png" }), /no page of text/],
    ["nothing", (_, response) => void response.writeHead(404).end(), /404/],
    ["a broken archive", page("no gzip", { "content-encoding": "gzip" }), /could not be fetched/],
  ] satisfies [string, RequestListener, RegExp][])("refuses %s", async (_, answer, message) => {
    const { fetch } = await web(answer);
    expect(await fetch()).toMatchObject({ ok: false, error: { message: expect.stringMatching(message) } });
  });
});
