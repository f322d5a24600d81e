import { and, eq, isNull, max } from "drizzle-orm";
import type { z } from "zod";
import type { Annotation } from "#lib/annotations/annotation.ts";
import type { reanchorAnnotationInput } from "#lib/annotations/inputs.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { carryOver, type CarriedOver } from "#lib/text/carry-over.ts";
import { notFound, type Authorized } from "../guard.ts";
import { findVersionText } from "../queries/version-text.ts";
import type { Writing } from "../store.ts";
import { articleWithText, reindex, versionRow, type NewText } from "./articles.ts";
import { carryAdjudications, type CarriedDecisions } from "./carry-adjudications.ts";
import { checkPassage } from "./check-passage.ts";
import { changeRow, findInProject, type Row } from "./versioned-row.ts";

export interface NewVersion extends NewText {
  articleId: string;
  versionId: string;
}

export interface VersionAdded {
  versionId: string;
  number: number;
  survivors: number;
  changed: number;
  orphans: number;
  /** The same of settled passages; nothing but zeros for blind reviewers. */
  settled: CarriedDecisions;
}

/**
 * Gives an article a new text. Annotations, evidence and settled passages whose words stand there unmistakably go along; the others stay
 * with the version they were made on, and are listed there until somebody decides. Fails with `duplicate` when the
 * project has this text already.
 */
export async function addArticleVersion(
  writing: Writing,
  by: Authorized<"annotate">,
  { articleId, versionId, ...text }: NewVersion,
  now: number,
): Promise<Result<VersionAdded>> {
  const found = await findInProject(writing, by, "article", articleId);
  if (!found.ok) return found;
  const row = versionRow(by.projectId, articleId, text);
  const known = await articleWithText(writing, by.projectId, row.sha256);
  if (known)
    return fail("duplicate", `This text is in the project already, in “${known.title}”.`, { current: known });
  const { articleVersion } = writing.tables;
  const [latest] = await writing.db
    .select({ number: max(articleVersion.number) })
    .from(articleVersion)
    .where(eq(articleVersion.articleId, articleId));
  const number = (latest?.number ?? 0) + 1;
  await writing.db.insert(articleVersion).values({ ...row, id: versionId, number, createdAt: now });
  const change = {
    before: found.value,
    version: found.value.version,
    changes: { currentVersionId: versionId },
  };
  const changed = await changeRow(writing, by, "article", { kind: "article.version", ...change }, now);
  if (!changed.ok) return changed;
  const old = await findVersionText(writing, found.value.currentVersionId);
  if (!old) return notFound();
  const carried = await carryAnnotations(
    writing,
    by,
    { fromVersionId: old.id, versionId },
    [old.text, text.text],
    now,
  );
  await carryEvidence(writing, by, { fromVersionId: old.id, versionId }, [old.text, text.text], now);
  const settled = await carryAdjudications(
    writing,
    by,
    { fromVersionId: old.id, versionId },
    [old.text, text.text],
    now,
  );
  await reindex(writing, changed.value);
  // Blind reviewers are told of their own annotations only: the numbers would tell how many others made.
  const told = (rows: readonly { from: Annotation }[]) =>
    by.isBlind ? rows.filter(({ from }) => from.reviewerId === by.actor.id).length : rows.length;
  return ok({
    versionId,
    number,
    survivors: told(carried.survivors),
    changed: told(carried.changed),
    orphans: told(carried.orphans),
    settled: by.isBlind ? { survivors: 0, changed: 0, orphans: 0 } : settled,
  });
}

interface Versions {
  fromVersionId: string;
  versionId: string;
}

async function carryAnnotations(
  writing: Writing,
  by: Authorized,
  { fromVersionId, versionId }: Versions,
  [oldText, newText]: [string, string],
  now: number,
): Promise<CarriedOver<Annotation>> {
  const { annotation } = writing.tables;
  const rows = await writing.db
    .select()
    .from(annotation)
    .where(and(eq(annotation.versionId, fromVersionId), isNull(annotation.deletedAt)));
  const carried = carryOver(oldText, newText, rows);
  for (const { from, to } of carried.survivors) {
    const move = {
      kind: "annotation.carry",
      before: from,
      version: from.version,
      changes: { ...to, versionId },
    } as const;
    await changeRow(writing, by, "annotation", move, now);
  }
  return carried;
}

async function carryEvidence(
  writing: Writing,
  by: Authorized,
  { fromVersionId, versionId }: Versions,
  [oldText, newText]: [string, string],
  now: number,
): Promise<void> {
  const { evidence } = writing.tables;
  const rows = await writing.db
    .select()
    .from(evidence)
    .where(and(eq(evidence.versionId, fromVersionId), isNull(evidence.deletedAt)));
  const passages = rows.map((row) => ({ ...row, start: row.start ?? 0, end: row.end ?? 0 }));
  for (const { from, to } of carryOver(oldText, newText, passages).survivors) {
    const move = {
      kind: "evidence.carry",
      before: from,
      version: from.version,
      changes: { ...to, versionId },
    } as const;
    await changeRow(writing, by, "evidence", move, now);
  }
}

/** Puts one's own annotation that was left on an older version onto a passage of the current one. */
export async function reanchorAnnotation(
  writing: Writing,
  by: Authorized<"annotate">,
  { id, version, versionId, passage: sent }: z.output<typeof reanchorAnnotationInput>,
  now: number,
): Promise<Result<Row<"annotation">>> {
  const found = await findInProject(writing, by, "annotation", id);
  if (!found.ok) return found;
  if (found.value.reviewerId !== by.actor.id)
    return fail("forbidden", "This is another reviewer's annotation. Its author decides where it goes.");
  const target = await findVersionText(writing, versionId);
  if (target?.articleId !== found.value.articleId) return notFound();
  const passage = checkPassage(target.text, sent);
  if (!passage.ok) return passage;
  const changes = { ...passage.value, versionId };
  return changeRow(
    writing,
    by,
    "annotation",
    { kind: "annotation.reanchor", before: found.value, version, changes },
    now,
  );
}
