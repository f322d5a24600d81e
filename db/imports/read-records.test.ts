import iconv from "iconv-lite";
import { describe, expect, it, test } from "vitest";
import { WARCRecord, WARCSerializer } from "warcio";
import { gzipSync, brotliCompressSync } from "node:zlib";
import { isProblem } from "#lib/imports/candidate.ts";
import { readAs } from "./testing/source-file.ts";
import { packed, warcRecord } from "./testing/warc-writer.ts";
import { writeZip } from "./testing/zip-writer.ts";

const given = (read: Awaited<ReturnType<typeof readAs>>) =>
  read.records.flatMap((record) => (isProblem(record) ? [] : [record.given]));

describe("tables", () => {
  const CSV = `id,Headline,Article text,Link,Pub date,Outlet
a1,Rain,"It rained.
All day.",https://herald.example/rain,2025-05-13,The Herald
a2,Snow,"It ""snowed"".",not an address,soon,The Herald
`;

  test("CSV: columns by their names, quotes, line ends within, line numbers", async () => {
    const read = await readAs("news.csv", CSV);
    expect(read.kind).toBe("csv");
    expect(read.texts).toEqual(["It rained.\nAll day.", 'It "snowed".']);
    expect(given(read)[0]).toMatchObject({
      ...{ title: "Rain", url: "https://herald.example/rain", publisher: "The Herald" },
      publishedAt: Date.UTC(2025, 4, 13),
    });
    expect(read.records.map(({ place }) => place)).toEqual([
      { line: 2, name: "a1" },
      { line: 4, name: "a2" },
    ]);
    const [, second] = read.records;
    expect(second && !isProblem(second) && second.notes).toHaveLength(2);
  });

  test.each([
    ["news.csv", "title;text\nRain;It rained.\n"],
    ["news.tsv", "title\ttext\nRain\tIt rained.\n"],
    ["news.json", '[{"title":"Rain","text":"It rained."}]'],
    ["news.json", '{"title":"Rain","text":"It rained."}'],
    ["news.jsonl", '{"title":"Rain","text":"It rained."}\n\n'],
    ["news.ndjson", '\uFEFF{"title":"Rain","text":"It rained."}'],
    ["news.csv", iconv.encode("title,text\nRain,It rained.\n", "utf-16le", { addBOM: true })],
  ])("%s with its own signs", async (name, bytes) => {
    const read = await readAs(name, bytes);
    expect(read.texts).toEqual(["It rained."]);
    expect(given(read)).toMatchObject([{ title: "Rain" }]);
  });

  test("another charset is found out by the bytes, however late they come", async () => {
    const rows = Array.from(
      { length: 9_000 },
      (_, i) => `title ${i},Plain words without accents number ${i}.`,
    );
    const text = `title,text\n${rows.join("\n")}\nÉté,"La préfète a déclaré que l’été était très sec."\n`;
    const read = await readAs("news.csv", iconv.encode(text, "windows-1252"));
    expect(read.texts.at(-1)).toBe("La préfète a déclaré que l’été était très sec.");
    expect(read.texts).toHaveLength(9_001);
  });

  test.each(["\n", "\r\n", "\r"])(
    "CSV: lines are counted through empty ones and cells of several (%j)",
    async (end) => {
      const lines = ["title,text", "", "a,One.", `b,"Two`, `and three."`, "", "", "c", "d,Four."];
      const read = await readAs("news.csv", lines.join(end) + end);
      expect(read.records.map(({ place }) => [place.line, place.name])).toEqual([
        [3, "a"],
        [4, "b"],
        [8, "c"],
        [9, "d"],
      ]);
      const sources = read.records.map((record) =>
        "original" in record ? new TextDecoder().decode(record.original?.bytes) : "",
      );
      expect(sources).toEqual(["a,One.", `b,"Two${end}and three."`, "", "d,Four."]);
    },
  );

  test("JSON: inner objects are columns by dotted names, lists are joined", async () => {
    const source = { name: "The Herald" };
    const record = {
      body: "It rained.",
      source,
      authors: ["A", { name: "B" }],
      deep: { a: { b: { c: 1 } } },
    };
    const read = await readAs("x.json", JSON.stringify([record]), {
      mapping: { text: "body", publisher: "source.name", author: "authors" },
    });
    expect(given(read)).toMatchObject([{ publisher: "The Herald", byline: "A, B" }]);
  });

  test("what is wrong is told by line, and the rest is read", async () => {
    const lines = ['{"text":"One."}', "{broken", '{"text":""}', "[1,2]", '{"text":"Two."}'];
    const read = await readAs("news.jsonl", lines.join("\n"), { mapping: { text: "text" } });
    expect(read.texts).toEqual(["One.", "Two."]);
    expect(read.problems.map(({ line, code }) => [line, code])).toEqual([
      [2, "invalid"],
      [3, "empty"],
      [4, "invalid"],
    ]);
  });

  test("a list's line numbers, and what stands after its end", async () => {
    const read = await readAs("news.json", '[\n {"text":"One."},\n 7,\n {"text":"Two."}\n]\n nonsense', {
      mapping: { text: "text" },
    });
    expect(read.records.map(({ place }) => place.line)).toEqual([2, 3, 4, 6]);
    expect(read.problems).toHaveLength(2);
  });

  test("a quote that is never closed is told with the line where it opens", async () => {
    const read = await readAs("news.csv", 'title,text\na,One.\nb,"Two\nand three\n', {
      mapping: { text: "text" },
    });
    expect(read.texts).toEqual(["One."]);
    expect(read.problems).toMatchObject([{ line: 3, reason: expect.stringContaining("never closed") }]);
  });

  test("HTML in a column becomes a page, unless it is said to be plain", async () => {
    const csv = 'text\n"<p>One.</p><p>Two.</p>"\n';
    const typeOf = async (textForm: "auto" | "plain") => {
      const [record] = (await readAs("x.csv", csv, { textForm })).records;
      return record && !isProblem(record) ? record.file.mediaType : "";
    };
    expect(await typeOf("auto")).toContain("text/html");
    expect(await typeOf("plain")).toContain("text/plain");
  });
});

