import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assess } from "#lib/claims/assessment.ts";
import { SAMPLE_ARTICLES } from "#lib/sample/articles.ts";
import { SAMPLE_CLAIMS } from "#lib/sample/claims.ts";
import { SAMPLE_REVIEWERS } from "#lib/sample/sources.ts";
import type { Authorized } from "../guard.ts";
import { createFirstAdministrator, issueFirstAdministratorLink } from "../mutations/accounts.ts";
import { findArticle, listAnnotations, listArticles } from "../queries/articles.ts";
import { loadProjectClaims } from "../queries/claims.ts";
import { listProjects } from "../queries/projects.ts";
import { prepareFindSession } from "../queries/sessions.ts";
import type { Store } from "../store.ts";
import { contents } from "../testing/contents.ts";
import { makeActor, newId, NOW, permit } from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import { seedSample } from "./seed.ts";

describe.each(STORES)("the sample project on $name", ({ open }) => {
  let store: Store;
  let by: Authorized<"read">;

  beforeAll(async () => {
    store = await open();
    await seedSample(store, NOW, newId);
    const administrator = await makeActor(store, true);
    const [project] = await listProjects(store.reading, administrator);
    by = await permit(store, administrator, project?.id ?? "", "read");
  });
  afterAll(() => store.close());

  test("is written once, and not again", async () => {
    expect(await listArticles(store.reading, by)).not.toEqual([]);
    const before = await contents(store);
    expect(await seedSample(store, NOW, newId)).toBe(false);
    expect(await contents(store)).toBe(before);
  });

  test("stays away where it was removed", async () => {
    const other = await open();
    await seedSample(other, NOW, newId);
    const { project } = other.reading.tables;
    await other.write(({ db }) => db.delete(project));
    expect(await seedSample(other, NOW, newId)).toBe(false);
    expect(await other.reading.db.$count(project)).toBe(0);
    await other.close();
  });

  test("has its articles in order, with passages that stand where they say", async () => {
    const articles = await listArticles(store.reading, by);
    expect(articles.map(({ title }) => title)).toEqual(SAMPLE_ARTICLES.map(({ title }) => title));
    for (const { id, versionId, tags } of articles) {
      const text = (await findArticle(store.reading, by, id))?.text ?? "";
      const annotations = await listAnnotations(store.reading, by, versionId);
      expect(annotations).toHaveLength(tags.claim + tags.opinion + tags.boilerplate);
      for (const { start, end, exact } of annotations) expect(text.slice(start, end)).toBe(exact);
    }
  });

  test("its claims show what they come to: many reports, few origins", async () => {
    const project = await loadProjectClaims(store.reading, by);
    expect(project.claims.map(({ claim }) => claim.text)).toEqual(SAMPLE_CLAIMS.map(({ text }) => text));
    const headlines = project.claims.map((dossier) => assess(dossier, project).headline);
    expect(headlines).toContain("7 reports, 2 origins");
  });

  test("has something on every screen: chains, figures, who copied whom, grades, judgments of several", async () => {
    const project = await loadProjectClaims(store.reading, by);
    const reviewers = new Set(
      project.claims.flatMap(({ judgments }) => judgments.map((one) => one.reviewer)),
    );
    expect([...reviewers].toSorted()).toEqual(SAMPLE_REVIEWERS.map(({ name }) => name).toSorted());
    expect(project.mentions.filter(({ chain }) => chain.length > 1).length).toBeGreaterThanOrEqual(5);
    expect(project.mentions.filter(({ quantity }) => quantity !== null).length).toBeGreaterThanOrEqual(8);
    expect(project.relations.map(({ type }) => type)).toContain("not-comparable");
    const copy = project.derivations.find(({ level }) => level === "wholly-derived");
    expect(copy?.containment).toBeGreaterThan(0.6);
    expect(project.dependences).toHaveLength(1);
    expect(project.publishers.filter(({ owner }) => owner === "Larch Content")).toHaveLength(2);
    const suggested = project.claims.flatMap(({ judgments }) => judgments.map((one) => one.suggestedLevel));
    expect(suggested).not.toContain(null);
    expect(new Set(suggested).size).toBeGreaterThan(2);
  });

  test("its reviewers have no password, cannot be signed in, and are nobody's administrator", async () => {
    const { db, tables } = store.reading;
    const [reviewer] = (await db.select().from(tables.user)).filter(({ name }) => name === "Sample reviewer");
    expect(reviewer).toMatchObject({ isAdministrator: false, disabledAt: NOW });
    expect(await db.$count(tables.account)).toBe(0);
    // Even with a session made behind the product's back.
    const at = new Date(NOW);
    const times = { createdAt: at, updatedAt: at, expiresAt: new Date(NOW + 60_000) };
    await store.write((writing) =>
      writing.db
        .insert(tables.session)
        .values({ id: newId(), token: "t", userId: reviewer?.id ?? "", ...times }),
    );
    expect(await prepareFindSession(store.reading)("t", NOW)).toBeNull();
  });
});

describe.each(STORES)("the first administrator on $name", ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  const issue = (secret: string, now = NOW) =>
    store.write((writing) => issueFirstAdministratorLink(writing, { id: newId(), secret }, now));
  const create = (token: string, now = NOW) => {
    const id = newId();
    const person = { id, token, name: "Ada", email: `${id}@Example.test`, passwordHash: "hash" };
    return store.write((writing) => createFirstAdministrator(writing, person, now));
  };
  const refused = { ok: false, error: { code: "forbidden" } };

  test("comes in by the newest link, in its time, once", async () => {
    await seedSample(store, NOW, newId);
    expect(await issue("first")).toBe(true);
    expect(await issue("second")).toBe(true);
    expect(await create("first")).toMatchObject(refused);
    expect(await create("never issued")).toMatchObject(refused);
    expect(await create("second", NOW + 24 * 60 * 60 * 1000)).toMatchObject(refused);
    const { db, tables } = store.reading;
    const [link] = await db.select().from(tables.oneTimeLink);
    expect(link?.usedAt).toBeNull();
    expect(JSON.stringify(link)).not.toContain("second");

    const results = await Promise.all([create("second"), create("second")]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await create("second")).toMatchObject(refused);
    expect(await issue("third")).toBe(false);
    expect(await create("third")).toMatchObject(refused);

    const [administrator, ...more] = (await db.select().from(tables.user)).filter(
      (user) => user.isAdministrator,
    );
    expect(more).toEqual([]);
    expect(administrator?.email).toBe(administrator?.email.toLowerCase());
    const members = (await db.select().from(tables.member)).filter(
      ({ userId }) => userId === administrator?.id,
    );
    expect(members).toMatchObject([{ role: "manager" }]);
  });
});
