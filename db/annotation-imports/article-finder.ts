import { createHash } from "node:crypto";
import { and, asc, eq, gt } from "drizzle-orm";
import { solidText } from "#lib/formats/annotations-import/carrying.ts";
import type { ImportedDocument } from "#lib/formats/annotations-import/imported.ts";
import { textSha256 } from "../text-hash.ts";
import { findVersionText, type VersionText } from "../queries/version-text.ts";
import type { Reading } from "../store.ts";

/** Versions whose texts are read at a time when articles are looked for by their words. */
const PAGE = 50;

/**
 * Finds the article version that a document of an import is about: by the id of the version, its checksum, the id of
 * the article, its address, or its text; last by the characters of its text, for formats that have tokens only.
 * Whatever several articles fit is no answer.
 */
export function articleFinder(reading: Reading, projectId: string) {
  const { article, articleVersion } = reading.tables;
  let bySolidText: Promise<ReadonlyMap<string, string | null>> | null = null;

  async function versionId({ reference, text, isFromTokens }: ImportedDocument): Promise<string | null> {
    const { versionId: named, sha256, articleId, url } = reference;
    if (named !== "") {
      const [row] = await reading.db
        .select({ id: articleVersion.id })
        .from(articleVersion)
        .where(and(eq(articleVersion.id, named), eq(articleVersion.projectId, projectId)));
      if (row) return row.id;
    }
    const bySha = (hash: string) => only(versions(eq(articleVersion.sha256, hash)));
    const found =
      (sha256 === "" ? null : await bySha(sha256)) ??
      (text === null || isFromTokens ? null : await bySha(textSha256(text))) ??
      (articleId === "" ? null : await only(current(eq(article.id, articleId)))) ??
      (url === "" ? null : await only(current(eq(article.url, url))));
    if (found !== null || text === null) return found;
    bySolidText ??= solidTexts();
    return (await bySolidText).get(hashOf(solidText(text))) ?? null;
  }

  const versions = (condition: ReturnType<typeof eq>) =>
    reading.db
      .select({ id: articleVersion.id })
      .from(articleVersion)
      .where(and(eq(articleVersion.projectId, projectId), condition))
      .limit(2);
  const current = (condition: ReturnType<typeof eq>) =>
    reading.db
      .select({ id: article.currentVersionId })
      .from(article)
      .where(and(eq(article.projectId, projectId), condition))
      .limit(2);

  /** Versions by what their texts hold besides white space and controls; null where several hold the same. */
  async function solidTexts(): Promise<ReadonlyMap<string, string | null>> {
    const found = new Map<string, string | null>();
    for (let after = ""; ;) {
      const rows = await reading.db
        .select({ id: articleVersion.id, text: articleVersion.text })
        .from(articleVersion)
        .where(and(eq(articleVersion.projectId, projectId), gt(articleVersion.id, after)))
        .orderBy(asc(articleVersion.id))
        .limit(PAGE);
      for (const { id, text } of rows) {
        const hash = hashOf(solidText(text));
        found.set(hash, found.has(hash) ? null : id);
      }
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return found;
      after = last.id;
    }
  }

  return async (document: ImportedDocument): Promise<VersionText | null> => {
    const id = await versionId(document);
    return id === null ? null : findVersionText(reading, id);
  };
}

async function only(rows: PromiseLike<{ id: string }[]>): Promise<string | null> {
  const [first, ...others] = await rows;
  return first && others.length === 0 ? first.id : null;
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("base64");
