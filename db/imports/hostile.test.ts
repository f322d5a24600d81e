import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { gzipSync } from "node:zlib";
import { prepareArticle } from "#lib/formats/import/article.ts";
import { jsonFields } from "#lib/formats/import/json-record.ts";
import { detectKind } from "#lib/imports/detect.ts";
import { openZip, ZIP_LIMITS } from "./read-zip.ts";
import { storeUpload } from "./uploads.ts";
import { readAs } from "./testing/source-file.ts";
import { packed, warcRecord } from "./testing/warc-writer.ts";
import { writeZip, type FalseEntry } from "./testing/zip-writer.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sourcemark-hostile-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function refusalOf(zip: Uint8Array): Promise<string> {
  const file = path.join(folder, "upload.zip");
  await writeFile(file, zip);
  const opened = await openZip(file);
  if (opened.ok) opened.value.close();
  return opened.ok ? "" : opened.error.message;
}

const good: FalseEntry = { name: "good.txt", content: "It rained all day in Orlen." };

describe("archives that are refused whole, before anything is unpacked", () => {
  test("a good one is not", async () => expect(await refusalOf(writeZip([good]))).toBe(""));

  it.each([
    ...[
      "../evil.txt",
      "a/../../evil.txt",
      "/etc/passwd",
      "C:\\evil.txt",
      "C:/evil.txt",
      "..\\evil.txt",
      "a\\b.txt",
    ],
  ])("a name that leads out: %s", async (name) => {
    expect(await refusalOf(writeZip([good, { name, content: "x" }]))).not.toBe("");
  });

  test("a bomb: ten megabytes of one letter in a few kilobytes", async () => {
    const bomb = { name: "bomb.txt", content: Buffer.alloc(10 * 1024 * 1024, "a") };
    expect(await refusalOf(writeZip([good, bomb]))).toMatch(/100 times/);
  });

  test("many entries that together unpack to too much", async () => {
    const says = { size: 60 * 1024 * 1024, packed: 60 * 1024 * 1024 };
    const entries = Array.from({ length: 10 }, (_, i) => ({
      name: `${i}.txt`,
      content: "x",
      stored: true,
      says,
    }));
    expect(await refusalOf(writeZip(entries))).toMatch(/500 MB/);
  });

  test("entries that share their bytes", async () => {
    const kernel = { name: "0.txt", content: Buffer.from("kernel of the bomb ".repeat(40)), stored: true };
    const again = (number: number) => ({ ...kernel, name: `${number}.txt`, says: { offset: 0 } });
    expect(await refusalOf(writeZip([kernel, again(1), again(2)]))).toMatch(/share bytes/);
  });

  test("100,000 entries, and more than it says", async () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({ name: `${i}.txt`, stored: true }));
    // The field for their number has two bytes; whoever lies in it is found out by counting.
    expect(await refusalOf(writeZip(many, { entries: 65_000 }))).toMatch(/10,000/);
    const over = writeZip(many.slice(0, ZIP_LIMITS.entries + 1));
    expect(await refusalOf(over)).toMatch(/10,000/);
  });

  it.each([
    ["cut off", (zip: Buffer) => zip.subarray(0, zip.length - 10)],
    ["no archive at all", () => Buffer.from("PK\x03\x04 and nothing more")],
    ["a directory of noise", (zip: Buffer) => Buffer.concat([zip.subarray(0, 60), Buffer.alloc(200, 7)])],
  ])("damaged: %s", async (_, damage) => {
    expect(await refusalOf(damage(writeZip([good])))).not.toBe("");
  });
});

describe("entries that are refused one by one", () => {
  test("links, second names, archives within, locked ones; the rest is read", async () => {
    const zip = writeZip([
      { name: "link.txt", content: "/etc/passwd", mode: 0o120777 },
      good,
      { name: "GOOD.txt", content: "Another text of the same name." },
      { name: "inner.zip", content: writeZip([good]) },
      { name: "disguised.txt", content: writeZip([good]) },
      { name: "locked.txt", content: "x", locked: true },
    ]);
    const { texts, problems } = await readAs("all.zip", zip);
    expect(texts).toEqual(["It rained all day in Orlen."]);
    expect(problems.map(({ name, code }) => [name, code])).toEqual([
      ["link.txt", "unsafe-name"],
      ["GOOD.txt", "duplicate-name"],
      ["inner.zip", "unsupported"],
      ["disguised.txt", "unsupported"],
      ["locked.txt", "unsupported"],
    ]);
  });

  test("one that unpacks to more than it says is stopped, and is none of the texts", async () => {
    const liar = { name: "liar.txt", content: "x".repeat(500_000), says: { size: 10 } };
    const { texts, problems } = await readAs("liar.zip", writeZip([liar, good]));
    expect(texts).toEqual(["It rained all day in Orlen."]);
    expect(problems).toMatchObject([{ name: "liar.txt", code: "unreadable" }]);
  });

  test("nothing is ever written by an entry's name", async () => {
    const before = await readdir(folder);
    await readAs("a.zip", writeZip([{ name: "evil.txt", content: "x" }]));
    expect(await readdir(folder)).toEqual(before);
  });
});

