import fc from "fast-check";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#lib/projects/roles.ts";
import type { Actor, Authorized } from "../guard.ts";
import type { Store } from "../store.ts";
import {
  apply,
  makeActor,
  makeAnnotation,
  makeArticle,
  makeClaim,
  makeEvidence,
  makeMember,
  makeMention,
  makeProject,
  newId,
  passageOf,
  permit,
  send,
  type MadeArticle,
} from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import { listActivity } from "./activity.ts";
import { listAnnotations, listArticles, listLeftBehind } from "./articles.ts";
import { claimPage, findClaim, loadProjectClaims } from "./claims.ts";
import { openDataset } from "./dataset.ts";
import { countUnread, listComments, listNotices } from "./discussion.ts";
import { eventsAfter, eventVisibility, visibleEvents } from "./events.ts";
import { countTags } from "./projects.ts";
import { searchArticles } from "./search.ts";

/** A blind project with two articles that both are reading, and a claim of the viewer's. */
interface World {
  store: Store;
  projectId: string;
  manager: Actor;
  viewer: Actor;
  colleague: Actor;
  articles: [MadeArticle, MadeArticle];
  ownClaim: string;
}

async function makeWorld(store: Store, role: Role): Promise<World> {
  const manager = await makeActor(store);
  const projectId = await makeProject(store, manager);
  await store.write(({ db, tables: { project } }) =>
    db.update(project).set({ blind: true }).where(eq(project.id, projectId)),
  );
  const [viewer, colleague] = [
    await makeMember(store, projectId, "reviewer"),
    await makeMember(store, projectId, role),
  ];
  const articles: World["articles"] = [
    await makeArticle(store, projectId, manager),
    await makeArticle(store, projectId, manager),
  ];
  const own = await makeAnnotation(store, viewer, articles[0]);
  const ownClaim = (await makeClaim(store, viewer, projectId)).id;
  await makeMention(store, viewer, ownClaim, own.id);
  // The viewer is through with the second article, the colleague never is.
  await apply(store, viewer, "review.set", { articleId: articles[1].articleId, state: "submitted" });
  return { store, projectId, manager, viewer, colleague, articles, ownClaim };
}

async function gather<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** Everything that a reviewer can fetch, search, export and stream. */
async function observe({ store, projectId, viewer, articles, ownClaim }: World) {
  const by: Authorized = await permit(store, viewer, projectId, "read");
  const { reading } = store;
  const dataset = await openDataset(reading, by);
  const stream = await eventVisibility(reading, by);
  return JSON.stringify({
    articles: await listArticles(reading, by),
    annotations: await Promise.all(articles.map((each) => listAnnotations(reading, by, each.versionId))),
    leftBehind: await Promise.all(articles.map((each) => listLeftBehind(reading, by, each.articleId))),
    tags: await countTags(reading, by),
    claims: await loadProjectClaims(reading, by),
    claim: await findClaim(reading, by, ownClaim),
    claimPage: await claimPage(reading, by, { limit: 1 }),
    found: await searchArticles(reading, by, "bridge traffic"),
    description: dataset.description,
    reviewers: dataset.reviewers,
    documents: await gather(dataset.documents()),
    exported: await gather(dataset.claims()),
    log: await visibleEvents(reading, by, { before: null, limit: 1_000 }),
    activity: await listActivity(reading, by, { before: null, articleId: articles[0].articleId }),
    comments: await Promise.all(
      [...articles.map(({ articleId }) => ({ articleId })), { subjectId: ownClaim }].map((about) =>
        listComments(reading, by, about),
      ),
    ),
    inbox: [await listNotices(reading, by), await countUnread(reading, by)],
    stream: (await eventsAfter(reading, { after: 0, limit: 10_000, projectId })).filter(stream),
  });
}

const ACTS = [
  ...(["tag", "retag", "delete", "claim", "evidence", "judge", "join", "question", "submit"] as const),
  ...(["comment", "comment-on-claim"] as const),
] as const;

