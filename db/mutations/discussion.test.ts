import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../guard.ts";
import { listComments } from "../queries/discussion.ts";
import type { Store } from "../store.ts";
import {
  apply,
  makeActor,
  makeAnnotation,
  makeArticle,
  makeMember,
  makeProject,
  newId,
  outcomeOf,
  permit,
  send,
} from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";

describe.each(STORES)("discussion on $name", ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  async function makeScene() {
    const manager = await makeActor(store);
    const projectId = await makeProject(store, manager);
    const [one, two] = [
      await makeMember(store, projectId, "reviewer"),
      await makeMember(store, projectId, "reviewer"),
    ];
    const article = await makeArticle(store, projectId, manager);
    const annotation = await makeAnnotation(store, one, article);
    const comment = (id: string, text: string, threadId: string | null = null) => ({
      ...{ id, projectId, subject: "annotation", subjectId: annotation.id, threadId, text },
    });
    const said = async (actor: Actor) =>
      (
        await listComments(store.reading, await permit(store, actor, projectId, "read"), {
          subjectId: annotation.id,
        })
      ).map(({ text }) => text);
    return { manager, projectId, one, two, article, comment, said };
  }

  test("whoever is named or takes part in a thread is told, the speaker is not", async () => {
    const { one, two, manager, comment } = await makeScene();
    const begin = newId();
    await apply(store, one, "comment.add", comment(begin, `What do you think, @${two.name}?`));
    await apply(store, manager, "comment.add", comment(newId(), "I think it stands.", begin));
    const { notice } = store.reading.tables;
    const told = async (actor: Actor) =>
      (await store.reading.db.select().from(notice).where(eq(notice.userId, actor.id))).map(
        ({ named }) => named,
      );
    expect([await told(one), await told(two), await told(manager)]).toEqual([[false], [true], []]);
  });

  test("a thread is settled and opened again, a reply is not", async () => {
    const { one, two, comment } = await makeScene();
    const [begin, reply] = [newId(), newId()];
    await apply(store, one, "comment.add", comment(begin, "Is this right?"));
    await apply(store, two, "comment.add", comment(reply, "It is.", begin));
    const settle = (id: string, version: number, resolved: boolean) =>
      send(store, two, "comment.resolve", { id, version, resolved });
    expect(outcomeOf(await settle(reply, 1, true))).toBe("invalid");
    expect(outcomeOf(await settle(begin, 1, true))).toBe("applied");
    expect(outcomeOf(await settle(begin, 1, false))).toBe("conflict");
    expect(outcomeOf(await settle(begin, 2, false))).toBe("applied");
  });

  test("in a blind project a colleague's comment is as good as unsaid until both have submitted", async () => {
    const { manager, one, two, projectId, article, comment, said } = await makeScene();
    await apply(store, manager, "project.update", { id: projectId, version: 1, name: "Blind", blind: true });
    const begin = newId();
    await apply(store, one, "comment.add", comment(begin, "My own thought."));
    expect([await said(one), await said(two), (await said(manager)).length]).toEqual([
      ["My own thought."],
      [],
      1,
    ]);
    expect(outcomeOf(await send(store, two, "comment.add", comment(newId(), "?", begin)))).toBe("not_found");
    for (const actor of [one, two])
      await apply(store, actor, "review.set", { articleId: article.articleId, state: "submitted" });
    expect(await said(two)).toEqual(["My own thought."]);
  });
});
