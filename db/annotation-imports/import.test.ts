import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { annotationImportSettings, type AnnotationImportRequest } from "#lib/annotations/import-inputs.ts";
import { IMPORT_FORMATS } from "#lib/formats/annotations-import/format-ids.ts";
import { exportFormat } from "#lib/formats/export/registry.ts";
import { EVERYTHING } from "#lib/formats/export/dataset.arbitrary.ts";
import { inBytes, zipped } from "#lib/releases/archive.ts";
import { ok } from "#lib/operations/envelope.ts";
import { openDataset } from "../queries/dataset.ts";
import type { Authorized } from "../guard.ts";
import { beginAnnotationImport, type ClaimedImport } from "../mutations/annotation-import-jobs.ts";
import { findAnnotationImport, lastMapping, listAnnotationImports } from "../queries/annotation-imports.ts";
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
import { writeResult } from "../write-result.ts";
import { formatOf, placeFiles, type PlacingOrder } from "./place-files.ts";
import { runAnnotationImport } from "./run-import.ts";
import { openSourceFiles } from "./source-files.ts";
import { claimNextAnnotationImport } from "./steer-imports.ts";

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
  const clock = () => at++;
  const about = { id, name: "annotations.json", format, settings, bytes: opened.bytes, runner: RUNNER };
  const begun = await writeResult(store, (writing) => beginAnnotationImport(writing, by, about, clock()));
  if (!begun.ok) return { kind: "refused", ...begun.error } as const;
  const run = { ...begun.value, runner: RUNNER };
  const outcome = await carryOut(
    store,
    by,
    run,
    { opened, format, mapping: settings.mapping },
    meanwhile,
    clock,
  );
  opened.close();
  return outcome;
}

const RUNNER = "this process";

const carryOut = (
  store: Store,
  by: Authorized<"annotate">,
  run: ClaimedImport,
  order: PlacingOrder,
  meanwhile: ((importId: string) => Promise<unknown>) | undefined,
  clock: () => number,
) =>
  runAnnotationImport(
    store,
    by,
    run,
    async (onPlaced) =>
      ok(
        await placeFiles(
          store.reading,
          run.projectId,
          { ...order, after: run.position },
          {
            onPlaced: async (batch) => {
              await meanwhile?.(run.id);
              await onPlaced(batch);
            },
          },
        ),
      ),
    clock,
  );

