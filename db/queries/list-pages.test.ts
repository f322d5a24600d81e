import fc from "fast-check";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { annotationImportSettings } from "#lib/annotations/import-inputs.ts";
import { releaseSettings } from "#lib/releases/inputs.ts";
import { importSettings } from "#lib/imports/columns.ts";
import type { Result } from "#lib/operations/envelope.ts";
import type { Page, PageQuery } from "#lib/pages/pages.ts";
import type { Actor, Authorized } from "../guard.ts";
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
  newId,
  NOW,
  passageOf,
  permit,
} from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import { settledPage } from "./adjudication.ts";
import { annotationImportPage } from "./annotation-imports.ts";
import { articlePage, versionPage } from "./articles.ts";
import { claimPage, listClaims } from "./claims.ts";
import { importPage } from "./imports.ts";
import { releasePage } from "./releases.ts";
import { searchPage } from "./search.ts";
import { deliveryPage, webhookPage } from "./webhooks.ts";

const ROWS = 7;

interface Scene {
  store: Store;
  actor: Actor;
  by: Authorized<"manage">;
  projectId: string;
}

/** A list: how a row comes into it, with which time, and how it is read. Answers carry the ids of rows. */
interface List {
  order: "oldest first" | "newest first";
  add: (at: number) => Promise<string>;
  page: (query: PageQuery) => Promise<Result<Page<{ id: string }>>>;
}

const answer = async <T>(page: Promise<Result<Page<T>>>, idOf: (item: T) => string) => {
  const found = await page;
  if (!found.ok) return found;
  return {
    ok: true as const,
    value: { ...found.value, items: found.value.items.map((one) => ({ id: idOf(one) })) },
  };
};

