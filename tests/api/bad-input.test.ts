import { eq } from "drizzle-orm";
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newId, operation, type TestClient } from "#tests/support/client.ts";
import type { TestServer } from "#tests/support/server.ts";
import { withServer } from "#tests/support/stage.ts";
import { addProject, countEvents, upload, withStore } from "./people.ts";
import { hangUp, sendPieces } from "./raw-request.ts";

let server: TestServer;
let client: TestClient;
let projectId: string;

withServer(async (stage) => {
  ({ server, client } = stage);
  projectId = await addProject(client);
});

const articlesUrl = () => `${server.url}/api/v1/projects/${projectId}/articles`;
const headersOf = (type: string) => ({
  ...{ origin: server.url, cookie: client.cookieHeader(), "content-type": type },
});

/** Rows of everything that an import writes: the same before and after a refusal. */
const rows = () =>
  withStore(server, ({ reading: { db, tables } }) =>
    Promise.all(
      [tables.article, tables.articleVersion, tables.publisher, tables.searchEntry, tables.event].map(
        (table) => db.$count(table),
      ),
    ),
  );

interface Imported {
  articleId: string;
  notes: { code: string; message: string }[];
}

async function read(articleId: string) {
  const path = `/api/v1/projects/${projectId}/articles/${articleId}`;
  return client.json<{ article: { text: string; title: string; notes: string[] } }>("GET", path);
}

/** Takes a file in and reads it back. */
async function imported(body: string | Uint8Array, more: Parameters<typeof upload>[3] = {}) {
  const response = await upload(client, projectId, body, more);
  const answer: unknown = await response.json();
  expect([response.status, answer]).toMatchObject([200, { articleId: expect.any(String) }]);
  const { articleId, notes } = answer as Imported;
  return { ...(await read(articleId)).article, articleId, codes: notes.map(({ code }) => code) };
}

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

describe("a file that cannot be an article is refused, and nothing of it is kept:", () => {
  const PNG = bytes([0x89], "PNG\r\n", [0x1a, 0x0a, 0, 0, 0, 13], "IHDR", [0, 0, 0, 1]);
  const FILES: [string, string | Uint8Array, number, RegExp][] = [
    ["empty", "", 400, /empty/],
    ["white space alone", " \n\t\u00a0\n", 400, /empty/],
    ["a byte order mark alone", bytes([0xef, 0xbb, 0xbf]), 400, /empty/],
    ["a picture", PNG, 415, /PNG image/],
    ["a PDF", "%PDF-1.7\n%âãÏÓ", 415, /PDF/],
    ["an archive", bytes("PK", [3, 4, 20, 0], "word/document.xml"), 415, /Word document/],
    ["random bytes", randomBytes(4096), 415, /binary|program|archive|video|image|recording/],
    ["more text than an article has", "Word word. ".repeat(500_000), 413, /Split it/],
    [
      "a page without text",
      "<!doctype html><html><body><script>alert(1)</script></body></html>",
      400,
      /empty|text/,
    ],
  ];

  test.each(FILES)("%s", async (_, file, status, message) => {
    const before = await rows();
    const response = await upload(client, projectId, file);
    const answer: unknown = await response.json();
    expect([response.status, answer]).toMatchObject([
      status,
      { error: { message: expect.stringMatching(message) } },
    ]);
    expect(await rows()).toEqual(before);
  });

  const MEGABYTE = Buffer.alloc(1024 * 1024, "word ");
  const pieces = (count: number) => Array.from({ length: count }, () => MEGABYTE);

  test("51 MB that are announced are refused before they are sent", async () => {
    const before = await rows();
    const total = 51 * MEGABYTE.length;
    const answer = await sendPieces(articlesUrl(), headersOf("text/plain"), pieces(51), total);
    expect(answer.status).toBe(413);
    expect(answer.text).toContain("50 MB");
    expect(await rows()).toEqual(before);
  });

  test("51 MB that are not announced are refused when they are too many", async () => {
    const before = await rows();
    const answer = await sendPieces(articlesUrl(), headersOf("text/plain"), pieces(51));
    expect(answer.status).toBe(413);
    expect(await rows()).toEqual(before);
  });

  test.each([
    ["of announced length", ["Content-Length: 1000"], "Half a text"],
    ["in chunks", ["Transfer-Encoding: chunked"], "b\r\nHalf a text\r\n"],
  ])("an upload %s that breaks off", async (_, lines, start) => {
    const before = await rows();
    const headers = Object.entries(headersOf("text/plain")).map(([name, value]) => `${name}: ${value}`);
    await hangUp(articlesUrl(), [...headers, ...lines], start);
    // Another import goes through the same worker and queue: what came before it is settled.
    await imported(`After the break ${newId()}`);
    expect((await rows()).slice(0, 2)).toEqual(before.slice(0, 2).map((count) => Number(count) + 1));
  });
});

