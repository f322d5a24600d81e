import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { annotationImportSettings, type AnnotationImportRequest } from "#lib/annotations/import-inputs.ts";
import { IMPORT_FORMATS } from "#lib/formats/annotations-import/format-ids.ts";
import { UnreadableFile } from "#lib/formats/annotations-import/json-reading.ts";
import { exportFormat } from "#lib/formats/export/registry.ts";
import { EVERYTHING } from "#lib/formats/export/dataset.arbitrary.ts";
import { inBytes, zipped } from "#lib/releases/archive.ts";
import { ok } from "#lib/operations/envelope.ts";
import { openDataset } from "../queries/dataset.ts";
import { lastMapping, listAnnotationImports } from "../queries/annotation-imports.ts";
import type { Store } from "../store.ts";
import {
  annotationInput,
  apply,
  makeArticle,
  makeMember,
  makeProject,
  newId,
  NOW,
  permit,
  send,
  outcomeOf,
} from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import { newTextHash } from "../text-hash.ts";
import { formatOf, placeFiles } from "./place-files.ts";
import { runAnnotationImport } from "./run-import.ts";
import { openSourceFiles } from "./source-files.ts";

const ARTICLE =
  "Mayor Ann re\u0301opened the cafe\u0301 🎉 on Monday.\nCritics say it was rushed.\nShare this story";
const QUOTE = "the cafe\u0301 🎉 on Monday";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sourcemark-annotations-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a file and imports it. */
async function importFile(
  store: Store,
  scene: { actor: Awaited<ReturnType<typeof makeMember>>; projectId: string },
  content: string | Uint8Array,
  request: AnnotationImportRequest = {},
  meanwhile?: (importId: string) => Promise<unknown>,
) {
  const id = newId();
  const file = path.join(folder, newId());
  await writeFile(file, content);
  const by = await permit(store, scene.actor, scene.projectId, "annotate");
  const opened = await openSourceFiles(file, "annotations.json");
  const format = request.format ?? (await formatOf(opened.files));
  if (!format) throw new Error("The format was not recognised.");
  const settings = annotationImportSettings.parse({ ...request, format });
  let at = NOW;
  const result = await runAnnotationImport(
    store,
    by,
    { id, name: "annotations.json", format, settings },
    async (onPlaced) =>
      ok(
        await placeFiles(
          store.reading,
          scene.projectId,
          { files: opened.files, format, mapping: settings.mapping },
          async (document) => {
            await meanwhile?.(id);
            await onPlaced(document);
          },
        ),
      ),
    () => at++,
  );
  opened.close();
  return result;
}

const doccano = (...labels: [number, number, string][]) => JSON.stringify({ text: ARTICLE, label: labels });
const START = Array.from(ARTICLE.slice(0, ARTICLE.indexOf(QUOTE))).length;
const SPAN = [START, START + Array.from(QUOTE).length] as const;

