import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { createReleaseInput, type CreateReleaseInput } from "#lib/releases/inputs.ts";
import { readChecksums } from "#lib/releases/manifest.ts";
import { zipped } from "#lib/releases/archive.ts";
import type { Authorized } from "../guard.ts";
import { findRelease, listReleases, releaseFileContent, releaseFiles } from "../queries/releases.ts";
import { seedSample } from "../sample/seed.ts";
import type { Store } from "../store.ts";
import {
  apply,
  makeActor,
  makeAnnotation,
  makeArticle,
  makeMember,
  makeProject,
  NOW,
  permit,
} from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import { prepareRelease, publishRelease } from "./releases.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe.each(STORES)("releases on $name", ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  const input = (more: Partial<CreateReleaseInput> = {}) =>
    createReleaseInput.parse({ id: uuidv7(), ...more });

  async function publish(by: Authorized<"manage">, more: Partial<CreateReleaseInput> = {}) {
    const prepared = await prepareRelease(store.reading, by, input(more));
    const result = await store.write((writing) => publishRelease(writing, by, prepared, NOW));
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  }

  async function filesOf(by: Authorized, releaseId: string): Promise<Map<string, Buffer>> {
    const files = new Map<string, Buffer>();
    for await (const { path, content } of releaseFiles(store.reading, by, releaseId)) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(chunk);
      files.set(path, Buffer.concat(chunks));
    }
    return files;
  }

  async function scene() {
    const actor = await makeActor(store);
    const projectId = await makeProject(store, actor);
    const article = await makeArticle(store, projectId, actor);
    const annotation = await makeAnnotation(store, actor, article);
    return { actor, article, annotation, by: await permit(store, actor, projectId, "manage") };
  }

  it("freezes the sample with a checksum for every file", async () => {
    await seedSample(store, NOW, () => uuidv7());
    const [project] = await store.reading.db.select().from(store.reading.tables.project);
    const by = await permit(store, await makeActor(store, true), project?.id ?? "", "manage");
    const { id, number } = await publish(by, { licence: "CC-BY-4.0", creators: ["The makers"] });
    expect(number).toBe("1.0.0");
    const files = await filesOf(by, id);
    const sums = readChecksums(files.get("SHA256SUMS")?.toString() ?? "");
    expect([...(sums?.keys() ?? []), "SHA256SUMS"]).toEqual([...files.keys()]);
    for (const [path, sum] of sums ?? []) expect(sha256(files.get(path) ?? Buffer.of())).toBe(sum);
    for (const path of [
      "dataset.jsonl",
      "tables/annotations.csv",
      "parquet/annotations.parquet",
      "datasheet.md",
      "agreement.md",
      "agreement.json",
      "guideline.md",
      "CHANGES.md",
    ])
      expect(files.get(path)?.length).toBeGreaterThan(20);
    const manifest = JSON.parse(files.get("manifest.json")?.toString() ?? "");
    expect(manifest).toMatchObject({
      ...{ version: "1.0.0", licence: "CC-BY-4.0", creators: ["The makers"], scale_version: "1.0" },
      previous_version: null,
    });
    expect(files.get("datasheet.md")?.toString()).toContain("Version 1.0.0");
  });

  it("gives the same bytes when it is made again from the same state", async () => {
    const { by } = await scene();
    const wishes = input();
    const [first, again] = [
      await prepareRelease(store.reading, by, wishes),
      await prepareRelease(store.reading, by, wishes),
    ];
    expect(again).toEqual(first);
    const { id } = await publish(by, wishes);
    const archive = async () => {
      const hash = createHash("sha256");
      for await (const chunk of zipped(releaseFiles(store.reading, by, id), first.frozenAt))
        hash.update(chunk);
      return hash.digest("hex");
    };
    expect(await archive()).toBe(await archive());
  });

  it("is numbered by what changed: nothing, something more, something else", async () => {
    const { actor, article, annotation, by } = await scene();
    expect((await publish(by)).number).toBe("1.0.0");
    expect((await publish(by)).number).toBe("1.0.1");
    const { id } = await makeAnnotation(store, actor, article, { tag: "opinion" });
    const minor = await publish(by);
    expect(minor.number).toBe("1.1.0");
    expect(minor.changes?.added.annotation).toEqual([id]);
    await apply(store, actor, "annotation.delete", { id: annotation.id, version: 1 });
    const major = await publish(by);
    expect(major.number).toBe("2.0.0");
    expect(major.changes?.removed.annotation).toEqual([annotation.id]);
    const numbers = (await listReleases(store.reading, by)).map(({ number }) => number);
    expect(numbers).toEqual(["2.0.0", "1.1.0", "1.0.1", "1.0.0"]);
  });

  it("stays what it was when the project goes on", async () => {
    const { actor, article, by } = await scene();
    const { id } = await publish(by);
    const before = await filesOf(by, id);
    await makeAnnotation(store, actor, article, { tag: "opinion" });
    await apply(store, actor, "article.remove", { id: article.articleId, version: 1 });
    expect(await filesOf(by, id)).toEqual(before);
  });

  it("is made once for an id, and refused for a number that is taken", async () => {
    const { by } = await scene();
    const prepared = await prepareRelease(store.reading, by, input());
    const rival = await prepareRelease(store.reading, by, input());
    const keep = (one: typeof prepared) => store.write((writing) => publishRelease(writing, by, one, NOW));
    const [first, replay, late] = [await keep(prepared), await keep(prepared), await keep(rival)];
    expect(replay).toEqual(first);
    expect(late).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect(await listReleases(store.reading, by)).toHaveLength(1);
  });

  it("is kept from reviewers of a blind project, because it holds their colleagues' work", async () => {
    const { by } = await scene();
    const { id } = await publish(by);
    const reviewer = await makeMember(store, by.projectId, "reviewer");
    const seen = async () => {
      const theirs = await permit(store, reviewer, by.projectId, "read");
      const files = await filesOf(theirs, id);
      const one = await releaseFileContent(store.reading, theirs, id, "dataset.jsonl");
      return [(await listReleases(store.reading, theirs)).length, files.size > 0, one !== null];
    };
    expect(await seen()).toEqual([1, true, true]);
    const { project } = store.reading.tables;
    await store.write(async ({ db }) => {
      await db.update(project).set({ blind: true }).where(eq(project.id, by.projectId));
    });
    expect(await seen()).toEqual([0, false, false]);
  });

  it("is nobody's business outside the project", async () => {
    const [mine, other] = [await scene(), await scene()];
    const { id } = await publish(mine.by);
    expect(await findRelease(store.reading, other.by, id)).toBeNull();
    expect(await filesOf(other.by, id)).toEqual(new Map());
  });
});
