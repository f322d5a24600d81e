import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type {
  addDependenceInput,
  addDerivationInput,
  removeDependenceInput,
  removeDerivationInput,
  updateDependenceInput,
  updateDerivationInput,
} from "#lib/claims/source-inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import type { Writing } from "../store.ts";
import { measurePair } from "./overlaps.ts";
import { record } from "./record.ts";
import { changeRow, findInProject, removeRow, type Row } from "./versioned-row.ts";

type Annotator = Authorized<"annotate">;

/** Says how far two origins may lean on each other, and why. */
export async function addDependence(
  writing: Writing,
  by: Annotator,
  { id, originId, otherOriginId, dependence, reason }: z.output<typeof addDependenceInput>,
  now: number,
): Promise<Result<Row<"originDependence">>> {
  for (const origin of [originId, otherOriginId]) {
    const found = await findInProject(writing, by, "origin", origin);
    if (!found.ok) return found;
  }
  const [originA = "", originB = ""] = [originId, otherOriginId].toSorted();
  const [row] = await writing.db
    .insert(writing.tables.originDependence)
    .values({ id, originA, originB, dependence, reason, ...authorship(by, now) })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "How these two origins depend on each other is recorded already.");
  await record(writing, by, "dependence.add", { before: null, after: row }, now);
  return ok(row);
}

/** Changes the estimate or its reason. */
export async function updateDependence(
  writing: Writing,
  by: Annotator,
  { id, version, ...changes }: z.output<typeof updateDependenceInput>,
  now: number,
): Promise<Result<Row<"originDependence">>> {
  const before = await findInProject(writing, by, "originDependence", id);
  if (!before.ok) return before;
  const kind = "dependence.update";
  return changeRow(writing, by, "originDependence", { kind, before: before.value, version, changes }, now);
}

/** Takes the estimate away: the two origins count as independent again. */
export async function removeDependence(
  writing: Writing,
  by: Annotator,
  { id, version }: z.output<typeof removeDependenceInput>,
  now: number,
): Promise<Result<Row<"originDependence">>> {
  return removeRow(writing, by, "originDependence", { kind: "dependence.remove", id, version }, now);
}

/** Decides how much of an article was taken from another; what is measured at that moment is kept beside it. */
export async function addDerivation(
  writing: Writing,
  by: Annotator,
  { id, articleId, from, level, reason }: z.output<typeof addDerivationInput>,
  now: number,
): Promise<Result<Row<"derivation">>> {
  const article = await findInProject(writing, by, "article", articleId);
  if (!article.ok) return article;
  const source = await resolveSource(writing, by, from);
  if (!source.ok) return source;
  const { fromArticleId } = source.value;
  if (fromArticleId === articleId)
    return from.kind === "url"
      ? fail(
          "invalid",
          "This is the address that the article itself has. Correct the article's details first.",
          {
            fields: { url: "The article itself has this address; correct its details first." },
          },
        )
      : fail("invalid", "An article cannot be taken from itself.", {
          fields: { from: "Choose another article." },
        });
  if (fromArticleId !== null && (await findDerivation(writing, fromArticleId, articleId)))
    return fail(
      "duplicate",
      "The other way round is recorded for these two articles. Change or remove that first.",
    );
  const measured = fromArticleId === null ? null : await measurePair(writing, articleId, fromArticleId);
  const [row] = await writing.db
    .insert(writing.tables.derivation)
    .values({ id, articleId, level, reason, ...source.value, ...measured, ...authorship(by, now) })
    .onConflictDoNothing()
    .returning();
  if (!row) return fail("duplicate", "It is decided already how much this article took from there.");
  await record(writing, by, "derivation.add", { before: null, after: row }, now);
  return ok(row);
}

/** Where a text came from; an address that an article of the project has means that article. */
async function resolveSource(
  writing: Writing,
  by: Annotator,
  from: z.output<typeof addDerivationInput>["from"],
): Promise<Result<{ fromArticleId: string | null; fromUrl: string | null }>> {
  if (from.kind === "article") {
    const found = await findInProject(writing, by, "article", from.articleId);
    return found.ok ? ok({ fromArticleId: from.articleId, fromUrl: null }) : found;
  }
  const { article } = writing.tables;
  const [known] = await writing.db
    .select({ id: article.id })
    .from(article)
    .where(and(eq(article.projectId, by.projectId), eq(article.url, from.url)));
  return ok(known ? { fromArticleId: known.id, fromUrl: null } : { fromArticleId: null, fromUrl: from.url });
}

async function findDerivation(
  { db, tables: { derivation } }: Writing,
  articleId: string,
  fromArticleId: string,
): Promise<boolean> {
  const pair = and(eq(derivation.articleId, articleId), eq(derivation.fromArticleId, fromArticleId));
  return (await db.$count(derivation, pair)) > 0;
}

/** Changes a decision; the measurement is taken again. */
export async function updateDerivation(
  writing: Writing,
  by: Annotator,
  { id, version, level, reason }: z.output<typeof updateDerivationInput>,
  now: number,
): Promise<Result<Row<"derivation">>> {
  const before = await findInProject(writing, by, "derivation", id);
  if (!before.ok) return before;
  const { articleId, fromArticleId } = before.value;
  const measured = fromArticleId === null ? null : await measurePair(writing, articleId, fromArticleId);
  const changes = { level, reason, ...measured };
  const kind = "derivation.update";
  return changeRow(writing, by, "derivation", { kind, before: before.value, version, changes }, now);
}

/** Takes a decision back: the measurement counts again. */
export async function removeDerivation(
  writing: Writing,
  by: Annotator,
  { id, version }: z.output<typeof removeDerivationInput>,
  now: number,
): Promise<Result<Row<"derivation">>> {
  return removeRow(writing, by, "derivation", { kind: "derivation.remove", id, version }, now);
}

function authorship({ projectId, actor }: Annotator, now: number) {
  return { projectId, createdBy: actor.id, createdAt: now, updatedAt: now };
}
