import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { v7 as uuidv7 } from "uuid";
import type { Dataset } from "#lib/formats/dataset.ts";
import { writeJsonl } from "#lib/formats/export/jsonl.ts";
import { exportRecord, RECORD_KINDS } from "#lib/formats/export/records.ts";
import type { Authorized } from "../guard.ts";
import { reviewerOfImport } from "../mutations/imported-reviewers.ts";
import { seedSample } from "../sample/seed.ts";
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
  NOW,
  permit,
} from "../testing/factories.ts";
import { makeScene, SPECIMENS } from "../testing/specimens.ts";
import { STORES } from "../testing/stores.ts";
import { openDataset } from "./dataset.ts";
import { loadProjectClaims } from "./claims.ts";
import { assess } from "#lib/claims/assessment.ts";

const EVERYTHING = { textMode: "full", layers: ["reviewer", "adjudicated"], pseudonymous: false } as const;

async function gather<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

async function textOf(dataset: Dataset): Promise<string> {
  return (await gather(writeJsonl(dataset, { ...EVERYTHING, records: RECORD_KINDS }))).join("");
}

describe.each(STORES)("a dataset on $name", ({ open }) => {
  let store: Store;
  let sample: Authorized<"read">;

  beforeAll(async () => {
    store = await open();
    await seedSample(store, NOW, () => uuidv7());
    const [project] = await store.reading.db.select().from(store.reading.tables.project);
    const administrator = await makeActor(store, true);
    sample = await permit(store, administrator, project?.id ?? "", "read");
  });
  afterAll(() => store.close());

  /** A project with an article, two annotations, and a claim with all that belongs to it. */
  async function scene() {
    const actor = await makeActor(store);
    const projectId = await makeProject(store, actor);
    const article = await makeArticle(store, projectId, actor);
    const annotation = await makeAnnotation(store, actor, article);
    const claim = await makeClaim(store, actor, projectId);
    const mention = await makeMention(store, actor, claim.id, annotation.id);
    const evidence = await makeEvidence(store, actor, claim.id, await makeArticle(store, projectId, actor));
    const judged = { level: 3, confidence: "moderate", rationale: "One origin." };
    await apply(store, actor, "judgment.save", { id: newId(), claimId: claim.id, version: 0, ...judged });
    const by = await permit(store, actor, projectId, "read");
    return { actor, projectId, article, annotation, claim, mention, evidence, by };
  }

  it("holds the whole sample, with every quote where it says", async () => {
    const dataset = await openDataset(store.reading, sample);
    const [documents, claims] = [await gather(dataset.documents()), await gather(dataset.claims())];
    const { db, tables } = store.reading;
    const ofProject = (table: typeof tables.article | typeof tables.annotation | typeof tables.claim) =>
      db.$count(table, eq(table.projectId, sample.projectId));
    expect(documents).toHaveLength(await ofProject(tables.article));
    const annotations = documents.flatMap((document) => document.annotations);
    expect(annotations).toHaveLength(await ofProject(tables.annotation));
    expect(annotations.length).toBeGreaterThan(20);
    expect(claims).toHaveLength(await ofProject(tables.claim));
    for (const { article, annotations: tagged } of documents)
      for (const { start, end, exact } of tagged) expect(article.text.slice(start, end)).toBe(exact);
    for (const { passage } of claims.flatMap((claim) => claim.mentions)) {
      const { text } = await dataset.article(passage.article.versionId);
      expect(text.slice(passage.start, passage.end)).toBe(passage.exact);
    }
    expect(claims.flatMap((claim) => claim.evidence).length).toBeGreaterThan(0);
    expect(claims.flatMap((claim) => claim.judgments).length).toBeGreaterThan(0);
  });

  it("suggests the level that the claim's page suggests", async () => {
    const loaded = await loadProjectClaims(store.reading, sample);
    const levels = new Map(
      loaded.claims.map((dossier) => [dossier.claim.id, assess(dossier, loaded).suggestion.level]),
    );
    const claims = await gather((await openDataset(store.reading, sample)).claims());
    expect(claims.length).toBeGreaterThan(0);
    for (const { id, suggestedLevel } of claims) expect(suggestedLevel).toBe(levels.get(id));
  });

  it("gives the same bytes twice, in lines that keep the schema", async () => {
    const first = await textOf(await openDataset(store.reading, sample));
    expect(await textOf(await openDataset(store.reading, sample))).toBe(first);
    for (const line of first.trimEnd().split("\n")) exportRecord.parse(JSON.parse(line));
  });

  it("stays as it was while others change, delete and add", async () => {
    const { actor, projectId, annotation, claim, mention, evidence, article, by } = await scene();
    const deleted = await makeAnnotation(store, actor, article);
    const before = await textOf(await openDataset(store.reading, by));
    const frozen = await openDataset(store.reading, by);
    await apply(store, actor, "annotation.update", {
      ...{ id: annotation.id, version: 1, tag: "opinion", passage: { start: 4, end: 10 } },
      passage: { start: 4, end: 10, exact: article.text.slice(4, 10) },
    });
    await apply(store, actor, "annotation.delete", { id: deleted.id, version: 1 });
    await apply(store, actor, "mention.detach", { id: mention.id, version: 1 });
    await apply(store, actor, "evidence.remove", { id: evidence.id, version: 1 });
    await apply(store, actor, "claim.update", { id: claim.id, version: 1, text: "It never closed." });
    await apply(store, actor, "article.update", {
      id: article.articleId,
      version: 1,
      title: "Another title",
    });
    await makeAnnotation(store, actor, article);
    await makeClaim(store, actor, projectId);
    await makeArticle(store, projectId, actor);
    expect(await textOf(frozen)).toBe(before);
    const after = await textOf(await openDataset(store.reading, by));
    expect(after).toContain("It never closed.");
    expect(after).toContain("Another title");
    expect(after).not.toContain(deleted.id);
  });

  it("is still whole when a change falls between two pages", async () => {
    const { actor, article, annotation, by } = await scene();
    for (let made = 0; made < 30; made++) await makeArticle(store, by.projectId, actor);
    const expected = await gather((await openDataset(store.reading, by)).documents());
    const found = [];
    for await (const document of (await openDataset(store.reading, by)).documents()) {
      found.push(document);
      if (found.length > 1) continue;
      await apply(store, actor, "annotation.delete", { id: annotation.id, version: 1 });
      await makeArticle(store, by.projectId, actor);
      await makeAnnotation(store, actor, article);
    }
    expect(found).toEqual(expected);
    expect(found).toHaveLength(32);
  });

  it("leaves out an article that is removed, with what hangs on it", async () => {
    const { actor, article, claim, by } = await scene();
    await apply(store, actor, "article.remove", { id: article.articleId, version: 1 });
    const dataset = await openDataset(store.reading, by);
    const documents = await gather(dataset.documents());
    expect(documents.map((document) => document.article.id)).not.toContain(article.articleId);
    const [only] = await gather(dataset.claims());
    expect(only).toMatchObject({ id: claim.id, mentions: [] });
    await expect(dataset.article(article.versionId)).rejects.toThrow(RangeError);
  });

  it("holds what was settled beside what reviewers decided, also while it is withdrawn", async () => {
    const scene = await makeScene(store);
    const settled = [];
    for (const kind of ["adjudication.create", "level-adjudication.create"]) {
      const input = await SPECIMENS[kind]?.input(scene);
      settled.push(await apply<{ id: string; version: number }>(store, scene.actor, kind, input));
    }
    const by = await permit(store, scene.actor, scene.projectId, "read");
    const dataset = await openDataset(store.reading, by);
    for (const [position, kind] of ["adjudication.withdraw", "level-adjudication.withdraw"].entries()) {
      const { id = "", version } = settled[position] ?? {};
      await apply(store, scene.actor, kind, { id, version });
    }
    const layers = async (from: Dataset) => {
      const annotations = (await gather(from.documents())).flatMap((document) => document.annotations);
      const judgments = (await gather(from.claims())).flatMap((claim) => claim.judgments);
      return [annotations, judgments].map(
        (rows) => rows.filter(({ layer }) => layer === "adjudicated").length,
      );
    };
    expect(await layers(dataset)).toEqual([1, 1]);
    expect(await layers(await openDataset(store.reading, by))).toEqual([0, 0]);
  });

  it("shows nothing of another project", async () => {
    const [mine, other] = [await scene(), await scene()];
    const text = await textOf(await openDataset(store.reading, mine.by));
    for (const foreign of [other.projectId, other.annotation.id, other.claim.id, other.actor.id])
      expect(text).not.toContain(foreign);
    const dataset = await openDataset(store.reading, mine.by);
    await expect(dataset.article(other.article.versionId)).rejects.toThrow(RangeError);
  });

  it("numbers pseudonyms by who acted first, for ever", async () => {
    const { actor, projectId, article, by } = await scene();
    const pseudonyms = async () => {
      const { reviewers } = await openDataset(store.reading, by);
      return new Map(reviewers.map(({ id, pseudonym }) => [id, pseudonym]));
    };
    expect((await pseudonyms()).get(actor.id)).toBe("r01");
    const later = await makeActor(store);
    const { member } = store.reading.tables;
    await store.write(({ db }) =>
      db.insert(member).values({ projectId, userId: later.id, role: "reviewer", createdAt: NOW }),
    );
    await makeAnnotation(store, later, article);
    expect((await pseudonyms()).get(later.id)).toBe("r02");
    await store.write(({ db }) =>
      db.delete(member).where(and(eq(member.projectId, projectId), eq(member.userId, actor.id))),
    );
    const still = await pseudonyms();
    expect([still.get(actor.id), still.get(later.id)]).toEqual(["r01", "r02"]);
  });

  it("numbers reviewers of an import where they were brought in, for ever", async () => {
    const { actor, projectId, article, by } = await scene();
    const manager = await permit(store, actor, projectId, "annotate");
    const settings = { layer: "named" as const, name: "Brought in" };
    const hand = { hand: "", handName: "" };
    const imported = await store.write((writing) => reviewerOfImport(writing, manager, settings, hand, NOW));
    const later = await makeMember(store, projectId, "reviewer");
    await makeAnnotation(store, later, article);
    const { reviewers } = await openDataset(store.reading, by);
    const pseudonyms = new Map(reviewers.map(({ id, pseudonym }) => [id, pseudonym]));
    expect([actor.id, imported, later.id].map((id) => pseudonyms.get(id))).toEqual(["r01", "r02", "r03"]);
  });
});
