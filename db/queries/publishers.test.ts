import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeActor, makeAnnotation, makeArticle, makeProject, permit } from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import type { Store } from "../store.ts";
import { listPublishedArticles, listTexts } from "./publishers.ts";

describe.each(STORES)("publishers' articles on $name", ({ open }) => {
  let store: Store;

  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  test("come with publisher, length and live annotations, of this project only", async () => {
    const actor = await makeActor(store);
    const [projectId, otherId] = [await makeProject(store, actor), await makeProject(store, actor)];
    const article = await makeArticle(store, projectId, actor, { publisher: "The Orlen Herald" });
    const foreign = await makeArticle(store, otherId, actor);
    const annotation = await makeAnnotation(store, actor, article);
    const by = await permit(store, actor, projectId, "read");
    const listed = await listPublishedArticles(store.reading, by);
    expect(listed).toMatchObject([
      {
        ...{ id: article.articleId, publisher: "The Orlen Herald", length: article.text.length },
        ...{ versionNumber: 1 },
        passages: [{ start: annotation.start, end: annotation.end, tag: annotation.tag }],
      },
    ]);
    const texts = await listTexts(store.reading, by, [article.articleId, foreign.articleId]);
    expect([...texts]).toEqual([[article.articleId, article.text]]);
    expect(await listTexts(store.reading, by, [])).toEqual(new Map());
  });
});