async function listsOf({ store, actor, by, projectId }: Scene): Promise<Record<string, List>> {
  const { reading } = store;
  const whose = (at: number) => ({ projectId, createdBy: actor.id, createdAt: at, updatedAt: at });
  const setTime = async (name: "article" | "claim", id: string, at: number) => {
    await store.write(({ db, tables }) =>
      db.update(tables[name]).set({ createdAt: at }).where(eq(tables[name].id, id)),
    );
    return id;
  };
  const article = await makeArticle(store, projectId, actor);
  const hook = { url: "https://a.example", topics: [], active: true, seq: 0 };
  const webhookId = newId();
  await store.write(({ db, tables: { webhook } }) =>
    db.insert(webhook).values({ ...whose(0), ...hook, id: webhookId }),
  );
  let versions = 1;
  return {
    articles: {
      order: "oldest first",
      add: async (at) => setTime("article", (await makeArticle(store, projectId, actor)).articleId, at),
      page: (query) => answer(articlePage(reading, by, query), ({ id }) => id),
    },
    versions: {
      order: "newest first",
      add: async (at) => {
        const id = newId();
        await store.write(({ db, tables: { articleVersion } }) =>
          db.insert(articleVersion).values({
            ...{ id, projectId, articleId: article.articleId, number: ++versions, createdAt: at },
            ...{ text: id, sha256: id, length: 1, words: 1, blocks: [], notes: [], originalSha256: "" },
          }),
        );
        return id;
      },
      page: (query) => answer(versionPage(reading, by, article.articleId, query), ({ id }) => id),
    },
    claims: {
      order: "oldest first",
      add: async (at) => setTime("claim", (await makeClaim(store, actor, projectId)).id, at),
      page: (query) => answer(claimPage(reading, by, query), ({ claim }) => claim.id),
    },
    settled: {
      order: "oldest first",
      add: async (at) => {
        const id = newId();
        const rejected = {
          ...{ prefix: "", suffix: "", heard: [], silent: [] },
          ...({ outcome: "reject", decidedBy: "hand", method: "reject" } as const),
        };
        const decided = { id, projectId, adjudicatorId: actor.id, createdAt: at, updatedAt: at, dissent: [] };
        // Every other one is a level: those come after all passages.
        const claimId = at % 2 === 0 ? null : (await makeClaim(store, actor, projectId)).id;
        await store.write(({ db, tables }) =>
          claimId === null
            ? db.insert(tables.adjudication).values({
                ...{ ...decided, articleId: article.articleId, versionId: article.versionId },
                ...{ ...passageOf(article.text), ...rejected },
              })
            : db.insert(tables.levelAdjudication).values({ ...decided, claimId, level: 3, heard: [] }),
        );
        return id;
      },
      page: (query) => answer(settledPage(reading, by, query), ({ row }) => row.id),
    },
    imports: {
      order: "newest first",
      add: async (at) => {
        const id = newId();
        const about = { kind: "csv", name: "a.csv", bytes: 1, sha256: "", state: "done" } as const;
        await store.write(({ db, tables: { importJob } }) =>
          db.insert(importJob).values({ ...whose(at), ...about, id, settings: importSettings.parse({}) }),
        );
        return id;
      },
      page: (query) => answer(importPage(reading, by, query), ({ id }) => id),
    },
    "annotation imports": {
      order: "newest first",
      add: async (at) => {
        const id = newId();
        const about = { name: "a.jsonl", format: "jsonl", state: "done" as const, problems: [] };
        const settings = annotationImportSettings.parse({});
        await store.write(({ db, tables: { annotationImport } }) =>
          db.insert(annotationImport).values({ ...whose(at), ...about, id, settings }),
        );
        return id;
      },
      page: (query) => answer(annotationImportPage(reading, by, query), ({ id }) => id),
    },
    releases: {
      order: "newest first",
      add: async (at) => {
        const id = newId();
        await store.write(({ db, tables: { release } }) =>
          db.insert(release).values({
            ...{ id, projectId, createdBy: actor.id, createdAt: at, frozenAt: at, seq: 1, sha256: "" },
            ...{ number: id, settings: releaseSettings.parse({}), changes: null },
          }),
        );
        return id;
      },
      page: (query) => answer(releasePage(reading, by, query), ({ id }) => id),
    },
    webhooks: {
      order: "oldest first",
      add: async (at) => {
        const id = newId();
        await store.write(({ db, tables: { webhook } }) =>
          db.insert(webhook).values({ ...whose(at), ...hook, id }),
        );
        return id;
      },
      page: (query) => answer(webhookPage(reading, by, query), ({ id }) => id),
    },
    deliveries: {
      order: "newest first",
      add: async (at) => {
        const id = newId();
        await store.write(({ db, tables: { webhookDelivery } }) =>
          db
            .insert(webhookDelivery)
            .values({ id, projectId, webhookId, events: [], state: "delivered", createdAt: at }),
        );
        return id;
      },
      page: (query) => answer(deliveryPage(reading, by, webhookId, query), ({ id }) => id),
    },
  };
}

/** All pages of a list; `meanwhile` happens between them. */
async function walk(page: List["page"], limit: number, meanwhile?: (number: number) => Promise<unknown>) {
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let number = 0; number < 100; number++) {
    const found = await page({ limit, cursor });
    if (!found.ok) throw new Error(found.error.message);
    expect(found.value.items.length).toBeLessThanOrEqual(limit);
    seen.push(...found.value.items.map(({ id }) => id));
    if (found.value.next === null) return seen;
    cursor = found.value.next;
    await meanwhile?.(number);
  }
  throw new Error("no end");
}

