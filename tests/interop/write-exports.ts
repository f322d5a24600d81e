import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Dataset, DatasetDocument } from "#lib/formats/dataset.ts";
import { EVERYTHING } from "#lib/formats/export/dataset.arbitrary.ts";
import { EXPORT_FORMATS } from "#lib/formats/export/registry.ts";
import { indexCodePoints } from "#lib/text/code-points.ts";
import type { Expected } from "./verdict.ts";

function newHash() {
  const hash = createHash("sha256");
  return { update: (text: string) => void hash.update(text), digest: () => hash.digest("hex") };
}

/** Writes a dataset in every format, each in a folder of its own, and beside them what a reader must find. */
export async function writeExports(
  dataset: Dataset,
  documents: readonly DatasetDocument[],
  folder: string,
): Promise<void> {
  for (const format of EXPORT_FORMATS)
    for await (const { path: name, content } of format.write(dataset, EVERYTHING, newHash)) {
      const file = path.join(folder, format.id, name);
      await mkdir(path.dirname(file), { recursive: true });
      await pipeline(Readable.from(content, { objectMode: true }), createWriteStream(file));
    }
  let claims = 0;
  for await (const _ of dataset.claims()) claims++;
  const expected: Expected = {
    texts: Object.fromEntries(documents.map(({ article }) => [article.versionId, article.text])),
    claims,
    passages: documents.flatMap(({ article, annotations }) => {
      const index = indexCodePoints(article.text);
      return annotations.map(({ tag, exact, start, end }) => ({
        ...{ article: article.id, version: article.versionId, tag, quote: exact, start, end },
        ...{ startCodePoint: index.toCodePoints(start), endCodePoint: index.toCodePoints(end) },
      }));
    }),
  };
  await writeFile(path.join(folder, "expected.json"), JSON.stringify(expected));
}