describe("a file that is damaged or old is read, and what was done to it is told:", () => {
  test("malformed UTF-8", async () => {
    const polish = "The mayor of Łódź said that the café stays open. ".repeat(20);
    const damaged = bytes(`${polish}${newId()}: `, [0xc3, 0x28, 0xff], " end.");
    const { text, codes } = await imported(damaged, { type: "text/plain; charset=utf-8" });
    expect(text.startsWith(polish)).toBe(true);
    expect(text).toMatch(/\ufffd.* end\.$/);
    expect(codes).toContain("bytes-repaired");
  });

  test("a legacy charset that is declared", async () => {
    const polish = bytes("Za", [0xbf], [0xf3, 0xb3, 0xe6], ` g`, [0xea, 0x9c], "l", [0xb9], ` ${newId()}`);
    const { text } = await imported(polish, { type: "text/plain; charset=windows-1250" });
    expect(text).toMatch(/^Zażółć gęślą /);
  });

  test("a legacy charset that nobody declares", async () => {
    const german =
      "Die Bürgermeisterin erklärte, die Brücke über den Fluss bleibe für Fußgänger geöffnet. ".repeat(8);
    const { text, codes } = await imported(Buffer.from(`${german}${newId()}`, "latin1"));
    expect(text.startsWith(german)).toBe(true);
    expect(codes).toContain("charset-detected");
  });

  test("UTF-16 with its mark", async () => {
    const words = `Mixed 漢字 and Ł ${newId()}`;
    const { text } = await imported(bytes([0xff, 0xfe], [...Buffer.from(words, "utf16le")]));
    expect(text).toBe(words);
  });

  test("NUL, byte order mark and Windows line ends", async () => {
    const id = newId();
    const { text, codes } = await imported(bytes([0xef, 0xbb, 0xbf], `One\r\ntwo\rthree\0 ${id}`));
    expect(text).toBe(`One\ntwo\nthree ${id}`);
    expect(codes).toEqual(expect.arrayContaining(["line-ends-unified", "nul-removed"]));
  });

  test("direction marks, which stay and are told of", async () => {
    const { text, codes } = await imported(`Pay \u202e001\u202c ${newId()}`);
    expect(text).toContain("\u202e001\u202c");
    expect(codes).toContain("bidi-controls");
  });
});

