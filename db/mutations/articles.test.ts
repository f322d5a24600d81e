import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findArticle, listArticles } from "../queries/articles.ts";
import { listPublishers } from "../queries/claims.ts";
import { queryWords, searchArticles } from "../queries/search.ts";
import type { Store } from "../store.ts";
import { contents } from "../testing/contents.ts";
import {
  apply,
  makeArticle,
  newArticle,
  newWord,
  NOW,
  permit,
  type ArticleWishes,
} from "../testing/factories.ts";
import { makeScene, type Scene } from "../testing/specimens.ts";
import { STORES } from "../testing/stores.ts";
import { importArticle } from "./articles.ts";

describe.each(STORES)("articles on $name", ({ open }) => {
  let store: Store;

  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  const add = ({ projectId, actor }: Scene, wishes?: ArticleWishes) =>
    makeArticle(store, projectId, actor, wishes);
  const reading = async ({ projectId, actor }: Scene) => permit(store, actor, projectId, "read");

  describe("importing", () => {
    async function attempt({ projectId, actor }: Scene, wishes: ArticleWishes) {
      const by = await permit(store, actor, projectId, "annotate");
      const article = newArticle(wishes);
      return store.write((writing) => importArticle(writing, by, article, NOW));
    }

    test("the same text twice names the article that has it, and keeps nothing of the second", async () => {
      const scene = await makeScene(store);
      const text = newWord("The bridge was closed ");
      const first = await add(scene, { text, title: "Bridge closed" });
      const before = await contents(store);
      const again = await attempt(scene, {
        text,
        title: "Another title",
        publisher: newWord("New publisher "),
      });
      expect(again).toMatchObject({
        ok: false,
        error: {
          code: "duplicate",
          message: expect.stringContaining("Bridge closed"),
          current: { articleId: first.articleId, title: "Bridge closed" },
        },
      });
      expect(await contents(store)).toBe(before);
    });

    test("the same text at the same moment is stored once", async () => {
      const scene = await makeScene(store);
      const text = newWord("At the same moment ");
      const results = await Promise.all(Array.from({ length: 8 }, () => attempt(scene, { text })));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await listArticles(store.reading, await reading(scene))).toHaveLength(1);
    });

    test("another project may have the same text", async () => {
      const text = newWord("In two projects ");
      await add(await makeScene(store), { text });
      expect(await attempt(await makeScene(store), { text })).toMatchObject({ ok: true });
    });

    test("a text that differs in one invisible character is another text", async () => {
      const scene = await makeScene(store);
      const text = newWord("Résumé ");
      await add(scene, { text });
      expect(await attempt(scene, { text: text.normalize("NFD") })).toMatchObject({ ok: true });
    });

    test("a publisher is found again however its name is spelt", async () => {
      const scene = await makeScene(store);
      const spellings = [
        "Orlen Zeitung für Ärzte",
        " ORLEN  zeitung FÜR ärzte ",
        "Orlen\tZeitung fu\u0308r A\u0308rzte",
      ];
      for (const publisher of spellings)
        await add(scene, { publisher, url: "https://www.orlen.example/a?b=c" });
      await add(scene, { publisher: "  " });
      const publishers = await listPublishers(store.reading, await reading(scene));
      expect(publishers).toMatchObject([{ name: spellings[0], domain: "orlen.example" }]);
      const articles = await listArticles(store.reading, await reading(scene));
      expect(articles.map(({ publisher }) => publisher)).toEqual([...spellings.map(() => spellings[0]), ""]);
    });

    test("text, hash, sizes and original bytes are kept whole", async () => {
      const scene = await makeScene(store);
      const text = `${newWord("Zażółć gęślą jaźń 👩‍👩‍👧‍👦 ")}\n\n漢字 שלום`;
      const { articleId, versionId } = await add(scene, { text });
      const { articleVersion } = store.reading.tables;
      const [row] = await store.reading.db
        .select()
        .from(articleVersion)
        .where(eq(articleVersion.id, versionId));
      expect(row).toMatchObject({ text, length: text.length, number: 1, words: 6 });
      expect(new TextDecoder().decode(row?.original ?? undefined)).toBe(text);
      expect(await findArticle(store.reading, await reading(scene), articleId)).toMatchObject({ text });
    });
  });

  describe("searching", () => {
    const titlesFor = async (scene: Scene, query: string) =>
      (await searchArticles(store.reading, await reading(scene), query)).map(({ title }) => title);

    test("finds beginnings of words, in title and text, all words together", async () => {
      const scene = await makeScene(store);
      await add(scene, { title: "River", text: "The embankment at Orlen was reinforced." });
      await add(scene, { title: "Embankments elsewhere", text: "Nothing about the town." });
      expect(await titlesFor(scene, "embank")).toHaveLength(2);
      expect(await titlesFor(scene, "EMBANK orl")).toEqual(["River"]);
      expect(await titlesFor(scene, "bankment")).toEqual([]);
      expect(await titlesFor(scene, "embank zebra")).toEqual([]);
      expect(await titlesFor(scene, "")).toEqual([]);
    });

    test("finds words with and without their marks, and says where they stand", async () => {
      const scene = await makeScene(store);
      const text = "Wójt gminy Łódź and the café in Malmö: São Paulo.";
      await add(scene, { title: "Marks", text });
      for (const word of ["wojt", "Wójt", "cafe", "CAFÉ", "malmo", "Malmö", "sao"]) {
        const [found] = await searchArticles(store.reading, await reading(scene), word);
        expect([word, found?.title]).toEqual([word, "Marks"]);
        const [hit] = found?.hits ?? [];
        expect(hit && text.slice(hit.start, hit.end)).toBe(hit?.excerpt);
        expect(hit?.matches).toHaveLength(1);
      }
    });

    test("puts the article first whose title has the word", async () => {
      const scene = await makeScene(store);
      await add(scene, {
        title: "Weather",
        text: `A long text with one flood in it. ${"Other words. ".repeat(50)}`,
      });
      await add(scene, { title: "Flood", text: "Water rose." });
      await add(scene, { title: "Sports", text: "No water here." });
      expect(await titlesFor(scene, "flood")).toEqual(["Flood", "Weather"]);
    });

    test("follows a new title and forgets the old one", async () => {
      const scene = await makeScene(store);
      const { articleId } = await add(scene, { title: "Mistitled", text: "Steady text." });
      await apply(store, scene.actor, "article.update", { id: articleId, version: 1, title: "Corrected" });
      expect(await titlesFor(scene, "mistitled")).toEqual([]);
      expect(await titlesFor(scene, "corrected")).toEqual(["Corrected"]);
      expect(await titlesFor(scene, "steady")).toEqual(["Corrected"]);
    });

    test("forgets an article that was removed, and the text may come again", async () => {
      const scene = await makeScene(store);
      const text = "Ephemeral report.";
      const { articleId } = await add(scene, { title: "Gone", text });
      await apply(store, scene.actor, "article.remove", { id: articleId, version: 1 });
      expect(await titlesFor(scene, "ephemeral")).toEqual([]);
      await add(scene, { title: "Again", text });
      expect(await titlesFor(scene, "ephemeral")).toEqual(["Again"]);
    });

    test.each([
      ...[
        '"',
        '"flood',
        "flood*",
        "*",
        "flood OR zebra",
        "NOT zebra",
        "NEAR(flood zebra)",
        "title:flood",
        "-flood",
      ],
      ...[
        "^flood",
        "flood & | !",
        "flood:*",
        "'flood'",
        "''",
        "\\",
        "flood\\",
        "(flood",
        "{flood}",
        "flood <-> zebra",
      ],
      ...[
        "%",
        "_",
        "flood; drop table article",
        "\u0000flood",
        "²",
        "’",
        "a’",
        "🌊",
        "\ud800",
        "漢",
        "ö".repeat(300),
      ],
    ])("takes %j as words, not as syntax", async (query) => {
      const scene = await makeScene(store);
      await add(scene, { title: "Flood", text: "A flood." });
      const words = queryWords(query).map((word) => word.replace(/['’]+$/, ""));
      const found = await titlesFor(scene, query);
      const all = words.length > 0 && words.every((word) => "flood".startsWith(word) || word === "a");
      expect(found).toEqual(all ? ["Flood"] : []);
      expect(await listArticles(store.reading, await reading(scene))).toHaveLength(1);
    });

    test("takes a text of several megabytes, all of its words different", async () => {
      const scene = await makeScene(store);
      const words = Array.from(
        { length: 300_000 },
        (_, i) => `w${i.toString(36)}y${(i * 7919).toString(36)}`,
      );
      await add(scene, { title: "Long", text: `Beginning ${words.join(" ")}` });
      expect(await titlesFor(scene, "beginning")).toEqual(["Long"]);
    });
  });
});