describe("feeds", () => {
  const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Herald</title><link>https://herald.example/</link><language>en-gb</language>
<item><title>Rain &amp;amp; wind</title><link>https://herald.example/rain</link><guid isPermaLink="false">tag:1</guid>
<pubDate>Tue, 13 May 2025 08:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>It rained.</p>]]></content:encoded></item>
<item><title>Empty</title><link>https://herald.example/empty</link></item></channel></rss>`;

  test("RSS: the fullest text, cleaned title, publisher and date", async () => {
    const read = await readAs("feed", RSS);
    expect(read.kind).toBe("feed");
    expect(read.texts).toEqual(["<p>It rained.</p>"]);
    expect(given(read)).toEqual([
      {
        ...{ title: "Rain & wind", publisher: "The Herald", url: "https://herald.example/rain" },
        ...{ publishedAt: Date.UTC(2025, 4, 13, 8), language: "en-GB", byline: "" },
      },
    ]);
    expect(read.problems).toMatchObject([{ code: "empty" }]);
  });

  test("pages instead of what the feed holds", async () => {
    const read = await readAs("feed.xml", RSS, { fetchPages: true });
    const pages = read.records.map((record) => (isProblem(record) ? null : record.page));
    expect(pages).toEqual(["https://herald.example/rain", "https://herald.example/empty"]);
  });

  test("Atom and JSON Feed", async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><id>urn:1</id><title>T</title>
      <link href="https://n.example/1"/><updated>2025-05-13T00:00:00Z</updated><content type="html">&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>`;
    const json = {
      version: "https://jsonfeed.org/version/1.1",
      title: "N",
      items: [{ id: "1", url: "https://n.example/1", content_text: "One." }],
    };
    expect((await readAs("a.atom", atom)).texts).toEqual(["<p>One.</p>"]);
    expect(await readAs("feed.json", JSON.stringify(json))).toMatchObject({ kind: "feed", texts: ["One."] });
  });
});

describe("archives", () => {
  test("a zip of everything else", async () => {
    const zip = writeZip([
      { name: "news/rain.txt", content: "It rained all day in Orlen." },
      { name: "news/", content: "" },
      { name: "__MACOSX/news/._rain.txt", content: "x" },
      { name: "rows.csv", content: "headline,story\nSnow,It snowed.\n" },
      { name: "lines.jsonl", content: '{"body":"It hailed."}\n{"body":""}\n' },
      {
        name: "old.warc.gz",
        content: packed(warcRecord({ url: "https://n.example/", body: "<p>Fog.</p>" })),
      },
      { name: "picture.png", content: Buffer.from("\x89PNG\r\n\x1a\n", "latin1") },
    ]);
    const read = await readAs("all.zip", zip);
    expect(read.texts).toEqual(["It rained all day in Orlen.", "It snowed.", "It hailed.", "<p>Fog.</p>"]);
    expect(read.problems.map(({ name, line, code }) => [name, line, code])).toEqual([
      ["lines.jsonl: ", 2, "empty"],
      ["picture.png", null, "unsupported"],
    ]);
  });

  const page = (url: string, body: string) => warcRecord({ url, body });

  test.each([
    ["plain", (records: Buffer[]) => Buffer.concat(records)],
    ["packed by record", (records: Buffer[]) => packed(...records)],
    ["packed as a whole", (records: Buffer[]) => gzipSync(Buffer.concat(records))],
  ])("a web archive, %s: pages only, whatever they are wrapped in", async (_, wrap) => {
    const chunked = warcRecord({
      ...{ url: "https://n.example/chunked", body: "4\r\n<p>c\r\n3\r\nd</\r\n2\r\np>\r\n0\r\n\r\n" },
      headers: { "Transfer-Encoding": "chunked" },
    });
    const squeezed = warcRecord({
      ...{ url: "https://n.example/br", body: brotliCompressSync("<p>br</p>") },
      headers: { "Content-Encoding": "br" },
    });
    const records = [
      ...[page("https://n.example/1", "<p>one</p>"), chunked, squeezed],
      warcRecord({ url: "https://n.example/x.png", body: "x", type: "image/png" }),
      warcRecord({ url: "https://n.example/gone", body: "gone", status: 404 }),
      warcRecord({ url: "https://n.example/1", body: "asked", warcType: "request" }),
    ];
    const read = await readAs("x.warc.gz", wrap(records));
    expect(read.texts).toEqual(["<p>one</p>", "<p>cd</p>", "<p>br</p>"]);
    expect(read.problems).toEqual([]);
    expect(given(read)[0]).toMatchObject({ url: "https://n.example/1" });
  });

  it.each([true, false])("reads what another program wrote (packed: %s)", async (gzip) => {
    const parts: Uint8Array[] = [];
    for (const [place, body] of ["<p>eins</p>", "<p>zwei 🌊</p>"].entries()) {
      const record = WARCRecord.create(
        {
          ...{ url: `https://n.example/${place}`, type: "response", warcVersion: "WARC/1.1" },
          httpHeaders: { "Content-Type": "text/html; charset=utf-8" },
        },
        (async function* () {
          yield new TextEncoder().encode(body);
        })(),
      );
      parts.push(await WARCSerializer.serialize(record, { gzip }));
    }
    const read = await readAs("x.warc.gz", Buffer.concat(parts));
    expect(read.texts).toEqual(["<p>eins</p>", "<p>zwei 🌊</p>"]);
    expect(read.problems).toEqual([]);
  });

  it("goes on after records whose length is wrong", async () => {
    const long = warcRecord({ url: "https://n.example/long", body: "<p>long</p>", says: 700 });
    const short = warcRecord({ url: "https://n.example/short", body: "<p>short</p>", says: 30 });
    const read = await readAs(
      "x.warc",
      Buffer.concat([
        long,
        page("https://n.example/1", "<p>one</p>"),
        short,
        page("https://n.example/2", "<p>two</p>"),
      ]),
    );
    expect(read.texts).toEqual(["<p>one</p>", "<p>two</p>"]);
    expect(read.problems.map(({ code }) => code)).toContain("unreadable");
  });

  it.each([
    ["plain", (bytes: Buffer) => bytes],
    ["packed", (bytes: Buffer) => gzipSync(bytes)],
  ])("tells that it breaks off, %s", async (_, wrap) => {
    const whole = Buffer.concat([
      page("https://n.example/1", "<p>one</p>"),
      page("https://n.example/2", "x".repeat(5_000)),
    ]);
    const bytes = wrap(whole);
    const read = await readAs("x.warc.gz", bytes.subarray(0, bytes.length - 30));
    expect(read.texts).toEqual(["<p>one</p>"]);
    expect(read.problems.length).toBeGreaterThan(0);
  });
});