/** What a colleague can do, with ids that the viewer may have guessed. */
interface Doing {
  act: (typeof ACTS)[number];
  article: 0 | 1;
  id: string;
}

async function act(
  { store, projectId, viewer, colleague, articles, ownClaim }: World,
  { act: kind, article, id }: Doing,
) {
  const where = articles[article];
  const tagged = async () => makeAnnotation(store, colleague, where, { id });
  switch (kind) {
    case "tag":
      return tagged();
    case "retag": {
      const { version } = await tagged();
      const change = { id, version, passage: passageOf(where.text), tag: "opinion" };
      return apply(store, colleague, "annotation.update", change);
    }
    case "delete":
      return apply(store, colleague, "annotation.delete", { id, version: (await tagged()).version });
    case "claim": {
      const mention = { id: newId(), annotationId: (await makeAnnotation(store, colleague, where)).id };
      return apply(store, colleague, "claim.create", { id, projectId, text: "Theirs.", mention });
    }
    case "judge": {
      await apply(store, colleague, "claim.create", { id, projectId, text: "Theirs." });
      const judged = { level: 3, confidence: "low", rationale: "Because.", blind: false };
      return send(store, colleague, "judgment.save", { id: newId(), version: 0, claimId: id, ...judged });
    }
    case "evidence":
      // Managers see the viewer's claim and may work on it; for reviewers it does not exist.
      return send(store, colleague, "evidence.add", {
        ...{ id, claimId: ownClaim, stance: "supports" },
        target: { kind: "url", url: "https://example.org/report" },
      });
    case "join": {
      const annotationId = (await makeAnnotation(store, colleague, where)).id;
      return send(store, colleague, "mention.attach", { id, claimId: ownClaim, annotationId });
    }
    case "comment": {
      const subjectId = (await makeAnnotation(store, colleague, where)).id;
      const said = { id, projectId, subject: "annotation", subjectId, text: `Look, @${viewer.name}.` };
      return apply(store, colleague, "comment.add", said);
    }
    case "comment-on-claim": {
      // Managers see the viewer's claim and may speak of it; for reviewers it does not exist.
      const said = { id, projectId, subject: "claim", subjectId: ownClaim, text: `@${viewer.name}?` };
      return send(store, colleague, "comment.add", said);
    }
    case "question":
      return apply(store, colleague, "question.create", { id, projectId, text: "How many?" });
    case "submit":
      // Only the article that the viewer has not submitted: otherwise both would have.
      return apply(store, colleague, "review.set", { articleId: articles[0].articleId, state: "submitted" });
  }
}

/** Changes that the viewer cannot make; how each is refused tells something. */
async function provoke({ store, projectId, viewer, ownClaim, articles }: World, ids: readonly string[]) {
  const named = ids.flatMap((id) => [
    ["annotation.delete", { id, version: 1 }],
    ["annotation.restore", { id, version: 9 }],
    ["claim.update", { id, version: 9, text: "Mine now." }],
    ["question.update", { id, version: 9, text: "Mine now?" }],
    ["mention.detach", { id, version: 9 }],
    ["evidence.remove", { id, version: 9 }],
    ["comment.resolve", { id, version: 9, resolved: true }],
    ["comment.delete", { id, version: 9 }],
    ["comment.add", { id: newId(), projectId, subject: "annotation", subjectId: id, text: "?" }],
    [
      "comment.add",
      { id: newId(), projectId, subject: "claim", subjectId: ownClaim, threadId: id, text: "?" },
    ],
    ["inbox.mark", { projectId, commentIds: [id], read: true }],
    ["mention.attach", { id: newId(), claimId: id, annotationId: id }],
    ["mention.attach", { id: newId(), claimId: ownClaim, annotationId: id }],
    ["claim.merge", { id: ownClaim, version: 9, moveId: newId(), intoId: id }],
  ]) as [string, object][];
  const judgment = { id: newId(), version: 0, claimId: ownClaim, confidence: "low", rationale: "So." };
  const tries: [string, object][] = [
    ...named,
    // Needs evidence: a colleague's must not count.
    ["judgment.save", { ...judgment, level: 4, blind: false }],
    // Not to be had twice: a colleague's mention of the same words must not stand in the way (it is a wrong version).
    ["review.set", { articleId: articles[0].articleId, state: "in-review" }],
  ];
  const answers = [];
  for (const [kind, input] of tries) {
    const { id: _, ...answer } = await send(store, viewer, kind, input);
    answers.push([kind, answer]);
  }
  return JSON.stringify(answers);
}

