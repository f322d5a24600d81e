import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TOKEN_SCOPES, type TokenScope } from "#lib/accounts/scopes.ts";
import { ROLES, type Role } from "#lib/projects/roles.ts";
import { authorize, type Actor, type Authorized } from "../guard.ts";
import * as articleQueries from "../queries/articles.ts";
import * as claimQueries from "../queries/claims.ts";
import * as projectQueries from "../queries/projects.ts";
import * as searchQueries from "../queries/search.ts";
import * as sourceQueries from "../queries/sources.ts";
import type { Store } from "../store.ts";
import { contents } from "../testing/contents.ts";
import {
  apply,
  makeActor,
  makeAnnotation,
  makeArticle,
  makeClaim,
  makeEvidence,
  makeMember,
  makeMention,
  makeOrigin,
  makeProject,
  makeQuestion,
  newId,
  outcomeOf,
  passageOf,
  permit,
  send,
  setRole,
} from "../testing/factories.ts";
import { makeScene, SPECIMENS, type Scene } from "../testing/specimens.ts";
import { STORES } from "../testing/stores.ts";
import { OPERATIONS } from "./registry.ts";

const rank = (role: Role) => ROLES.indexOf(role);

function expected(kind: string, role: Role | null): string {
  const least = SPECIMENS[kind]?.least;
  if (least === undefined) throw new Error(`Say in SPECIMENS who may “${kind}”.`);
  if (least === "anyone") return "applied";
  if (least === "administrator") return "forbidden";
  if (role === null) return "not_found";
  return rank(role) >= rank(least) ? "applied" : "forbidden";
}

const expectedLeast = (kind: string) => SPECIMENS[kind]?.least ?? "administrator";

/** The scope that a token needs for what a role may do; people's own accounts are not for tokens. */
const SCOPE_OF: Partial<Record<string, TokenScope>> = {
  viewer: "read",
  reviewer: "annotate",
  adjudicator: "adjudicate",
  manager: "manage",
};