describe("JSON", () => {
  test("nesting of a hundred thousand levels is refused, and what follows is read", async () => {
    const deep = `{"text":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const lines = await readAs("a.jsonl", `{"text":"One."}\n${deep}\n{"text":"Two."}`);
    const list = await readAs("a.json", `[{"text":"One."},${deep},{"text":"Two."}]`);
    for (const { texts, problems } of [lines, list]) {
      expect(texts).toEqual(["One.", "Two."]);
      expect(problems).toMatchObject([{ code: "unsupported" }]);
    }
  });

  test("a list that never closes its levels ends", async () => {
    const { problems } = await readAs("a.json", "[".repeat(1_000_000), { mapping: { text: "x" } });
    expect(problems).toMatchObject([{ code: "unsupported" }, { code: "incomplete" }]);
  });

  test("a list that breaks off between two records says so", async () => {
    const { texts, problems } = await readAs("a.json", '[{"text":"One."},\n{"text":"Two."},\n');
    expect(texts).toEqual(["One.", "Two."]);
    expect(problems).toMatchObject([{ line: 3, code: "incomplete" }]);
  });

  it.each([
    '{"__proto__":{"x":1},"text":"One."}',
    String.raw`{"\u005f_proto__":{"x":1},"text":"One."}`,
    '{"a":{"b":[{"__proto__":{"x":1}}]},"text":"One."}',
    '{"constructor":{"prototype":{"x":1}},"text":"One."}',
  ])("keys that reach into prototypes: %s", (source) => {
    expect(jsonFields(source)).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  test("whatever an object is called, nothing of ours changes, and columns are what they are called", () => {
    const key = fc.oneof(
      fc.constantFrom("__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "text"),
      fc.string(),
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        fc.string(),
        fc.integer(),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
      ),
    }));
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    fc.assert(
      fc.property(fc.dictionary(key, tree), (value) => {
        const read = jsonFields(JSON.stringify(value));
        if (read.ok) expect(read.value.get("toString")).not.toBe(Object.prototype.toString);
      }),
      { numRuns: 2_000 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
  });

  test("a line larger than is taken is passed over without being kept", async () => {
    const { texts, problems } = await readAs("a.jsonl", `${"x".repeat(21 * 1024 * 1024)}\n{"text":"Two."}`, {
      mapping: { text: "text" },
    });
    expect(texts).toEqual(["Two."]);
    expect(problems).toMatchObject([{ line: 1, code: "too-large" }]);
  });
});

describe("feeds and tables", () => {
  test("entities that multiply, and files that a feed names, are left alone", async () => {
    const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      "",
    );
    const rss = (body: string) =>
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>
       <rss version="2.0"><channel><title>T</title><item><title>A</title><description>${body}</description></item></channel></rss>`;
    for (const body of ["&l9;", "&f;"]) {
      const { texts, problems } = await readAs("feed.xml", rss(body));
      expect(texts.join("").length + problems.length).toBeLessThan(100_000);
      expect(texts.join("")).not.toContain("root:");
    }
  });

  test("what stands before the first element is looked through once", async () => {
    // Each comment that can end in several places doubles what a careless pattern tries.
    for (const before of ["<!---->", "<? ?>", "<!-- --> <?x?>"]) {
      expect(detectKind("a.txt", Buffer.from(`${before.repeat(60)}x`))).toBe("text");
      expect(detectKind("a.txt", Buffer.from(`${before.repeat(60)}<rss `))).toBe("feed");
    }
    const page = `${"<!---->".repeat(60)}<html><body><p>It rained all day in Orlen.</p></body></html>`;
    expect(detectKind("a.txt", Buffer.from(page))).toBe("html");
    const { texts } = await readAs("a.csv", `text\n"${"<!---->".repeat(60)}x"\n`);
    expect(texts).toHaveLength(1);
    expect(
      prepareArticle({ bytes: Buffer.from("<!---->".repeat(60)), mediaType: "", fileName: "a" }).ok,
    ).toBe(true);
  });

  test("tags that never close, however many", async () => {
    const item = `<item><title>A</title><description><![CDATA[${"<a".repeat(500_000)}]]></description></item>`;
    const { texts } = await readAs(
      "feed.xml",
      `<rss version="2.0"><channel><title>T</title>${item}</channel></rss>`,
    );
    expect(texts).toHaveLength(1);
  });

  test("a row with more cells than there are columns is refused, not cut", async () => {
    const { texts, problems } = await readAs("a.csv", "title,text\nA,Yes, he said\nB,No,,\nC,Two.\n");
    expect(texts).toEqual(["No", "Two."]);
    expect(problems).toMatchObject([{ line: 2, code: "invalid" }]);
  });

  test("a table of a quote and nothing after it", async () => {
    const { problems } = await readAs("a.csv", `text\n"${"x,\n".repeat(100_000)}`, {
      mapping: { text: "text" },
    });
    expect(problems).toMatchObject([{ line: 2 }]);
  });

  test("formulas are text like any other", async () => {
    const { texts } = await readAs("a.csv", 'text\n"=HYPERLINK(""http://evil.example"")"\n@SUM(A1)\n');
    expect(texts).toEqual(['=HYPERLINK("http://evil.example")', "@SUM(A1)"]);
  });
});