const doings = fc.array(
  fc.record({
    act: fc.constantFrom<Doing["act"]>(...ACTS),
    article: fc.constantFrom<Doing["article"]>(0, 1),
  }),
  { minLength: 1, maxLength: 6 },
);

describe.each(STORES)("blind review on $name", ({ name, open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  test.each(["reviewer", "manager"] as const)(
    "a reviewer's world is the same whatever a %s does",
    async (role) => {
      await fc.assert(
        fc.asyncProperty(doings, async (acts) => {
          const world = await makeWorld(store, role);
          const script: Doing[] = acts.map((each) => ({ ...each, id: newId() }));
          const ids = script.map(({ id }) => id);
          const provoked = await provoke(world, ids);
          const without = await observe(world);
          for (const doing of script) await act(world, doing);
          expect(await observe(world)).toBe(without);
          expect(await provoke(world, ids)).toBe(provoked);
        }),
        { numRuns: name === "SQLite" ? 12 : 3 },
      );
    },
  );

  test("the colleague's mention does not stand in the way of the viewer's evidence", async () => {
    const world = await makeWorld(store, "manager");
    const [, second] = world.articles;
    const theirs = await makeAnnotation(store, world.colleague, second, {
      passage: passageOf(second.text, 10, 40),
    });
    await makeMention(store, world.colleague, world.ownClaim, theirs.id);
    const added = await makeEvidence(store, world.viewer, world.ownClaim, second);
    expect(added.claimId).toBe(world.ownClaim);
  });

  test("once both have submitted an article they see each other's work on it", async () => {
    const world = await makeWorld(store, "reviewer");
    const [first, second] = world.articles;
    await act(world, { act: "tag", article: 0, id: newId() });
    await act(world, { act: "claim", article: 0, id: newId() });
    await act(world, { act: "tag", article: 1, id: newId() });
    const by = await permit(store, world.viewer, world.projectId, "read");
    const seen = async (article: MadeArticle) =>
      (await listAnnotations(store.reading, by, article.versionId)).length;
    const claims = async () => (await loadProjectClaims(store.reading, by)).claims.length;
    const events = async () =>
      (await visibleEvents(store.reading, by, { before: null, limit: 100 })).filter(
        ({ actorId, entity }) => actorId === world.colleague.id && entity === "annotation",
      ).length;
    expect([await seen(first), await seen(second), await claims(), await events()]).toEqual([1, 0, 1, 0]);
    for (const actor of [world.viewer, world.colleague])
      await apply(store, actor, "review.set", { articleId: first.articleId, state: "submitted" });
    expect([await seen(first), await seen(second), await claims(), await events()]).toEqual([3, 0, 2, 2]);
  });

  test("adjudicators and managers see everybody's work at once", async () => {
    const world = await makeWorld(store, "reviewer");
    await act(world, { act: "tag", article: 0, id: newId() });
    const adjudicator = await makeMember(store, world.projectId, "adjudicator");
    for (const actor of [world.manager, adjudicator]) {
      const by = await permit(store, actor, world.projectId, "read");
      expect(await listAnnotations(store.reading, by, world.articles[0].versionId)).toHaveLength(2);
    }
  });
});