describe("a page full of scripts", () => {
  const HOSTILE = `<!doctype html><html><head><title>Bridge & <i>river</i></title>
    <script>window.__pwned = 1</script><style>@import url(//evil.test)</style>
    <base href="https://evil.test/"><meta http-equiv="refresh" content="0;url=https://evil.test"></head>
    <body onload="window.__pwned = 2"><article><h1>Bridge</h1>
    <p>The <b onclick="window.__pwned = 3">bridge</b> was closed for a week, the town council said on Monday.</p>
    <img src=x onerror="window.__pwned = 4"><svg onload="window.__pwned = 5"><a href="javascript:alert(6)">link words</a></svg>
    <iframe srcdoc="&lt;script&gt;window.__pwned = 7&lt;/script&gt;"></iframe><math><mtext></form><script>window.__pwned = 8</script>
    <p>Written out: &lt;script&gt;alert("text")&lt;/script&gt; and &lt;img src=x onerror=alert(9)&gt; end.</p>
    <template><p>hidden <script>window.__pwned = 10</script></p></template>
    <form action="https://evil.test"><input name="a" autofocus onfocus="window.__pwned = 11"></form></article></body></html>`;

  test("becomes text in which nothing runs, and which stays what it says", async () => {
    const { text, articleId } = await imported(HOSTILE, { type: "text/html" });
    expect(text).toContain("The bridge was closed for a week");
    expect(text).toContain('<script>alert("text")</script>');
    expect(text).not.toMatch(/__pwned|@import|javascript:/);
    const page = await (await client.get(`/p/${projectId}/articles/${articleId}`)).text();
    expect(page).not.toMatch(/__pwned|<img src=x|<script>alert|javascript:alert/);
  });

  test("nested without end is given up or flattened, and the server lives on", async () => {
    const before = await rows();
    const nested = `<html><body>${"<div>".repeat(30_000)}Deep ${newId()}${"</div>".repeat(30_000)}</body></html>`;
    const response = await upload(client, projectId, nested, { type: "text/html" });
    expect([200, 400, 415]).toContain(response.status);
    if (response.status !== 200) expect(await rows()).toEqual(before);
    expect(await imported(`Still here ${newId()}`)).toMatchObject({ codes: [] });
  });
});

describe("details of a file", () => {
  test.each([
    ["title", "x".repeat(501)],
    ["title", "NUL\0"],
    ["fileName", "NUL\0.txt"],
    ["fileName", "x".repeat(301)],
    ["url", "javascript:alert(1)"],
    ["url", "nonsense"],
    ["publishedAt", "yesterday"],
    ["publishedAt", "1e300"],
    ["surprise", "1"],
  ])("%s %j are refused", async (name, value) => {
    const before = await rows();
    const response = await upload(client, projectId, `Text ${newId()}`, { query: { [name]: value } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "invalid", message: expect.any(String) } });
    expect(await rows()).toEqual(before);
  });

  test("are kept as they were given, markup and all", async () => {
    const title = `<img src=x onerror=alert(1)> ${newId()}`;
    const query = { title, publisher: "<b>Herald</b>", fileName: "../../etc/passwd" };
    expect(await imported(`Words ${newId()}`, { query })).toMatchObject({ title });
    const page = await (await client.get(`/p/${projectId}/articles`)).text();
    expect(page).not.toContain("<img src=x onerror=alert(1)>");
  });

  test("the same text again is reported with the article that has it", async () => {
    const text = `The same words ${newId()}`;
    const first = await imported(text, { query: { title: "First" } });
    const before = await rows();
    const response = await upload(client, projectId, `\ufeff${text}`, { query: { title: "Second" } });
    expect([response.status, await response.json()]).toMatchObject([
      409,
      {
        error: {
          code: "duplicate",
          message: expect.stringContaining("First"),
          current: { articleId: first.articleId },
        },
      },
    ]);
    expect(await rows()).toEqual(before);
  });
});