describe("web archives", () => {
  test("an endless gzip is stopped", async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024));
    const { texts, problems } = await readAs("a.warc.gz", bomb);
    expect(texts).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });

  test("a page that unpacks to too much is refused, the next one is read", async () => {
    const bomb = warcRecord({
      ...{ url: "https://n.example/bomb", body: gzipSync(Buffer.alloc(30 * 1024 * 1024)) },
      headers: { "Content-Encoding": "gzip" },
    });
    const fine = warcRecord({ url: "https://n.example/", body: "<p>fine</p>" });
    const { texts, problems } = await readAs("a.warc.gz", packed(bomb, fine));
    expect(texts).toEqual(["<p>fine</p>"]);
    expect(problems).toMatchObject([{ code: "unreadable" }]);
  });

  test("packing that is called like something of every object is no packing", async () => {
    for (const packing of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
      const headers = { "Content-Encoding": packing };
      const record = warcRecord({ url: "https://n.example/", body: "<p>fine</p>", headers });
      expect((await readAs("a.warc", record)).texts).toEqual(["<p>fine</p>"]);
    }
  });

  test("records that lie about their length are read again only so often", async () => {
    const liar = warcRecord({ url: "https://n.example/", body: "<p>x</p>", says: 19 * 1024 * 1024 });
    const many = Buffer.concat(Array.from({ length: 80_000 }, () => liar));
    const { problems } = await readAs("a.warc", many);
    expect(problems.at(-1)?.reason).toMatch(/Too many records lie/);
    expect(problems.length).toBeLessThan(100);
    const few = Buffer.concat([...Array.from({ length: 3 }, () => liar)]);
    expect((await readAs("a.warc", few)).problems).toHaveLength(3);
  });

  test("lengths that are none, and headers without end", async () => {
    const record = (length: string) =>
      Buffer.from(`WARC/1.0\r\nWARC-Type: response\r\nContent-Length: ${length}\r\n\r\nx\r\n\r\n`);
    for (const length of ["-1", "1e9", "99999999999999999999", ""])
      expect((await readAs("a.warc", record(length))).problems.length).toBeGreaterThan(0);
    const endless = Buffer.concat([Buffer.from("WARC/1.0\r\n"), Buffer.from("x: y\r\n".repeat(100_000))]);
    expect((await readAs("a.warc", endless)).problems).toHaveLength(1);
  });

  test("a large archive is read without being held", async () => {
    const body = `<p>${"words ".repeat(40_000)}</p>`;
    const one = warcRecord({ url: "https://n.example/", body, type: "image/png" });
    const before = process.memoryUsage().rss;
    await readAs("a.warc", Buffer.concat(Array.from({ length: 200 }, () => one)));
    expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024); // the file itself has 48 MB in this test
  });
});

describe("uploads", () => {
  const id = "0196c9d4-0000-7000-8000-000000000001";
  const limits = { bytes: 1_000, silence: 50 };
  const chunks = async function* (...parts: string[]) {
    for (const part of parts) yield Buffer.from(part);
  };
  const stores = async (source: AsyncIterable<Uint8Array>, announced = {}) => {
    const stored = await storeUpload(folder, id, source, { bytes: null, sha256: null, ...announced }, limits);
    const left = await readdir(path.join(folder, "uploads"));
    return [stored.ok ? stored.value.bytes : stored.error.code, left.length];
  };

  test("what is announced must arrive, and nothing is left of what does not", async () => {
    expect(await stores(chunks("abc"), { bytes: 4 })).toEqual(["invalid", 0]);
    expect(await stores(chunks("abc"), { sha256: "0".repeat(64) })).toEqual(["invalid", 0]);
    expect(await stores(chunks(""))).toEqual(["invalid", 0]);
    expect(await stores(chunks("x".repeat(600), "x".repeat(600)))).toEqual(["too_large", 0]);
    expect(await stores(chunks("x"), { bytes: 1_001 })).toEqual(["too_large", 0]);
    const endless = async function* () {
      for (;;) yield Buffer.alloc(100);
    };
    expect(await stores(endless())).toEqual(["too_large", 0]);
  });

  test("a sender who falls silent is given up", async () => {
    const silent = async function* () {
      yield Buffer.from("x");
      await new Promise(() => {});
    };
    expect(await stores(silent())).toEqual(["invalid", 0]);
  });

  test("a whole one is kept under its id", async () => {
    expect(await stores(chunks("abc", "def"), { bytes: 6 })).toEqual([6, 1]);
    await rm(path.join(folder, "uploads", id));
  });

  it.each([
    ["a Word document", writeZip([{ name: "word/document.xml", content: "x" }]), "a.docx"],
    ["a picture", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "news.csv"],
    ["gzip that is no web archive", gzipSync("text"), "news.csv.gz"],
  ])("%s is none of the kinds, whatever it is called", (_, bytes, name) => {
    expect(detectKind(name, bytes)).toBeNull();
  });
});
