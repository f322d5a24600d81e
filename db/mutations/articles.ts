import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { ArticleDetails, removeArticleInput, updateArticleInput } from "#lib/articles/inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Block } from "#lib/text/passage.ts";
import { notFound, type Authorized } from "../guard.ts";
import { runPrepared } from "../run-prepared.ts";
import { forgetVersionText } from "../queries/version-text.ts";
import type { Writing } from "../store.ts";
import { ensurePublisher } from "./named-sources.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, type Row } from "./versioned-row.ts";

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");

/** Words as a reader would count them: runs of letters and digits. */
const countWords = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** A text ready to be stored: canonical, with typed blocks over it, and the file that it came from. */
export interface NewText {
  text: string;
  blocks: Block[];
  file: { name: string; mediaType: string; charset: string; bytes: Uint8Array };
  notes: string[];
}

/** An article ready to be stored: its text and what is said about it. */
export interface NewArticle extends NewText {
  ids: { article: string; version: string; publisher: string };
  details: ArticleDetails;
  language: string;
}

/** A version's row but for its id, number and time. */
export function versionRow(projectId: string, articleId: string, { text, blocks, file, notes }: NewText) {
  return {
    ...{ projectId, articleId, text, blocks, notes },
    ...{ sha256: sha256(text), length: text.length, words: countWords(text) },
    ...{ fileName: file.name, mediaType: file.mediaType, charset: file.charset },
    original: Buffer.from(file.bytes),
    originalSha256: sha256(file.bytes),
  };
}

export interface ImportedArticle {
  articleId: string;
  title: string;
}

/**
 * Stores an article with its first version and puts it into the full-text index. Fails with `duplicate`, and names
 * the article in `current`, when the project has the same text (sha256 of the canonical text) already.
 */
export async function importArticle(
  writing: Writing,
  by: Authorized<"annotate">,
  { ids, details, language, ...text }: NewArticle,
  now: number,
): Promise<Result<ImportedArticle>> {
  const version = versionRow(by.projectId, ids.article, text);
  const known = await articleWithText(writing, by.projectId, version.sha256);
  if (known)
    return fail("duplicate", `This text is in the project already, as “${known.title}”.`, { current: known });
  const { db, tables, dialect } = writing;
  const { projectId } = by;
  const { publisher: publisherName, ...rest } = details;
  const publisher = await ensurePublisher(
    writing,
    by,
    { id: ids.publisher, name: publisherName, domain: domainOf(details.url) },
    now,
  );
  const row = {
    ...{ id: ids.article, ...rest, language, projectId, publisherId: publisher?.id ?? null },
    ...{ currentVersionId: ids.version, createdBy: by.actor.id, createdAt: now, updatedAt: now },
  };
  // Put into SQL once: an import writes a hundred thousand of them.
  const [article] = await runPrepared(writing, "new article", row, (holes) =>
    db.insert(tables.article).values(holes).returning(),
  );
  if (!article) throw new Error("The new article was not returned.");
  const firstVersion = { ...version, id: ids.version, number: 1, createdAt: now };
  await runPrepared(writing, "new version", firstVersion, (holes) =>
    db.insert(tables.articleVersion).values(holes).returning({ id: tables.articleVersion.id }),
  );
  const [entry] = await runPrepared(writing, "new entry", { projectId, articleId: article.id }, (holes) =>
    db.insert(tables.searchEntry).values(holes).returning({ key: tables.searchEntry.key }),
  );
  if (entry)
    await dialect.indexArticle(writing, entry.key, {
      articleId: article.id,
      title: article.title,
      text: text.text,
    });
  await record(writing, by, "article.import", { before: null, after: article }, now);
  return ok({ articleId: article.id, title: article.title });
}

/** The article of the project that has this text, by its sha256, in any of its versions. */
export async function articleWithText(
  writing: Writing,
  projectId: string,
  hash: string,
): Promise<ImportedArticle | null> {
  const { article, articleVersion } = writing.tables;
  const [row] = await runPrepared(writing, "article with text", { projectId, hash }, (holes) =>
    writing.db
      .select({ articleId: article.id, title: article.title })
      .from(articleVersion)
      .innerJoin(article, eq(article.id, articleVersion.articleId))
      .where(and(eq(articleVersion.projectId, holes.projectId), eq(articleVersion.sha256, holes.hash))),
  );
  return row ?? null;
}

function domainOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
}

/** Corrects title, publisher, address and date of an article. */
export async function updateArticle(
  writing: Writing,
  by: Authorized<"annotate">,
  { id, version, publisher: publisherName, ...details }: z.output<typeof updateArticleInput>,
  newPublisherId: string,
  now: number,
): Promise<Result<Row<"article">>> {
  const before = await findInProject(writing, by, "article", id);
  if (!before.ok) return before;
  const publisher = await ensurePublisher(
    writing,
    by,
    { id: newPublisherId, name: publisherName, domain: domainOf(details.url) },
    now,
  );
  const changes = { ...details, publisherId: publisher?.id ?? null };
  const changed = await changeRow(
    writing,
    by,
    "article",
    { kind: "article.update", before: before.value, version, changes },
    now,
  );
  if (changed.ok && changed.value.title !== before.value.title) await reindex(writing, changed.value);
  return changed;
}

/** Puts an article's title and current text into the full-text index. */
export async function reindex(
  writing: Writing,
  { id, title, currentVersionId }: Row<"article">,
): Promise<void> {
  const { db, tables, dialect } = writing;
  const [row] = await db
    .select({ key: tables.searchEntry.key, text: tables.articleVersion.text })
    .from(tables.searchEntry)
    .innerJoin(tables.articleVersion, eq(tables.articleVersion.id, currentVersionId))
    .where(eq(tables.searchEntry.articleId, id));
  if (row) await dialect.indexArticle(writing, row.key, { articleId: id, title, text: row.text });
}

/** Removes an article with everything that hangs on it. There is no way back but a backup: the screen asks first. */
export async function removeArticle(
  writing: Writing,
  by: Authorized<"manage">,
  { id, version }: z.output<typeof removeArticleInput>,
  now: number,
): Promise<Result<{ id: string }>> {
  const before = await findInProject(writing, by, "article", id);
  if (!before.ok) return before;
  const { article } = writing.tables;
  const [gone] = await writing.db
    .delete(article)
    .where(and(eq(article.id, id), eq(article.version, version)))
    .returning({ id: article.id });
  if (!gone)
    return before.value.version === version
      ? notFound()
      : fail("conflict", "This article was changed in the meantime.", { current: before.value });
  forgetVersionText(before.value.currentVersionId);
  await record(writing, by, "article.remove", { before: before.value, after: null }, now);
  return ok({ id });
}