describe.each(STORES)("who may do what on $name", ({ open }) => {
  let store: Store;
  let scene: Scene;

  beforeAll(async () => {
    store = await open();
    scene = await makeScene(store);
  });
  afterAll(() => store.close());

  const cells = [...OPERATIONS.keys()].flatMap((kind) =>
    [null, ...ROLES].map((role) => [kind, role, expected(kind, role)] as const),
  );

  // The rows are the actor's own, made while they still could: losing a role takes hold of everything at once.
  test.each(cells)("%s as %s: %s", async (kind, role, outcome) => {
    const actor = await makeMember(store, scene.projectId, "manager");
    const input = await SPECIMENS[kind]?.input({ ...scene, actor });
    await setRole(store, scene.projectId, actor, role);
    const before = await contents(store);
    const answer = await send(store, actor, kind, input);
    expect(outcomeOf(answer)).toBe(outcome);
    if (outcome !== "applied") expect(await contents(store)).toBe(before);
  });

  test("outsiders get the same words whether the project exists or not", async () => {
    const outsider = await makeActor(store);
    const input = { text: "It rained.", id: newId() };
    const real = await send(store, outsider, "claim.create", { ...input, projectId: scene.projectId });
    const invented = await send(store, outsider, "claim.create", { ...input, projectId: newId() });
    expect({ ...real, id: "" }).toEqual({ ...invented, id: "" });
  });

  const ADMINISTRATORS = Object.keys(SPECIMENS).filter((kind) => SPECIMENS[kind]?.least === "administrator");
  test.each(ADMINISTRATORS)("%s as administrator of the installation, but not by a token", async (kind) => {
    const administrator = await makeActor(store, true);
    const input = await SPECIMENS[kind]?.input(scene);
    const token: Actor = { ...administrator, scopes: TOKEN_SCOPES };
    expect(outcomeOf(await send(store, token, kind, input))).toBe("forbidden");
    expect(outcomeOf(await send(store, administrator, kind, input))).toBe("applied");
  });

  // A manager's tokens: each kind runs with the one scope it needs, and with all the others it does not.
  test.each([...OPERATIONS.keys()])("%s by a token", async (kind) => {
    const manager = await makeMember(store, scene.projectId, "manager");
    const needed = SCOPE_OF[expectedLeast(kind)] ?? (kind === "project.create" ? "manage" : null);
    const input = await SPECIMENS[kind]?.input({ ...scene, actor: manager });
    const others = { ...manager, scopes: TOKEN_SCOPES.filter((scope) => scope !== needed) };
    expect(outcomeOf(await send(store, others, kind, input))).toBe("forbidden");
    if (needed)
      expect(outcomeOf(await send(store, { ...manager, scopes: [needed] }, kind, input))).toBe("applied");
  });

  test("an administrator manages every project that exists, and no other", async () => {
    const administrator = await makeActor(store, true);
    expect((await authorize(store.reading, administrator, scene.projectId, "manage")).ok).toBe(true);
    expect(await authorize(store.reading, administrator, newId(), "read")).toMatchObject({
      error: { code: "not_found" },
    });
  });

  describe("of another project", () => {
    let foreign: Awaited<ReturnType<typeof makeForeign>>;
    let own: Awaited<ReturnType<typeof makeForeign>>;
    let actor: Actor;
    let by: Authorized<"read">;

    /** A project of somebody's with one of everything. */
    async function makeForeign(owner: Actor) {
      const projectId = await makeProject(store, owner);
      const article = await makeArticle(store, projectId, owner, { publisher: "The Orlen Herald" });
      const annotation = await makeAnnotation(store, owner, article);
      const claim = await makeClaim(store, owner, projectId);
      const mention = await makeMention(store, owner, claim.id, annotation.id);
      const free = await makeAnnotation(store, owner, article);
      const evidence = await makeEvidence(store, owner, claim.id, article);
      const origin = await makeOrigin(store, owner, projectId);
      const question = await makeQuestion(store, owner, projectId);
      return { projectId, article, claim, mention, free, evidence, origin, question };
    }

    beforeAll(async () => {
      actor = await makeActor(store);
      own = await makeForeign(actor);
      foreign = await makeForeign(await makeActor(store));
      by = await permit(store, actor, own.projectId, "read");
    });

    // Every query that takes a permission, asked with the permission of one project for what is in the other.
    const QUERIES: Record<string, () => Promise<unknown>> = {
      listArticles: () => articleQueries.listArticles(store.reading, by, [foreign.article.articleId]),
      articlePage: () => articleQueries.articlePage(store.reading, by, { limit: 100 }),
      findArticle: () => articleQueries.findArticle(store.reading, by, foreign.article.articleId),
      listAnnotations: () => articleQueries.listAnnotations(store.reading, by, foreign.article.versionId),
      listVersions: () => articleQueries.listVersions(store.reading, by, foreign.article.articleId),
      versionPage: () =>
        articleQueries.versionPage(store.reading, by, foreign.article.articleId, { limit: 100 }),
      listLeftBehind: () => articleQueries.listLeftBehind(store.reading, by, foreign.article.articleId),
      listClaims: () => claimQueries.listClaims(store.reading, by, foreign.claim.id),
      claimPage: () => claimQueries.claimPage(store.reading, by, { limit: 100 }),
      loadWeighing: () => claimQueries.loadWeighing(store.reading, by),
      findClaim: () => claimQueries.findClaim(store.reading, by, foreign.claim.id),
      listMentions: async () => [
        ...(await claimQueries.listMentions(store.reading, by, { claimIds: [foreign.claim.id] })),
        ...(await claimQueries.listMentions(store.reading, by, { versionIds: [foreign.article.versionId] })),
      ],
      listOrigins: () => claimQueries.listOrigins(store.reading, by),
      listPublishers: () => claimQueries.listPublishers(store.reading, by),
      listQuestions: () => claimQueries.listQuestions(store.reading, by),
      listRelations: () => claimQueries.listRelations(store.reading, by),
      listMoves: () => claimQueries.listMoves(store.reading, by),
      listDependences: () => sourceQueries.listDependences(store.reading, by),
      listDerivations: () => sourceQueries.listDerivations(store.reading, by),
      listOverlaps: () => sourceQueries.listOverlaps(store.reading, by),
      listAssessments: () => sourceQueries.listAssessments(store.reading, by),
      loadProjectClaims: () => claimQueries.loadProjectClaims(store.reading, by),
      listProjects: () => projectQueries.listProjects(store.reading, actor),
      findProject: () => projectQueries.findProject(store.reading, by),
      listMembers: () => projectQueries.listMembers(store.reading, by),
      countTags: () => projectQueries.countTags(store.reading, by),
      searchArticles: () => searchQueries.searchArticles(store.reading, by, foreign.article.text),
      searchPage: () => searchQueries.searchPage(store.reading, by, { q: foreign.article.text, limit: 20 }),
    };
    const PURE = ["queryWords"];

    test("every query is asked below", () => {
      const modules = [articleQueries, claimQueries, projectQueries, searchQueries, sourceQueries];
      const names = modules.flatMap((module) => Object.keys(module)).filter((name) => !PURE.includes(name));
      expect(Object.keys(QUERIES).toSorted()).toEqual(names.toSorted());
    });

    test.each(Object.keys(QUERIES))("%s shows nothing", async (name) => {
      const found = JSON.stringify(await QUERIES[name]?.());
      const theirs = [
        ...[foreign.projectId, foreign.article.articleId, foreign.article.versionId, foreign.article.title],
        ...[foreign.claim.id, foreign.mention.id, foreign.free.id, foreign.evidence.id],
        ...[foreign.origin.id, foreign.question.id],
      ];
      for (const secret of theirs) expect(found).not.toContain(secret);
    });

    test("rows are not found, whatever field names them", async () => {
      const passage = passageOf(foreign.article.text);
      const evidence = { id: newId(), claimId: own.claim.id, stance: "supports" };
      const claim = { id: newId(), projectId: own.projectId, text: "It rained." };
      const mention = { id: own.mention.id, version: 1 };
      const attempts: [string, object][] = [
        ["claim.create", { ...claim, questionId: foreign.question.id }],
        ["claim.create", { ...claim, mention: { id: newId(), annotationId: foreign.free.id } }],
        ["claim.update", { id: own.claim.id, version: 1, text: "x", questionId: foreign.question.id }],
        ["mention.attach", { id: newId(), claimId: own.claim.id, annotationId: foreign.free.id }],
        ["mention.attach", { id: newId(), claimId: foreign.claim.id, annotationId: own.free.id }],
        ["mention.update", { ...mention, originId: foreign.origin.id }],
        [
          "evidence.add",
          { ...evidence, target: { kind: "passage", versionId: foreign.article.versionId, passage } },
        ],
        ["annotation.create", { id: newId(), versionId: foreign.article.versionId, passage, tag: "claim" }],
        ["review.set", { articleId: foreign.article.articleId, state: "submitted" }],
      ];
      const before = await contents(store);
      for (const [kind, input] of attempts)
        expect([kind, outcomeOf(await send(store, actor, kind, input))]).toEqual([kind, "not_found"]);
      expect(await contents(store)).toBe(before);
    });

    test("an article that was removed is gone with all that hangs on it", async () => {
      const { articleId, versionId } = own.article;
      await apply(store, actor, "article.remove", { id: articleId, version: 1 });
      expect(await articleQueries.findArticle(store.reading, by, articleId)).toBeNull();
      expect(await articleQueries.listAnnotations(store.reading, by, versionId)).toEqual([]);
      const dossier = await claimQueries.findClaim(store.reading, by, own.claim.id);
      expect(dossier).toMatchObject({ mentions: [], evidence: [] });
      const late = { id: newId(), versionId, passage: passageOf(own.article.text), tag: "claim" };
      expect(outcomeOf(await send(store, actor, "annotation.create", late))).toBe("not_found");
    });
  });
});