/** The import that a file became. */
async function importWhole(...given: Parameters<typeof importFile>) {
  const outcome = await importFile(...given);
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.row;
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
    expect(first).toMatchObject({ kind: "done", row: { imported: 1, known: 0 }, summary: { refused: 2 } });
    expect(await annotationsIn(scene.projectId)).toMatchObject([
      { exact: QUOTE, tag: "claim", who: scene.actor.name },
    ]);
    const again = await importFile(store, scene, content, request);
    expect(again).toMatchObject({ kind: "done", row: { imported: 0, known: 1 } });
    const by = await permit(store, scene.actor, scene.projectId, "annotate");
    expect(await listAnnotationImports(store.reading, by)).toMatchObject([
      { known: 1, imported: 0, state: "done" },
      { imported: 1, refused: 2 },
    ]);
    expect(await lastMapping(store.reading, by)).toEqual(request.mapping);
  });

  test("undoing takes away what nobody changed since, and can be taken back", async () => {
    const scene = await makeScene();
    const { id } = await importWhole(store, scene, doccano([...SPAN, "claim"], [0, 9, "opinion"]));
    const [changed] = await annotationsIn(scene.projectId);
    await apply(store, scene.actor, "annotation.update", {
      ...{ id: changed?.id, version: 1, tag: "boilerplate", subtype: null, note: "mine" },
      passage: annotationInput(scene.article).passage,
    });
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
    const { id } = await importWhole(store, scene, content);
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
    expect(result).toEqual({ kind: "stopped" });
    expect(await annotationsIn(scene.projectId)).toEqual([]);
  });

  test("an import that is cancelled goes on where it stopped, by whoever claims it next", async () => {
    const scene = await makeScene();
    await makeArticle(store, scene.projectId, scene.actor, { text: `${ARTICLE}!` });
    const many = Array.from({ length: 70 }, (_, n): [number, number, string] => {
      const start = n % 30;
      return [start, start + 1 + Math.floor(n / 30), "claim"];
    });
    const content = [
      JSON.stringify({ text: ARTICLE, label: many.slice(0, 40) }),
      JSON.stringify({ text: `${ARTICLE}!`, label: many }),
      JSON.stringify({ text: "unknown", label: [[0, 3, "claim"]] }),
    ].join("\n");
    let batches = 0;
    let id = "";
    const stopped = await importFile(store, scene, content, {}, async (importId) => {
      id = importId;
      if (++batches === 2) await apply(store, scene.actor, "annotation-import.cancel", { id: importId });
    });
    expect(stopped).toEqual({ kind: "stopped" });
    const by = await permit(store, scene.actor, scene.projectId, "annotate");
    // A document is dealt with when its last passage is written.
    const read = () => findAnnotationImport(store.reading, by, id);
    expect(await read()).toMatchObject({ state: "cancelled", imported: 60, known: 0 });
    expect(outcomeOf(await send(store, scene.actor, "annotation-import.cancel", { id }))).toBe("conflict");
    await apply(store, scene.actor, "annotation-import.resume", { id });
    // Nobody else takes it before it is claimed, and nobody while it is kept.
    const claimed = await claimNextAnnotationImport(store, "other process", NOW);
    expect(claimed?.run).toMatchObject({ id, position: 1, runner: "other process" });
    expect(await claimNextAnnotationImport(store, "third", NOW + 1_000)).toBeNull();
    if (!claimed) throw new Error("Nothing was claimed.");
    const file = path.join(folder, newId());
    await writeFile(file, content);
    const opened = await openSourceFiles(file, "a.jsonl");
    const order = { opened, format: "doccano" as const, mapping: {} };
    const outcome = await carryOut(store, claimed.by, claimed.run, order, undefined, () => NOW);
    expect(outcome).toMatchObject({ kind: "done", summary: { passages: 111, refused: 1 } });
    // Of the document that was cut off, what was written is known.
    expect(await read()).toMatchObject({ state: "done", imported: 110, known: 20, refused: 1 });
    expect(await annotationsIn(scene.projectId)).toHaveLength(110);
    expect(opened.bytesRead()).toBe(opened.bytes);
  });

  test("an import whose process is not heard of is taken over, and one that was lost writes no more", async () => {
    const scene = await makeScene();
    const content = [doccano([...SPAN, "claim"]), doccano([0, 9, "opinion"])].join("\n");
    const lost = await importFile(store, scene, content, {}, async () => {
      // As if this process had stood still for long.
      const taken = await claimNextAnnotationImport(store, "successor", NOW + 60_000);
      expect(taken?.run.runner).toBe("successor");
    });
    expect(lost).toEqual({ kind: "stopped" });
    expect(await annotationsIn(scene.projectId)).toEqual([]);
    const { annotationImport, user } = store.reading.tables;
    await store.write(({ db }) => db.update(user).set({ disabledAt: 1 }).where(eq(user.id, scene.actor.id)));
    expect(await claimNextAnnotationImport(store, "third", NOW + 200_000)).toBeNull();
    const rows = await store.reading.db
      .select({ state: annotationImport.state, message: annotationImport.message })
      .from(annotationImport)
      .where(eq(annotationImport.projectId, scene.projectId));
    expect(rows).toMatchObject([{ state: "failed", message: expect.stringContaining("may not") as string }]);
  });

  test("large imports are undone and brought back a thousand at a time", async () => {
    const scene = await makeScene();
    const spans = Array.from({ length: 1_100 }, (_, n): [number, number, string] => {
      const start = n % 36;
      return [start, start + 1 + Math.floor(n / 36), "claim"];
    });
    const { id, imported } = await importWhole(store, scene, doccano(...spans));
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
    expect(await importFile(store, asReviewer, bdoc, { layer: "by-hand" })).toMatchObject({
      kind: "refused",
    });
    expect(await annotationsIn(scene.projectId)).toEqual([]);
    const { id } = await importWhole(store, scene, bdoc, { layer: "by-hand" });
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
    await apply(store, scene.actor, "annotation-import.undo", { id });
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
        { kind: "done", row: { imported: 0, known: 2 }, summary: { format: id, refused: 0 } },
      ]);
    }
  });
});