describe.each(STORES)("lists on $name", ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  test("page by page they are the whole list, in its order, however many share a time", async () => {
    const actor = await makeActor(store);
    const projectId = await makeProject(store, actor);
    const by = await permit(store, actor, projectId, "manage");
    for (const [name, { add, page, order }] of Object.entries(
      await listsOf({ store, actor, by, projectId }),
    )) {
      const ids: string[] = [];
      // Times of which several are alike, in no order.
      for (let n = 0; n < ROWS; n++) ids.push(await add(NOW + ((n * 5) % 3)));
      const whole = await walk(page, 1_000);
      expect([name, whole]).toEqual([name, expect.arrayContaining(ids)]);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: ROWS + 2 }), async (limit) => {
          expect([name, await walk(page, limit)]).toEqual([name, whole]);
        }),
        { numRuns: 4 },
      );
      // What comes in meanwhile, wherever it belongs, makes nothing come twice and lets nothing out.
      for (const later of [0, 10]) {
        const before = await walk(page, 1_000);
        const seen = await walk(page, 2, (number) => add(NOW + later + number));
        expect([name, seen.filter((id) => before.includes(id))]).toEqual([name, before]);
        expect(new Set(seen).size).toBe(seen.length);
        // Of what is newer than all, lists that end with the newest tell, and others do not.
        if (later > 0) expect([name, seen.length > before.length]).toEqual([name, order === "oldest first"]);
      }
      for (const cursor of ["nonsense", btoa('["x"]'), btoa("[1,2,3,4]")])
        expect([name, await page({ limit: 2, cursor })]).toMatchObject([name, { ok: false }]);
    }
  });

  test("claims page by page are those that a blind reviewer may see, and nothing tells of others", async () => {
    const manager = await makeActor(store);
    const projectId = await makeProject(store, manager);
    const [viewer, colleague] = [
      await makeMember(store, projectId, "reviewer"),
      await makeMember(store, projectId, "reviewer"),
    ];
    const { project } = store.reading.tables;
    await store.write(({ db }) => db.update(project).set({ blind: true }).where(eq(project.id, projectId)));
    const article = await makeArticle(store, projectId, manager);
    const own: string[] = [];
    for (let n = 0; n < 12; n++) {
      const by = n % 3 === 0 ? viewer : colleague;
      const { id } = await makeClaim(store, by, projectId);
      const at = n * 2;
      const passage = passageOf(article.text, at, at + 2);
      await makeMention(store, by, id, (await makeAnnotation(store, by, article, { passage })).id);
      if (by === viewer) own.push(id);
    }
    const by = await permit(store, viewer, projectId, "read");
    const page = (query: PageQuery) => answer(claimPage(store.reading, by, query), ({ claim }) => claim.id);
    for (const limit of [1, 2, 3, 4, 5]) expect(await walk(page, limit)).toEqual(own);
    const all = await claimPage(store.reading, by, { limit: 100 });
    expect(all).toEqual({ ok: true, value: { items: await listClaims(store.reading, by), next: null } });
    expect(await claimPage(store.reading, by, { limit: own.length })).toMatchObject({
      value: { next: null },
    });
    const open = await permit(store, manager, projectId, "read");
    const whole = await claimPage(store.reading, open, { limit: 100 });
    expect(whole).toEqual({ ok: true, value: { items: await listClaims(store.reading, open), next: null } });
    expect(whole.ok && whole.value.items).toHaveLength(12);
  });

  test("a search page by page is the whole search, best first", async () => {
    const actor = await makeActor(store);
    const projectId = await makeProject(store, actor);
    const by = await permit(store, actor, projectId, "read");
    for (let n = 0; n < 9; n++) {
      const often = "Weirs hold. ".repeat(1 + (n % 4));
      await makeArticle(store, projectId, actor, {
        text: `${often} Article ${n} of many.`,
        title: `Nine ${n}`,
      });
    }
    const page = (query: PageQuery) =>
      answer(searchPage(store.reading, by, { ...query, q: "weirs" }), ({ articleId }) => articleId);
    const whole = await walk(page, 100);
    expect(new Set(whole).size).toBe(9);
    for (const limit of [1, 2, 4, 9]) expect(await walk(page, limit)).toEqual(whole);
    expect(await page({ limit: 2, cursor: "nonsense" })).toMatchObject({ ok: false });
    await apply(store, actor, "article.remove", { id: whole[0], version: 1 });
    expect(await walk(page, 2)).toEqual(whole.slice(1));
  });
});
