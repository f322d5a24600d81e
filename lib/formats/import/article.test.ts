import { existsSync, readdirSync, readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { isCanonical } from "../../text/canonical.ts";
import { type ArticleFile, prepareArticle, type PreparedArticle } from "./article.ts";
import { namedSource } from "./guess.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function prepared(file: ArticleFile): PreparedArticle {
  const result = prepareArticle(file);
  if (!result.ok) throw new Error(result.error.message);
  const { text, blocks } = result.value;
  expect(isCanonical(text)).toBe(true);
  const parts = blocks.map(({ start, end }) => text.slice(start, end));
  expect(parts.join("").replace(/\s+/g, "")).toBe(text.replace(/\s+/g, ""));
  for (const part of parts) expect(part.trim()).toBe(part);
  return result.value;
}

const PARAGRAPH =
  "The council, which met on Monday evening, agreed to rebuild the old bridge, and work will start soon, officials said.";
const PAGE = `<!doctype html><html lang="en_GB"><head><title>Bridge to be rebuilt - Valley Post</title>
<meta property="og:site_name" content="Valley Post"><link rel="canonical" href="javascript:alert(1)">
<meta property="og:url" content="https://valley.example/bridge">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Bridge to be rebuilt",
"datePublished":"2025-05-13T10:20:00+02:00","author":[{"name":"Ada Holt"}]}]}</script><script>evil()</script></head>
<body><nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Sport</a></li></ul></nav>
<article><h1>Bridge to be rebuilt</h1>${`<p>${PARAGRAPH}</p>`.repeat(6)}<svg><text>drawn</text></svg>
<template>hidden words</template></article><footer><p>Donate now</p></footer></body></html>`;

describe("prepareArticle", () => {
  it("reads a page: article, left-overs in order, metadata, nothing of scripts", () => {
    const article = prepared({ bytes: bytesOf(PAGE), fileName: "page.html" });
    expect(article).toMatchObject({
      title: "Bridge to be rebuilt",
      publisher: "Valley Post",
      url: "https://valley.example/bridge",
      publishedAt: Date.UTC(2025, 4, 13, 8, 20),
      byline: "Ada Holt",
      language: "en-GB",
      mediaType: "text/html",
    });
    expect(article.text).not.toMatch(/evil|drawn|hidden words|@graph/);
    const kinds = article.blocks.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "paragraph")).toHaveLength(6);
    expect([kinds[0], kinds.at(-1)]).toEqual(["leftover", "leftover"]);
    expect(kinds).toContain("heading");
  });

  it.each([
    ["empty", new Uint8Array(), "invalid"],
    ["blank", bytesOf(" \n"), "invalid"],
    ["PDF", bytesOf("%PDF-1.7 …"), "unsupported"],
    ["zip", bytesOf("PK\x03\x04word/document.xml"), "unsupported"],
    ["control bytes", Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256), "unsupported"],
    ["too long", bytesOf("a".repeat(5_000_001)), "too_large"],
  ])("refuses %s", (_, bytes, code) => {
    expect(prepareArticle({ bytes })).toMatchObject({ ok: false, error: { code } });
  });

  it.each(["windows-1252", "windows-1251", "shift_jis", "utf-16le", "gb18030"])("decodes %s", (charset) => {
    const samples = new Map([
      [
        "windows-1251",
        "Городской совет решил восстановить старый мост. Работы начнутся скоро, сообщили власти.",
      ],
      ["shift_jis", "市議会は古い橋を再建することを決めました。工事はまもなく始まります。"],
      ["gb18030", "市议会决定重建这座旧桥。工程很快就会开始，官员们说。"],
    ]);
    const text =
      samples.get(charset) ??
      "Le conseil a décidé de rénover le vieux pont à côté du marché, où l’été fut très sec.";
    expect(prepared({ bytes: iconv.encode(text, charset) }).text).toBe(text);
    expect(prepared({ bytes: iconv.encode(text, charset), declaredCharset: charset }).charset).toBe(charset);
  });

  it("takes no date from a weather header and no title from an appeal", () => {
    const text = `12.3 C\nValley Town\nWednesday, January 22, 2025\n\nYour support helps us to go on\n\n${PARAGRAPH}`;
    expect(prepared({ bytes: bytesOf(text) })).toMatchObject({ title: null, publishedAt: null });
  });

  it("takes the address of a named source for the source's, not for the text's own", () => {
    const address = "https://valley.example/2024/10/23/bridge";
    const copy = prepared({ bytes: bytesOf(`${PARAGRAPH}\nBy:${address}(editor: admin)`) });
    expect(copy).toMatchObject({ url: null, publishedAt: null });
    expect(copy.notes.find(({ code }) => code === "source-named")?.message).toContain(address);
    expect(namedSource(copy.text)).toBe(address);

    const own = prepared({ bytes: bytesOf(`${PARAGRAPH}\nURL: ${address}`) });
    expect(own).toMatchObject({ url: address, publishedAt: Date.UTC(2024, 9, 23) });
    expect(own.notes).toEqual([]);
    expect(namedSource(own.text)).toBeNull();
  });

  it.each([
    ["divs", "<div>".repeat(50_000) + PARAGRAPH],
    ["inline elements", "<b>".repeat(50_000) + PARAGRAPH],
  ])("survives 50,000 nested %s", (_, html) => {
    expect(prepared({ bytes: bytesOf(html), mediaType: "text/html" }).text).toBe(PARAGRAPH);
  });

  it("keeps whole paragraphs made of very many elements, and splits at double breaks", () => {
    const html = `<p>${"<i>a</i> ".repeat(100_000)}</p><p>one<br>two<br><br>three</p>`;
    const { text } = prepared({ bytes: bytesOf(html), mediaType: "text/html" });
    expect(text.endsWith("a a\n\none\ntwo\n\nthree")).toBe(true);
  });

  it("prepares the real articles", (context) => {
    const folder = new URL("../../../../shared/articles/", import.meta.url);
    if (!existsSync(folder)) return context.skip("no folder ../shared/articles beside the repository");
    for (const fileName of readdirSync(folder)) {
      const { blocks } = prepared({ bytes: readFileSync(new URL(fileName, folder)), fileName });
      expect(blocks.length).toBeGreaterThan(5);
    }
  });
});
