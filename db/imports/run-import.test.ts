import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importSettings, type ImportSettings } from "#lib/imports/columns.ts";
import { detectKind } from "#lib/imports/detect.ts";
import { fail, ok } from "#lib/operations/envelope.ts";
import type { Actor } from "../guard.ts";
import { cancelImport, claimImport, createImport, resumeImport } from "../mutations/imports.ts";
import { findImport, listImportProblems, rememberedMapping } from "../queries/imports.ts";
import type { Store } from "../store.ts";
import { makeActor, makeProject, newId, newWord, NOW, permit, setRole } from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import { previewFile } from "./read-records.ts";
import { runImport, type ImportTools } from "./run-import.ts";
import { headOf, storeUpload } from "./uploads.ts";

const RUNNER = "test";
/** How this test cuts a run off: as the end of the process would. */
class Cut extends Error {}

describe.each(STORES)("an import on $name", ({ open }) => {
  let store: Store;
  let dataDir: string;
  let actor: Actor;
  beforeAll(async () => {
    store = await open();
    dataDir = await mkdtemp(path.join(tmpdir(), "sourcemark-imports-"));
    actor = await makeActor(store);
  });
  afterAll(async () => {
    await store.close();
    await rm(dataDir, { recursive: true });
  });

  const lines = (count: number, from = 0) =>
    Array.from({ length: count }, (_, place) => from + place).map((i) =>
      JSON.stringify({ id: `r${i}`, text: `${newWord("It rained ")} on day ${i}.` }),
    );

  async function upload(
    projectId: string,
    content: string,
    { name = "news.jsonl", ...settings }: Partial<ImportSettings> & { name?: string } = {},
  ) {
    const id = newId();
    const by = await permit(store, actor, projectId, "annotate");
    const bytes = async function* () {
      yield Buffer.from(content);
    };
    const stored = await storeUpload(dataDir, id, bytes(), { bytes: null, sha256: null });
    if (!stored.ok) throw new Error(stored.error.message);
    const { file, ...what } = stored.value;
    const kind = detectKind(name, await headOf(file)) ?? "text";
    const preview = await previewFile(file, kind);
    const made = await store.write((writing) =>
      createImport(
        writing,
        by,
        {
          ...{ id, kind, name, address: "", ...what, preview, state: "running", runner: RUNNER },
          settings: importSettings.parse({ mapping: { text: "text", id: "id" }, ...settings }),
        },
        NOW,
      ),
    );
    if (!made.ok) throw new Error(made.error.message);
    return { id, by };
  }

  const run = (id: string, tools: Partial<ImportTools> = {}) =>
    runImport(store, id, {
      ...{ dataDir, runner: RUNNER, clock: () => NOW, fetchPage: null, inTurn: (write) => write() },
      ...tools,
    });

  const articles = async (projectId: string) => {
    const { article } = store.reading.tables;
    const rows = await store.reading.db.select().from(article).where(eq(article.projectId, projectId));
    return rows.length;
  };

  test("brings every record that is one, and tells of the others by line", async () => {
    const projectId = await makeProject(store, actor);
    const content = [...lines(40), "{broken", ...lines(40, 40), '{"id":"no text"}'].join("\n");
    const { id, by } = await upload(projectId, content);
    expect(await run(id)).toBe("done");
    expect(await findImport(store.reading, by, id)).toMatchObject({
      ...{ state: "done", imported: 80, known: 0, refused: 2, position: 82, message: "" },
      bytesRead: Buffer.byteLength(content),
    });
    const problems = await listImportProblems(store.reading, by, id);
    expect(problems.map(({ line, name, code }) => [line, name, code])).toEqual([
      [41, "", "invalid"],
      [82, "no text", "empty"],
    ]);
    expect(await articles(projectId)).toBe(80);
  });

  test("goes on where a cut left it: nothing is missing, nothing is there twice", async () => {
    const projectId = await makeProject(store, actor);
    const { id, by } = await upload(projectId, lines(200).join("\n"));
    let turns = 0;
    for (let done = false; !done;) {
      const inTurn: ImportTools["inTurn"] = async (write) => {
        if (++turns % 3 === 0) throw new Cut();
        return write();
      };
      done = await run(id, { inTurn }).then(
        (outcome) => outcome === "done",
        (cause: unknown) => {
          if (!(cause instanceof Cut)) throw cause;
          return false;
        },
      );
    }
    expect(turns).toBeGreaterThan(8);
    expect(await findImport(store.reading, by, id)).toMatchObject({ imported: 200, known: 0, refused: 0 });
    expect(await articles(projectId)).toBe(200);
  });

  test("says that it goes on while it passes over what an earlier run wrote", async () => {
    const projectId = await makeProject(store, actor);
    const { id } = await upload(projectId, lines(250).join("\n"));
    const { importJob } = store.reading.tables;
    await store.write(({ db }) => db.update(importJob).set({ position: 248 }).where(eq(importJob.id, id)));
    const told: number[] = [];
    expect(await run(id, { onRecord: (position) => told.push(position) })).toBe("done");
    expect(told).toEqual([100, 200, 249, 250]);
  });

  test("the same file again brings nothing, nor does another with the same ids or texts", async () => {
    const projectId = await makeProject(store, actor);
    const rows = lines(5);
    expect(await run((await upload(projectId, rows.join("\n"))).id)).toBe("done");
    const changed = rows.map((row) => row.replace("It rained", "It snowed"));
    const renamed = rows.map((row) => row.replace('"r', '"other'));
    for (const content of [rows, changed, renamed]) {
      const { id, by } = await upload(projectId, content.join("\n"));
      expect(await run(id)).toBe("done");
      expect(await findImport(store.reading, by, id)).toMatchObject({ imported: 0, known: 5 });
    }
    expect(await articles(projectId)).toBe(5);
  });

  test("can be cancelled while it runs, and gone on with", async () => {
    const projectId = await makeProject(store, actor);
    const { id, by } = await upload(projectId, lines(100).join("\n"));
    let turns = 0;
    const inTurn: ImportTools["inTurn"] = async (write) => {
      if (++turns === 2) await store.write((writing) => cancelImport(writing, by, { id, version: 1 }, NOW));
      return write();
    };
    expect(await run(id, { inTurn })).toBe("stopped");
    const stopped = await findImport(store.reading, by, id);
    expect(stopped).toMatchObject({ state: "cancelled", imported: 30, position: 30 });
    expect(await articles(projectId)).toBe(30);
    await store.write((writing) => resumeImport(writing, by, { id, version: 2 }, NOW));
    await store.write((writing) => claimImport(writing, id, { runner: RUNNER, from: "waiting" }, NOW));
    expect(await run(id)).toBe("done");
    expect(await articles(projectId)).toBe(100);
  });

  test("a record that no run could read is refused, those around it are not lost", async () => {
    const projectId = await makeProject(store, actor);
    const { id, by } = await upload(projectId, lines(10).join("\n"));
    expect(await run(id, { skip: new Set([4]) })).toBe("done");
    expect(await findImport(store.reading, by, id)).toMatchObject({ imported: 9, refused: 1 });
    expect(await listImportProblems(store.reading, by, id)).toMatchObject([{ line: 4, name: "r3" }]);
  });

  test("whoever loses the right to add articles brings no more of them", async () => {
    const manager = await makeActor(store);
    const projectId = await makeProject(store, manager);
    await setRole(store, projectId, actor, "reviewer");
    const { id } = await upload(projectId, lines(3).join("\n"));
    await setRole(store, projectId, actor, "viewer");
    expect(await run(id)).toBe("stopped");
    const by = await permit(store, manager, projectId, "annotate");
    expect(await findImport(store.reading, by, id)).toMatchObject({ state: "failed", imported: 0 });
    expect((await findImport(store.reading, by, id))?.message).toMatch(/may not/);
  });

  test("a feed's pages are fetched, each once in the life of a project", async () => {
    const projectId = await makeProject(store, actor);
    const item = (n: number) =>
      `<item><title>T${n}</title><link>https://n.example/${n}</link><guid>g${n}</guid></item>`;
    const feed = `<rss version="2.0"><channel><title>N</title>${item(1)}${item(2)}${item(3)}</channel></rss>`;
    const asked: string[] = [];
    const fetchPage: ImportTools["fetchPage"] = (url) => {
      asked.push(url);
      const bytes = Buffer.from(`<p>${newWord("Rain ")} fell all day, and more of it is to come.</p>`);
      return Promise.resolve(
        url.endsWith("2") ? fail("invalid", "It is gone.") : ok({ url, bytes, mediaType: "text/html" }),
      );
    };
    const first = await upload(projectId, feed, { name: "feed.xml", fetchPages: true });
    expect(await run(first.id, { fetchPage })).toBe("done");
    expect(await findImport(store.reading, first.by, first.id)).toMatchObject({ imported: 2, refused: 1 });
    const again = await upload(projectId, feed, { name: "feed.xml", fetchPages: true });
    expect(await run(again.id, { fetchPage })).toBe("done");
    expect(await findImport(store.reading, again.by, again.id)).toMatchObject({
      imported: 0,
      known: 2,
      refused: 1,
    });
    expect(asked.map((url) => url.at(-1)).join("")).toBe("1232");
  });

  test("a file that is none fails with a reason, and so does one that is gone", async () => {
    const projectId = await makeProject(store, actor);
    const zip = await upload(projectId, "PK\u0003\u0004 and nothing more than these words", {
      name: "a.zip",
    });
    expect(await run(zip.id)).toBe("failed");
    const lost = await upload(projectId, lines(1).join("\n"));
    await rm(path.join(dataDir, "uploads", lost.id));
    expect(await run(lost.id)).toBe("failed");
    expect((await findImport(store.reading, lost.by, lost.id))?.message).toMatch(/Upload it again/);
  });

  test("what columns mean is remembered for the same columns", async () => {
    const projectId = await makeProject(store, actor);
    const { by } = await upload(projectId, lines(1).join("\n"));
    expect(await rememberedMapping(store.reading, by, ["text", "id"])).toEqual({ text: "text", id: "id" });
    expect(await rememberedMapping(store.reading, by, ["text"])).toBeNull();
  });
});
