import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findKept, keepFile, sweepKeptFiles } from "./kept-files.ts";

vi.mock("server-only", () => ({}));

const HOUR = 3_600_000;
let dataDir: string;
beforeEach(async () => void (dataDir = await mkdtemp(path.join(tmpdir(), "sourcemark-kept-"))));
afterEach(() => rm(dataDir, { recursive: true }));

const ann = { personId: "ann", projectId: "p", id: "1" };

async function keep(whose: typeof ann, words: string) {
  const file = path.join(dataDir, "received");
  await writeFile(file, words);
  return keepFile(dataDir, whose, file);
}

test("a kept file is its sender's, in the project that it was sent to", async () => {
  await keep(ann, "hers");
  const now = Date.now();
  expect(await readFile((await findKept(dataDir, ann, now)) ?? "", "utf8")).toBe("hers");
  for (const other of [{ personId: "bea" }, { projectId: "q" }, { id: "2" }])
    expect(await findKept(dataDir, { ...ann, ...other }, now)).toBeNull();
});

test("of each person one file is kept, and of all people sixteen, the oldest going first", async () => {
  await keep(ann, "first");
  await keep({ ...ann, id: "2" }, "second");
  const now = Date.now();
  expect(await findKept(dataDir, ann, now)).toBeNull();
  for (let person = 0; person < 17; person++) {
    const kept = await keep({ ...ann, personId: `p${person}` }, "x");
    // Each a second after the one before, and all after Ann's.
    await utimes(kept, now / 1_000 + person, now / 1_000 + person);
  }
  const isKept = async (personId: string) => (await findKept(dataDir, { ...ann, personId }, now)) !== null;
  expect(await findKept(dataDir, { ...ann, id: "2" }, now)).toBeNull();
  expect(await isKept("p0")).toBe(false);
  expect(await isKept("p1")).toBe(true);
});

test("what nobody comes back for within an hour is not given out, and removed", async () => {
  await keep(ann, "old");
  const later = Date.now() + HOUR + 1_000;
  expect(await sweepKeptFiles(dataDir, Date.now())).toBe(0);
  expect(await findKept(dataDir, ann, later)).toBeNull();
  expect(await sweepKeptFiles(dataDir, later)).toBe(1);
  expect(await findKept(dataDir, ann, Date.now())).toBeNull();
});
