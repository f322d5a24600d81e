import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Annotation } from "#lib/annotations/annotation.ts";
import { findArticle, listAnnotations } from "../queries/articles.ts";
import type { Store } from "../store.ts";
import {
  annotationInput,
  apply,
  makeArticle,
  makeClaim,
  newId,
  newWord,
  outcomeOf,
  permit,
  send,
  type MadeArticle,
} from "../testing/factories.ts";
import { makeScene, type Scene } from "../testing/specimens.ts";
import { STORES } from "../testing/stores.ts";

// One character each that counts otherwise in UTF-16, in code points and to a reader.
const PIECES = [
  ...["a", "Z", " ", ".", "\n", "\t", "“", "’", "é", "e\u0301", "ǆ", "ß"],
  ...["👩‍👩‍👧‍👦", "🇵🇱", "👍🏽", "😀", "𝔸", "漢", "𠮷", "한", "ᄒ\u1161\u11ab"],
  ...["שלום", "مرحبا", "\u202b", "\u2067", "\ufeff", "\u00a0", "\u200b", "\u2028", "q\u0323\u0307"],
];
/** The embedded PostgreSQL of the tests (not the real one) swallows a U+FEFF at the start of what it reads. */
const readsBack = (store: string) => (text: string) => store === "SQLite" || !text.includes("\ufeff");
const anyText = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 60 })
  .map((all) => all.join(""));

describe.each([
  { ...STORES[0], runs: 150 },
  { ...STORES[1], runs: 40 },
])("passages on $name", ({ name = "", open, runs }) => {
  let store: Store;
  let scene: Scene;

  beforeAll(async () => {
    if (!open) throw new Error("There is no such store.");
    store = await open();
    scene = await makeScene(store);
  });
  afterAll(() => store.close());

  const articleWith = (text: string) => makeArticle(store, scene.projectId, scene.actor, { text });
  const annotate = (article: MadeArticle, passage: object) =>
    send(store, scene.actor, "annotation.create", annotationInput(article, { passage }));
  const countAnnotations = () => store.reading.db.$count(store.reading.tables.annotation);

  describe("are refused, and nothing is kept,", () => {
    const text = `${newWord("Start ")} 👩‍👩‍👧 middle 𝔸 end`;
    const emoji = text.indexOf("👩");
    let article: MadeArticle;

    beforeAll(async () => {
      article = await articleWith(text);
    });

    test.each<[string, object]>([
      ["with other words than the text", { start: 0, end: 5, exact: "stars" }],
      ["with the right words a place further on", { start: 1, end: 6, exact: text.slice(0, 5) }],
      ["normalised otherwise than the text", { start: 0, end: 5, exact: text.slice(0, 5).toUpperCase() }],
      ["beyond the end", { start: text.length - 3, end: text.length + 1, exact: "end" }],
      ["far beyond the end", { start: 0, end: 2 ** 31, exact: "Start" }],
      ["at the end, of nothing", { start: text.length, end: text.length, exact: "" }],
      ["the wrong way round", { start: 5, end: 0, exact: text.slice(0, 5) }],
      ["before the start", { start: -1, end: 4, exact: "Star" }],
      ["between characters", { start: 0.5, end: 4.5, exact: "Star" }],
      [
        "counted in code points",
        { start: [...text].indexOf("𝔸"), end: [...text].indexOf("𝔸") + 1, exact: "𝔸" },
      ],
      [
        "cutting a pair at its start",
        { start: emoji + 1, end: emoji + 3, exact: text.slice(emoji + 1, emoji + 3) },
      ],
      ["cutting a pair at its end", { start: emoji, end: emoji + 1, exact: text.slice(emoji, emoji + 1) }],
      ["half a pair replaced", { start: emoji, end: emoji + 1, exact: "\ufffd" }],
      ["with NUL", { start: 0, end: 5, exact: "Sta\0t" }],
      [
        "with a lone surrogate in the context",
        { start: 0, end: 5, exact: text.slice(0, 5), prefix: "\ud800" },
      ],
      ["with numbers as words", { start: "0", end: "5", exact: text.slice(0, 5) }],
    ])("%s", async (_, passage) => {
      const before = await countAnnotations();
      expect(outcomeOf(await annotate(article, passage))).toBe("invalid");
      const claim = await makeClaim(store, scene.actor, scene.projectId);
      const evidence = {
        ...{ id: newId(), claimId: claim.id, stance: "supports" },
        target: { kind: "passage", versionId: article.versionId, passage },
      };
      expect(outcomeOf(await send(store, scene.actor, "evidence.add", evidence))).toBe("invalid");
      expect(await countAnnotations()).toBe(before);
    });

    test.each(["\0", "\ud83d", "\udc69 alone"])(
      "with a note that no database keeps whole: %j",
      async (note) => {
        const answer = await send(
          store,
          scene.actor,
          "annotation.create",
          annotationInput(article, { note }),
        );
        expect(answer).toMatchObject({ error: { code: "invalid", fields: { note: expect.any(String) } } });
      },
    );

    test("when moved to a wrong place later", async () => {
      const input = annotationInput(article);
      await apply(store, scene.actor, "annotation.create", input);
      const change = {
        id: input.id,
        version: 1,
        tag: "claim",
        passage: { start: 0, end: 5, exact: "wrong" },
      };
      expect(outcomeOf(await send(store, scene.actor, "annotation.update", change))).toBe("invalid");
    });
  });

  test("of any text are read back as they stand in it", async () => {
    const by = await permit(store, scene.actor, scene.projectId, "read");
    const places = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(anyText.filter(readsBack(name)), places, async (body, ends) => {
        const text = `${body}${newWord("#")}`;
        const article = await articleWith(text);
        const accepted: Annotation[] = [];
        for (const [a, b] of ends) {
          const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].toSorted(
            (x, y) => x - y,
          );
          const exact = text.slice(start, end);
          const answer = await annotate(article, { start, end, exact });
          const right = end > start && exact.isWellFormed();
          expect(outcomeOf(answer)).toBe(right ? "applied" : "invalid");
          if (answer.status === "applied") accepted.push(answer.value as Annotation);
        }
        const kept = await findArticle(store.reading, by, article.articleId);
        expect(kept?.text).toBe(text);
        const read = await listAnnotations(store.reading, by, article.versionId);
        expect(read.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
          accepted.toSorted((a, b) => a.id.localeCompare(b.id)),
        );
        for (const { start, end, exact, prefix, suffix } of read) {
          expect(exact).toBe(text.slice(start, end));
          expect(prefix.isWellFormed() && suffix.isWellFormed()).toBe(true);
          expect(text.slice(0, start).endsWith(prefix) && text.startsWith(suffix, end)).toBe(true);
        }
      }),
      { numRuns: runs },
    );
  });

  test("notes and names keep every well-formed character", async () => {
    const article = await articleWith(`${newWord("Notes ")} are kept.`);
    const { annotation } = store.reading.tables;
    const anyNote = fc.string({ unit: fc.oneof(fc.constantFrom(...PIECES, "\0", "\ud800"), fc.string()) });
    await fc.assert(
      fc.asyncProperty(anyNote.filter(readsBack(name)), async (note) => {
        const input = annotationInput(article, { note });
        const outcome = outcomeOf(await send(store, scene.actor, "annotation.create", input));
        expect(outcome).toBe(note.isWellFormed() && !note.includes("\0") ? "applied" : "invalid");
        const [row] = await store.reading.db.select().from(annotation).where(eq(annotation.id, input.id));
        expect(row?.note).toBe(outcome === "applied" ? note : undefined);
      }),
      { numRuns: runs },
    );
  });
});
