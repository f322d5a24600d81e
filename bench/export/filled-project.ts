import { createHash } from "node:crypto";
import type { Store } from "#db/store.ts";
import { newId } from "#tests/support/client.ts";
import { prose } from "../support/prose.ts";

const PER_ARTICLE = 100;
/** UTF-16 code units. */
const TEXT = 6_000;
const QUOTE = 50;
/** Rows per statement, below SQLite's limit of parameters. */
const ROWS = 500;

/** Puts `annotations` passages, a hundred to an article, straight into the tables of a project. */
export async function fillProject(
  store: Store,
  { projectId, reviewerId, annotations }: { projectId: string; reviewerId: string; annotations: number },
): Promise<void> {
  const articles = Math.ceil(annotations / PER_ARTICLE);
  for (let at = 0; at < articles; at += ROWS / PER_ARTICLE) {
    await store.write(async ({ db, tables }) => {
      const some = Array.from({ length: Math.min(ROWS / PER_ARTICLE, articles - at) }, (_, i) => {
        const text = prose(at + i, TEXT);
        return { number: at + i, id: newId(), versionId: newId(), text };
      });
      const times = { createdAt: Date.now(), updatedAt: Date.now() };
      await db.insert(tables.article).values(
        some.map(({ id, versionId, number }) => ({
          ...{ id, projectId, title: `Article ${number}`, currentVersionId: versionId, ...times },
        })),
      );
      await db.insert(tables.articleVersion).values(
        some.map(({ id, versionId, text }) => {
          const sha256 = createHash("sha256").update(text).digest("hex");
          return {
            ...{ id: versionId, projectId, articleId: id, number: 1, text, sha256, originalSha256: sha256 },
            ...{ length: text.length, words: 900, blocks: [], notes: [], createdAt: times.createdAt },
          };
        }),
      );
      await db.insert(tables.annotation).values(
        some.flatMap(({ id, versionId, text }) =>
          Array.from({ length: PER_ARTICLE }, (_, i) => {
            const start = 32 + i * QUOTE;
            return {
              ...{ id: newId(), projectId, articleId: id, versionId, reviewerId, tag: "claim" as const },
              ...{ start, end: start + QUOTE, exact: text.slice(start, start + QUOTE) },
              ...{
                prefix: text.slice(start - 32, start),
                suffix: text.slice(start + QUOTE, start + QUOTE + 32),
              },
              ...times,
            };
          }),
        ),
      );
    });
  }
}