describe.each(STORES)("importing annotations into $name", ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  async function makeScene() {
    const manager = await makeMemberOfNewProject();
    const article = await makeArticle(store, manager.projectId, manager.actor, { text: ARTICLE });
    return { ...manager, article };
  }
  async function makeMemberOfNewProject() {
    const { makeActor } = await import("../testing/factories.ts");
    const actor = await makeActor(store);
    const projectId = await makeProject(store, actor);
    return { actor, projectId };
  }
  const annotationsIn = (projectId: string) => {
    const { annotation, user } = store.reading.tables;
    return store.reading.db
      .select({ exact: annotation.exact, tag: annotation.tag, who: user.name, id: annotation.id })
      .from(annotation)
      .innerJoin(user, eq(user.id, annotation.reviewerId))
      .where(and(eq(annotation.projectId, projectId), isNull(annotation.deletedAt)))
      .orderBy(annotation.start, annotation.id);
  };

  test("writes what it placed as one's own, once, and keeps what it refused", async () => {
    const scene = await makeScene();
    const content = doccano([...SPAN, "PER"], [0, 5, "ORG"], [500, 600, "claim"]);
    const request = { mapping: { PER: { tag: "claim" as const, subtype: "event" as const } } };
    const first = await importFile(store, scene, content, request);
    expect(first).toMatchObject({ ok: true, value: { imported: 1, known: 0, summary: { refused: 2 } } });
    expect(await annotationsIn(scene.projectId)).toMatchObject([
      { exact: QUOTE, tag: "claim", who: scene.actor.name },
    ]);
    const again = await importFile(store, scene, content, request);
    expect(again).toMatchObject({ ok: true, value: { imported: 0, known: 1 } });
    const by = await permit(store, scene.actor, scene.projectId, "annotate");
    expect(await listAnnotationImports(store.reading, by)).toMatchObject([
      { known: 1, imported: 0, state: "done" },
      { imported: 1, refused: 2 },
    ]);
    expect(await lastMapping(store.reading, by)).toEqual(request.mapping);
  });

  test("undoing takes away what nobody changed since, and can be taken back", async () => {
    const scene = await makeScene();
    const result = await importFile(store, scene, doccano([...SPAN, "claim"], [0, 9, "opinion"]));
    if (!result.ok) throw new Error(result.error.message);
    const [changed] = await annotationsIn(scene.projectId);
    await apply(store, scene.actor, "annotation.update", {
      ...{ id: changed?.id, version: 1, tag: "boilerplate", subtype: null, note: "mine" },
      passage: annotationInput(scene.article).passage,
    });
    const { id } = result.value;
    expect(await apply(store, scene.actor, "annotation-import.undo", { id })).toEqual({ id, left: 0 });
    expect((await annotationsIn(scene.projectId)).map(({ tag }) => tag)).toEqual(["boilerplate"]);
    await apply(store, scene.actor, "annotation-import.redo", { id });
    expect(await annotationsIn(scene.projectId)).toHaveLength(2);
    const other = await makeMember(store, scene.projectId, "reviewer");
    expect(outcomeOf(await send(store, other, "annotation-import.undo", { id }))).toBe("forbidden");
  });

  test("bringing back leaves out what the same file brought once more in between", async () => {
    const scene = await makeScene();
    const content = doccano([...SPAN, "claim"], [0, 9, "opinion"]);
    const first = await importFile(store, scene, content);
    if (!first.ok) throw new Error(first.error.message);
    const { id } = first.value;
    await apply(store, scene.actor, "annotation-import.undo", { id });
    await importFile(store, scene, doccano([...SPAN, "claim"]));
    expect(await apply(store, scene.actor, "annotation-import.redo", { id })).toEqual({ id, left: 0 });
    expect((await annotationsIn(scene.projectId)).map(({ tag }) => tag)).toEqual(["opinion", "claim"]);
  });

  test("an import that is undone while it runs writes no more", async () => {
    const scene = await makeScene();
    const result = await importFile(store, scene, doccano([...SPAN, "claim"]), {}, (id) =>
      apply(store, scene.actor, "annotation-import.undo", { id }),
    );
    expect(result).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect(await annotationsIn(scene.projectId)).toEqual([]);
  });

  test("large imports are undone and brought back a thousand at a time", async () => {
    const scene = await makeScene();
    const spans = Array.from({ length: 1_100 }, (_, n): [number, number, string] => {
      const start = n % 36;
      return [start, start + 1 + Math.floor(n / 36), "claim"];
    });
    const result = await importFile(store, scene, doccano(...spans));
    if (!result.ok) throw new Error(result.error.message);
    const { id, imported } = result.value;
    expect(imported).toBeGreaterThan(1_000);
    for (const [kind, standing] of [
      ["annotation-import.undo", 0],
      ["annotation-import.redo", imported],
    ] as const) {
      expect(await apply(store, scene.actor, kind, { id })).toEqual({ id, left: imported - 1_000 });
      expect(await apply(store, scene.actor, kind, { id })).toEqual({ id, left: 0 });
      expect(await annotationsIn(scene.projectId)).toHaveLength(standing);
    }
  });

  test("hands of the file become reviewers who cannot sign in, whom only managers bring in", async () => {
    const scene = await makeScene();
    const bdoc = JSON.stringify({
      ...{ text: ARTICLE, offset_type: "p", annotation_sets: {} },
      annotation_sets: {
        ann: { annotations: [{ type: "claim", start: 0, end: 9 }] },
        bea: { annotations: [{ type: "opinion", start: 0, end: 9 }] },
      },
    });
    const reviewer = await makeMember(store, scene.projectId, "reviewer");
    const asReviewer = { ...scene, actor: reviewer };
    expect(await importFile(store, asReviewer, bdoc, { layer: "by-hand" })).toMatchObject({ ok: false });
    expect(await annotationsIn(scene.projectId)).toEqual([]);
    const result = await importFile(store, scene, bdoc, { layer: "by-hand" });
    await importFile(store, scene, bdoc, { layer: "named", name: "ann" });
    expect((await annotationsIn(scene.projectId)).map(({ who, tag }) => [who, tag])).toEqual([
      ["ann", "claim"],
      ["bea", "opinion"],
      ["ann", "opinion"],
    ]);
    const { user, review } = store.reading.tables;
    const submitted = await store.reading.db
      .select({ name: user.name, disabledAt: user.disabledAt })
      .from(review)
      .innerJoin(user, eq(user.id, review.reviewerId))
      .where(eq(review.projectId, scene.projectId))
      .orderBy(user.name);
    expect(submitted.map(({ name, disabledAt }) => [name, disabledAt !== null])).toEqual([
      ["ann", true],
      ["bea", true],
    ]);
    if (result.ok) await apply(store, scene.actor, "annotation-import.undo", { id: result.value.id });
    const left = await store.reading.db.select().from(review).where(eq(review.projectId, scene.projectId));
    expect(left).toHaveLength(1);
  });

  test("a release of the project comes back whole in every format, as an archive", async () => {
    const scene = await makeScene();
    await importFile(store, scene, doccano([...SPAN, "claim"], [0, 9, "opinion"]));
    const by = await permit(store, scene.actor, scene.projectId, "read");
    for (const id of IMPORT_FORMATS) {
      const format = exportFormat(id);
      if (!format) throw new Error(id);
      const dataset = await openDataset(store.reading, by);
      const chunks: Uint8Array[] = [];
      const files = inBytes(format.write(dataset, EVERYTHING, newTextHash));
      for await (const chunk of zipped(files, 0)) chunks.push(chunk);
      const result = await importFile(store, scene, Buffer.concat(chunks));
      expect([id, result]).toMatchObject([
        id,
        { ok: true, value: { imported: 0, known: 2, summary: { format: id, refused: 0 } } },
      ]);
    }
  });
});

test("archives that are not to be trusted are refused, and links in them are not followed", async () => {
  const open = async (bytes: Uint8Array) => {
    const file = path.join(folder, newId());
    await writeFile(file, bytes);
    return openSourceFiles(file, "a.zip");
  };
  const archive = async (...entries: [string, string][]) => {
    const chunks: Uint8Array[] = [];
    async function* files() {
      for (const [name, text] of entries)
        yield {
          path: name,
          mediaType: "text/plain",
          content: (async function* () {
            yield new TextEncoder().encode(text);
          })(),
        };
    }
    for await (const chunk of zipped(files(), 0)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  await expect(open(await archive(["../a.json", "{}"]))).rejects.toThrow(UnreadableFile);
  await expect(open(await archive(["a.json", "{}"], ["a.json", "{}"]))).rejects.toThrow(UnreadableFile);
  await expect(open((await archive(["a.json", "{}"])).subarray(0, 40))).rejects.toThrow(UnreadableFile);
  const good = await open(await archive(["a.json", "{}"], ["__MACOSX/a.json", "x"], [".DS_Store", "x"]));
  expect(good.files.map((file) => file.path)).toEqual(["a.json"]);
  good.close();
});
