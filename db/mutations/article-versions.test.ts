import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Adjudication } from "#lib/adjudication/adjudication.ts";
import { blocksOfPlainText } from "#lib/text/blocks.ts";
import { authorize, type Actor, type Authorized } from "../guard.ts";
import { listAdjudications, listDecisionsLeftBehind } from "../queries/adjudication.ts";
import { listAnnotations, listLeftBehind, listVersions } from "../queries/articles.ts";
import { searchArticles } from "../queries/search.ts";
import type { Store } from "../store.ts";
import { apply, makeActor, makeArticle, makeProject, newId, type MadeArticle } from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import { addArticleVersion } from "./article-versions.ts";

const OLD =
  "The bridge was closed at noon.\n\nForty people waited on the bank.\n\nNobody was hurt, police said.";
const NEW = "Updated.\n\nThe bridge was closed at noon.\n\nForty-two people waited on the bank.";

describe.each(STORES)("a new version of an article on $name", ({ open }) => {
  let store: Store;
  let actor: Actor;
  let by: Authorized<"annotate">;

  beforeAll(async () => {
    store = await open();
    actor = await makeActor(store);
    const projectId = await makeProject(store, actor);
    const authorized = await authorize(store.reading, actor, projectId, "annotate");
    if (!authorized.ok) throw new Error(authorized.error.message);
    by = authorized.value;
  });
  afterAll(() => store.close());

  const tag = (article: MadeArticle, exact: string) => {
    const start = OLD.indexOf(exact);
    const passage = { start, end: start + exact.length, exact };
    return apply<{ id: string; version: number }>(store, actor, "annotation.create", {
      ...{ id: newId(), versionId: article.versionId, passage, tag: "claim" },
    });
  };

  const addVersion = (articleId: string, text: string) => {
    const file = {
      name: "new.txt",
      mediaType: "text/plain",
      charset: "utf-8",
      bytes: new TextEncoder().encode(text),
    };
    const version = { articleId, versionId: newId(), text, blocks: blocksOfPlainText(text), file, notes: [] };
    return store.write((writing) => addArticleVersion(writing, by, version, 1_000));
  };

  test("takes along what stands there unchanged and leaves the rest to people", async () => {
    const article = await makeArticle(store, by.projectId, actor, { text: OLD });
    const [kept, edited, gone] = [
      await tag(article, "The bridge was closed at noon."),
      await tag(article, "Forty people waited"),
      await tag(article, "Nobody was hurt"),
    ];
    const added = await addVersion(article.articleId, NEW);
    if (!added.ok) throw new Error(added.error.message);
    expect(added.value).toMatchObject({ number: 2, survivors: 1, changed: 1, orphans: 1 });

    const current = await listAnnotations(store.reading, by, added.value.versionId);
    expect(current.map(({ id }) => id)).toEqual([kept?.id]);
    for (const { start, end, exact } of current) expect(NEW.slice(start, end)).toBe(exact);
    const left = await listLeftBehind(store.reading, by, article.articleId);
    expect(left.map(({ id }) => id)).toEqual([edited?.id, gone?.id]);
    expect((await listVersions(store.reading, by, article.articleId)).map(({ number }) => number)).toEqual([
      2, 1,
    ]);

    const words = await searchArticles(store.reading, by, "updated bridge");
    expect(words.map(({ articleId }) => articleId)).toContain(article.articleId);
  });

  test("takes settled passages along with all that was heard for them, and lists the others", async () => {
    const text = `${OLD}\n\n${newId()}`;
    const article = await makeArticle(store, by.projectId, actor, { text });
    const settle = async (exact: string, heard: { id: string; version: number }[]) => {
      const start = text.indexOf(exact);
      const passage = { start, end: start + exact.length, exact };
      return apply<Adjudication>(store, actor, "adjudication.create", {
        ...{ id: newId(), versionId: article.versionId, method: "own", heard: heard.map(named) },
        outcome: { kind: "keep", passage, tag: "opinion" },
      });
    };
    const named = ({ id, version }: { id: string; version: number }) => ({ id, version });
    const bridge = await tag(article, "The bridge was closed at noon.");
    const kept = await settle("The bridge was closed", [bridge]);
    const overEdited = await tag(article, "The bridge was closed at noon.\n\nForty people waited");
    const unheard = await settle("was closed at noon.", [overEdited]);
    const edited = await settle("Forty people waited", []);
    const newText = `${NEW}\n\n${newId()}`;
    const added = await addVersion(article.articleId, newText);
    if (!added.ok) throw new Error(added.error.message);
    expect(added.value.settled).toEqual({ survivors: 1, changed: 2, orphans: 0 });
    const [moved, ...others] = await listAdjudications(store.reading, by, added.value.versionId);
    expect(others).toEqual([]);
    expect(moved).toMatchObject({ id: kept.id, exact: "The bridge was closed", tag: "opinion" });
    expect(newText.slice(moved?.start, moved?.end)).toBe(moved?.exact);
    const saidAt = newText.indexOf("The bridge was closed at noon.");
    expect(moved?.heard).toMatchObject([{ id: bridge.id, start: saidAt }]);
    expect(moved?.dissent).toMatchObject([{ kinds: ["tag", "boundary"], said: { start: saidAt } }]);
    const left = await listDecisionsLeftBehind(store.reading, by, article.articleId);
    expect(left.map(({ id }) => id)).toEqual([unheard.id, edited.id]);
  });

  test("puts an annotation that was left behind where its author says", async () => {
    const text = `${OLD}\n\n${newId()}`;
    const article = await makeArticle(store, by.projectId, actor, { text });
    const edited = await tag(article, "Forty people waited");
    const newText = `${NEW}\n\n${newId()}`;
    const added = await addVersion(article.articleId, newText);
    if (!added.ok) throw new Error(added.error.message);
    const exact = "Forty-two people waited";
    const start = newText.indexOf(exact);
    await apply(store, actor, "annotation.reanchor", {
      ...{ id: edited.id, version: edited.version, versionId: added.value.versionId },
      passage: { start, end: start + exact.length, exact },
    });
    expect(await listLeftBehind(store.reading, by, article.articleId)).toEqual([]);
    const [moved] = await listAnnotations(store.reading, by, added.value.versionId);
    expect(moved).toMatchObject({ id: edited.id, exact });
  });

  test("refuses a text that the project has", async () => {
    const article = await makeArticle(store, by.projectId, actor, { text: `Same text ${newId()}` });
    const again = await addVersion(article.articleId, article.text);
    expect(again).toMatchObject({ ok: false, error: { code: "duplicate" } });
  });
});
