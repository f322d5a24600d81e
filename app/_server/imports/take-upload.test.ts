import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#db/guard.ts";
import { uploadFile } from "#db/imports/uploads.ts";
import type { Store } from "#db/store.ts";
import { makeActor, makeProject, newId, newWord, NOW, permit } from "#db/testing/factories.ts";
import { STORES } from "#db/testing/stores.ts";
import type { Services } from "../services.ts";

vi.mock("server-only", () => ({}));
const { takeUpload } = await import("./take-upload.ts");

describe.each(STORES)("an upload on $name", ({ open }) => {
  let store: Store;
  let dataDir: string;
  let actor: Actor;
  beforeAll(async () => {
    store = await open();
    dataDir = await mkdtemp(path.join(tmpdir(), "sourcemark-uploads-"));
    actor = await makeActor(store);
  });
  afterAll(async () => {
    await store.close();
    await rm(dataDir, { recursive: true });
  });

  async function take(
    projectId: string,
    id: string,
    content: string,
    { name = "news.jsonl", address = "" } = {},
  ) {
    const by = await permit(store, actor, projectId, "annotate");
    const chunks = (async function* () {
      for (const letter of content) yield Buffer.from(letter, "latin1");
    })();
    const announced = { bytes: null, sha256: null };
    const services = { store, configuration: { dataDir } } as Services;
    const taken = await takeUpload(services, by, { id, name, address, chunks, announced }, NOW);
    return taken.ok ? taken.value.sha256 : taken.error.code;
  }

  const line = () => JSON.stringify({ text: newWord("It rained ") });
  const fileOf = (id: string) => readFile(uploadFile(dataDir, id), "utf8");
  const names = () => readdir(path.join(dataDir, "uploads"));

  test("under the id of another project's import leaves that one's file alone", async () => {
    const [ours, theirs, id, content] = [
      await makeProject(store, actor),
      await makeProject(store, actor),
      newId(),
      line(),
    ];
    await take(ours, id, content);
    const before = await names();
    expect(await take(theirs, id, line())).toBe("duplicate");
    expect(await take(theirs, id, content)).toBe("duplicate");
    expect(await take(ours, id, line())).toBe("duplicate");
    expect(await take(theirs, id, "\x89PNG\r\n\x1a\n", { name: "a.png" })).toBe("unsupported");
    const address = "https://n.example/feed";
    expect(await take(theirs, id, "It rained.", { name: "feed", address })).toBe("unsupported");
    expect(await fileOf(id)).toBe(content);
    expect(await names()).toEqual(before);
  });

  test("sent again is the same import with the same file", async () => {
    const [projectId, id, content] = [await makeProject(store, actor), newId(), line()];
    expect(await take(projectId, id, content)).toBe(await take(projectId, id, content));
    expect(await fileOf(id)).toBe(content);
  });

  test("two at the same time under one id do not mix", async () => {
    const [projectId, id] = [await makeProject(store, actor), newId()];
    const contents = [line(), line()];
    const answers = await Promise.all(contents.map((content) => take(projectId, id, content)));
    const kept = answers.findIndex((answer) => answer !== "duplicate");
    expect(answers.filter((answer) => answer === "duplicate")).toHaveLength(1);
    expect(await fileOf(id)).toBe(contents[kept]);
  });
});
