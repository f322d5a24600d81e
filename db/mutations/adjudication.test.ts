import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Adjudication, LevelAdjudication } from "#lib/adjudication/adjudication.ts";
import { expectedDecision } from "#lib/adjudication/expected.ts";
import type { Annotation } from "#lib/annotations/annotation.ts";
import type { Judgment } from "#lib/claims/dossier.ts";
import type { Actor } from "../guard.ts";
import { listAdjudications, listReviewPlaces } from "../queries/adjudication.ts";
import type { Store } from "../store.ts";
import { keeping } from "../testing/adjudication-specimens.ts";
import {
  apply,
  makeAnnotation,
  makeArticle,
  makeClaim,
  makeMember,
  newId,
  NOW,
  outcomeOf,
  passageOf,
  permit,
  send,
  type MadeArticle,
} from "../testing/factories.ts";
import { makeScene, type Scene } from "../testing/specimens.ts";
import { STORES } from "../testing/stores.ts";

const named = ({ id, version }: { id: string; version: number }) => ({ id, version });

describe.each(STORES)("settling on $name", ({ open }) => {
  let store: Store;
  let scene: Scene;
  let bo: Actor;
  let cy: Actor;

  beforeAll(async () => {
    store = await open();
    scene = await makeScene(store);
    bo = await makeMember(store, scene.projectId, "reviewer");
    cy = await makeMember(store, scene.projectId, "reviewer");
  });
  afterAll(() => store.close());

  /** Ada marks the first words as a claim, Bo less of them as an opinion; Cy submitted without a mark. */
  async function dividedPlace(): Promise<{ article: MadeArticle; marked: [Annotation, Annotation] }> {
    const article = await makeArticle(store, scene.projectId, scene.actor);
    const first = await makeAnnotation(store, scene.actor, article);
    const second = await makeAnnotation(store, bo, article, {
      passage: passageOf(article.text, 0, 8),
      tag: "opinion",
    });
    await apply(store, cy, "review.set", { articleId: article.articleId, state: "submitted" });
    return { article, marked: [first, second] };
  }

  const decide = (article: MadeArticle, heard: Annotation[], more: object = {}) =>
    apply<Adjudication>(store, scene.actor, "adjudication.create", {
      ...{ id: newId(), versionId: article.versionId },
      ...keeping(article, heard, more),
    });

  test("keeps who said otherwise and who said nothing", async () => {
    const { article, marked } = await dividedPlace();
    const row = await decide(article, marked);
    expect(row).toMatchObject({ outcome: "keep", tag: "claim", decidedBy: "hand", silent: [cy.id] });
    expect(row.dissent).toHaveLength(2);
    expect(row.dissent).toContainEqual({
      reviewer: cy.id,
      kinds: ["marked-nothing"],
      said: null,
      reason: "",
    });
    const [said] = row.dissent.filter(({ reviewer }) => reviewer === bo.id);
    expect(said).toMatchObject({ kinds: ["tag", "boundary"], said: { tag: "opinion", end: 8 } });
  });

  test("rejecting everything is a decision that all who marked dissent from", async () => {
    const { article, marked } = await dividedPlace();
    const row = await decide(article, marked, { outcome: { kind: "reject" }, method: "reject" });
    expect(row).toMatchObject({ outcome: "reject", tag: null, start: 0, end: 12 });
    expect(row.dissent.map(({ reviewer }) => reviewer)).toEqual([scene.actor.id, bo.id].toSorted());
    const nothing = { outcome: { kind: "reject" }, method: "reject", heard: [] };
    const input = { id: newId(), versionId: article.versionId, ...nothing };
    expect(outcomeOf(await send(store, scene.actor, "adjudication.create", input))).toBe("invalid");
  });

  test("a decision about what a reviewer has changed meanwhile is refused", async () => {
    const { article, marked } = await dividedPlace();
    const [, second] = marked;
    const changed = { ...named(second), passage: passageOf(article.text, 0, 6), tag: "opinion" };
    await apply(store, bo, "annotation.update", changed);
    const input = { id: newId(), versionId: article.versionId, ...keeping(article, marked) };
    expect(outcomeOf(await send(store, scene.actor, "adjudication.create", input))).toBe("invalid");
    const foreign = await makeAnnotation(
      store,
      scene.actor,
      await makeArticle(store, scene.projectId, scene.actor),
    );
    const elsewhere = { ...input, heard: [named(foreign)] };
    expect(outcomeOf(await send(store, scene.actor, "adjudication.create", elsewhere))).toBe("invalid");
  });

  test("answers what the browser showed before the answer came", async () => {
    const { article, marked } = await dividedPlace();
    const context = {
      ...{ projectId: scene.projectId, articleId: article.articleId, versionId: article.versionId },
      ...{ adjudicatorId: scene.actor.id, text: article.text },
      annotations: new Map(marked.map((row) => [row.id, { ...row, reviewer: row.reviewerId }])),
    };
    const kind = "adjudication.create";
    const input = { id: newId(), versionId: article.versionId, ...keeping(article, marked) };
    const expected = expectedDecision(new Map(), { id: newId(), kind, input }, context, NOW);
    const row = await apply<Adjudication>(store, scene.actor, kind, input);
    const ids = (all: { id: string }[] | undefined) => all?.map(({ id }) => id).toSorted();
    expect(ids(expected?.heard)).toEqual(ids(row.heard));
    // The server alone knows the context of the quote, who was silent and who dissents.
    const { prefix, suffix, silent, dissent, heard } = row;
    expect({ ...expected, prefix, suffix, silent, dissent, heard }).toEqual(row);
  });

  test("withdrawn, it is gone from the layer, and can be decided anew", async () => {
    const { article, marked } = await dividedPlace();
    const by = await permit(store, scene.actor, scene.projectId, "read");
    const listed = async () => (await listAdjudications(store.reading, by, article.versionId)).length;
    const row = await decide(article, marked);
    expect(await listed()).toBe(1);
    const gone = await apply<Adjudication>(store, scene.actor, "adjudication.withdraw", named(row));
    expect(await listed()).toBe(0);
    const again = { ...named(gone), ...keeping(article, marked, { method: "union" }) };
    await apply(store, scene.actor, "adjudication.update", again);
    expect(await listed()).toBe(1);
    expect(outcomeOf(await send(store, scene.actor, "adjudication.update", again))).toBe("conflict");
  });

  test("the queue knows readers, marks and decisions of each article", async () => {
    const { article, marked } = await dividedPlace();
    await decide(article, marked);
    const by = await permit(store, scene.actor, scene.projectId, "read");
    const places = await listReviewPlaces(store.reading, by);
    const place = places.find(({ articleId }) => articleId === article.articleId);
    expect(place?.readers).toEqual([scene.actor.id, bo.id, cy.id].toSorted());
    expect(place?.annotations.map(({ id }) => id).toSorted()).toEqual(marked.map(({ id }) => id).toSorted());
    expect(place?.adjudications).toHaveLength(1);
  });

  test("a settled level keeps the judgments that differ", async () => {
    const claimId = (await makeClaim(store, scene.actor, scene.projectId)).id;
    const judge = (actor: Actor, level: number) =>
      apply<Judgment>(store, actor, "judgment.save", {
        ...{ id: newId(), claimId, version: 0, level, confidence: "low", rationale: "As read." },
      });
    const heard = [await judge(scene.actor, 3), await judge(bo, 0)].map(named);
    const settle = { id: newId(), claimId, level: 3, heard };
    const row = await apply<LevelAdjudication>(store, scene.actor, "level-adjudication.create", settle);
    expect(row.dissent).toEqual([{ id: heard[1]?.id, reviewer: bo.id, level: 0, rationale: "As read." }]);
    const second = { ...settle, id: newId() };
    expect(outcomeOf(await send(store, scene.actor, "level-adjudication.create", second))).toBe("conflict");
    const stale = { ...named(row), level: 0, heard: heard.map(({ id }) => ({ id, version: 7 })) };
    expect(outcomeOf(await send(store, scene.actor, "level-adjudication.update", stale))).toBe("invalid");
  });

  test("a changed rule opens again what was decided under it, and nothing else", async () => {
    const { article, marked } = await dividedPlace();
    const touched = await decide(article, marked);
    const other = await dividedPlace();
    const [alone] = other.marked;
    const untouched = await decide(other.article, [alone]);
    const publish = (basedOn: number) => ({
      ...{ id: newId(), projectId: scene.projectId, basedOn, text: "Opinions need a writer." },
      ...{ note: "Opinion narrowed.", touches: [{ tag: "opinion" }] },
    });
    const result = await apply<{ reopened: string[] }>(store, scene.actor, "guideline.create", publish(0));
    expect(result.reopened).toContain(touched.id);
    expect(result.reopened).not.toContain(untouched.id);
    const by = await permit(store, scene.actor, scene.projectId, "read");
    const [row] = await listAdjudications(store.reading, by, article.versionId);
    expect(row?.staleSince).not.toBeNull();
    expect(outcomeOf(await send(store, scene.actor, "guideline.create", publish(0)))).toBe("conflict");
    const again = { ...named(touched), ...keeping(article, marked) };
    const decided = await apply<Adjudication>(store, scene.actor, "adjudication.update", again);
    expect(decided.staleSince).toBeNull();
  });

  test("rules without a version become the first one when they are changed", async () => {
    const other = await makeScene(store);
    const { project, guidelineVersion } = store.reading.tables;
    await store.write(({ db }) =>
      db.update(project).set({ guideline: "Old rules." }).where(eq(project.id, other.projectId)),
    );
    const change = {
      id: newId(),
      projectId: other.projectId,
      basedOn: 0,
      text: "New rules.",
      note: "Clearer.",
    };
    const { number } = await apply<{ number: number }>(store, other.actor, "guideline.create", change);
    expect(number).toBe(2);
    const rows = await store.reading.db
      .select()
      .from(guidelineVersion)
      .where(eq(guidelineVersion.projectId, other.projectId));
    expect(rows.map((row) => [row.number, row.text])).toEqual([
      [1, "Old rules."],
      [2, "New rules."],
    ]);
    const [now] = await store.reading.db.select().from(project).where(eq(project.id, other.projectId));
    expect(now?.guideline).toBe("New rules.");
  });
});