describe("changes", () => {
  const post = (body: string | Uint8Array) =>
    client.send("POST", "/api/v1/operations", { body, headers: { "content-type": "application/json" } });
  const project = (name: string) =>
    `{"operations":[{"id":"${newId()}","kind":"project.create","input":${name}}]}`;

  const BODIES: [string, () => string | Uint8Array, number][] = [
    ["nothing", () => "", 400],
    ["no JSON", () => "{", 400],
    ["null", () => "null", 400],
    ["a list", () => "[]", 400],
    ["no changes", () => '{"operations":[]}', 400],
    ["an id that is none", () => '{"operations":[{"id":"1","kind":"project.create","input":{}}]}', 400],
    [
      "a field that nobody knows",
      () => `{"operations":[{"id":"${newId()}","kind":"x","input":{},"x":1}]}`,
      400,
    ],
    ["malformed UTF-8", () => bytes('{"operations":"', [0xc3, 0x28], '"}'), 400],
    ["__proto__", () => project(`{"__proto__":{"isAdministrator":true}}`), 400],
    ["__proto__ far inside", () => project(`{"a":[{"b":{"__proto__":1}}]}`), 400],
    ["10,000 brackets", () => project(`${"[".repeat(10_000)}${"]".repeat(10_000)}`), 400],
    ["1,000,000 brackets", () => "[".repeat(1_000_000), 400],
    ["200,000 keys", () => `{${Array.from({ length: 200_000 }, (_, i) => `"k${i}":1`).join()}}`, 400],
    [
      "501 changes",
      () => JSON.stringify({ operations: Array.from({ length: 501 }, () => operation("x", {})) }),
      400,
    ],
    ["9 MB", () => project(`{"name":"${"x".repeat(9_000_000)}"}`), 413],
  ];

  test.each(BODIES)("%s: refused as a whole", async (_, body, status) => {
    const before = await countEvents(server);
    const data = Buffer.from(body());
    const url = `${server.url}/api/v1/operations`;
    const answer = await sendPieces(url, headersOf("application/json"), [data], data.length);
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining('"message"')]);
    expect(await countEvents(server)).toBe(before);
    expect(({} as { isAdministrator?: boolean }).isAdministrator).toBeUndefined();
  });

  test.each([
    ["a lone surrogate", '"\\ud800"'],
    ["NUL", '"a\\u0000b"'],
    ["a number for a text", "7"],
    ["a constructor", '{"constructor":{"prototype":{"x":1}}}'],
  ])("%s in a name: that change is refused, its neighbours are not", async (_, name) => {
    const before = await countEvents(server);
    const entry = (value: string) =>
      `{"id":"${newId()}","kind":"project.create","input":{"id":"${newId()}","name":${value}}}`;
    const response = await post(`{"operations":[${entry('"One"')},${entry(name)},${entry('"Two"')}]}`);
    expect(await response.json()).toMatchObject({
      answers: [
        { status: "applied" },
        { status: "rejected", error: { code: "invalid", fields: { name: expect.any(String) } } },
        { status: "applied" },
      ],
    });
    expect(await countEvents(server)).toBe(before + 2);
  });

  test("offsets that do not match the quote, and ids that nobody knows", async () => {
    const { articleId } = await imported(`Offsets 👩‍👩‍👧 count ${newId()}`);
    const [article] = await withStore(server, ({ reading: { db, tables } }) =>
      db.select().from(tables.article).where(eq(tables.article.id, articleId)),
    );
    const versionId = article?.currentVersionId;
    const annotation = (passage: object, version: unknown = versionId) =>
      operation("annotation.create", { id: newId(), versionId: version, passage, tag: "claim" });
    const answers = await client.operations(
      annotation({ start: 0, end: 7, exact: "Offsets" }),
      annotation({ start: 1, end: 8, exact: "Offsets" }),
      annotation({ start: 9, end: 10, exact: "\ufffd" }),
      annotation({ start: 0, end: 7, exact: "Offsets" }, newId()),
      operation("annotation.update", {
        id: newId(),
        version: 1,
        tag: "claim",
        passage: { start: 0, end: 1, exact: "O" },
      }),
      operation("nonsense.create", {}),
    );
    const codes = answers.map((answer) => (answer.status === "applied" ? "applied" : answer.error.code));
    expect(codes).toEqual(["applied", "invalid", "invalid", "not_found", "not_found", "unsupported"]);
  });

  test("sent 50 times at once are applied once and answered alike", async () => {
    const before = await countEvents(server);
    const change = operation("project.create", { id: newId(), name: "Once" });
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.operations(change)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject([{ status: "applied" }]);
    expect(await countEvents(server)).toBe(before + 1);
  });
});

test("nothing of all this is an error of the server's own", () => {
  expect(server.output()).not.toMatch(/unexpected error|Unhandled|"level":[56]0/);
});
