import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { someDataset } from "#lib/formats/export/dataset.arbitrary.ts";
import { NODE_PROOFS } from "./node-readers.ts";
import { plainDataset } from "./plain-dataset.ts";
import { writeExports } from "./write-exports.ts";

// The part of `npm run test:interop` that needs no Python, with every `npm test`.

describe.each([
  ["hostile", someDataset],
  ["plain", plainDataset],
] as const)("exports of a %s dataset are read by", (_, make) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "sourcemark-interop-"));
    const { dataset, documents } = make();
    await writeExports(dataset, documents, folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(NODE_PROOFS)("$name", ({ run }) => run(folder));
});
