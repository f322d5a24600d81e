import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../store.ts";
import {
  apply,
  makeActor,
  makeAnnotation,
  makeArticle,
  makeClaim,
  makeMember,
  makeMention,
  makeProject,
  permit,
} from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import { listActivity } from "./activity.ts";

describe.each(STORES)("activity on $name", ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  async function makeScene() {
    const manager = await makeActor(store);
    const projectId = await makeProject(store, manager);
    const colleague = await makeMember(store, projectId, "reviewer");
    const [one, two] = [
      await makeArticle(store, projectId, manager),
      await makeArticle(store, projectId, manager),
    ];
    const by = await permit(store, manager, projectId, "read");
    const list = (filter: object = {}) => listActivity(store.reading, by, { before: null, ...filter });
    const kinds = async (filter: object) => (await list(filter)).activity.map(({ kind }) => kind);
    return { manager, colleague, projectId, one, two, list, kinds };
  }

  test("is narrowed to an article, a claim, a member and a kind of thing", async () => {
    const { colleague, manager, projectId, one, two, kinds } = await makeScene();
    await makeAnnotation(store, manager, two);
    const annotation = await makeAnnotation(store, colleague, one);
    const claim = await makeClaim(store, manager, projectId);
    await makeMention(store, colleague, claim.id, annotation.id);
    expect(await kinds({ articleId: one.articleId })).toEqual(["annotation.create", "article.import"]);
    expect(await kinds({ claimId: claim.id })).toEqual(["mention.attach", "claim.create"]);
    expect(await kinds({ memberId: colleague.id })).toEqual(["mention.attach", "annotation.create"]);
    expect(await kinds({ entity: "annotation" })).toEqual(["annotation.create", "annotation.create"]);
  });

  test("comes in pages that follow one another without gap or repetition", async () => {
    const { manager, one, list } = await makeScene();
    for (let n = 0; n < 60; n++) await makeAnnotation(store, manager, one);
    const first = await list();
    expect(first.activity).toHaveLength(50);
    const second = await list({ before: first.next });
    const seqs = [...first.activity, ...second.activity].map(({ seq }) => seq);
    expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => b - a));
    expect(second.next).toBeNull();
    expect(second.activity.at(-1)?.kind).toBe("project.create");
  });

  test("offers to restore a deletion of one's own, until it is restored", async () => {
    const { manager, colleague, one, list } = await makeScene();
    const [mine, theirs] = [
      await makeAnnotation(store, manager, one),
      await makeAnnotation(store, colleague, one),
    ];
    await apply(store, manager, "annotation.delete", { id: mine.id, version: 1 });
    await apply(store, colleague, "annotation.delete", { id: theirs.id, version: 1 });
    const offers = async () => (await list()).activity.flatMap(({ restore }) => restore ?? []);
    const [offer, ...more] = await offers();
    expect([offer, more]).toEqual([{ id: mine.id, version: 2 }, []]);
    await apply(store, manager, "annotation.restore", offer);
    expect(await offers()).toEqual([]);
  });
});
