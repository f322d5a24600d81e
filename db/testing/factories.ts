import { v7 as uuidv7 } from "uuid";
import type { Annotation } from "#lib/annotations/annotation.ts";
import type { Operation, OperationAnswer } from "#lib/operations/envelope.ts";
import type { Permission, Role } from "#lib/projects/roles.ts";
import { blocksOfPlainText } from "#lib/text/blocks.ts";
import { and, eq } from "drizzle-orm";
import { authorize, type Actor, type Authorized } from "../guard.ts";
import { importArticle, type NewArticle } from "../mutations/articles.ts";
import type { Row } from "../mutations/versioned-row.ts";
import { applyOperation } from "../operations/apply.ts";
import type { Store } from "../store.ts";

// Everything a test needs is made for it alone, through the mutations that the product itself uses.

/** A moment for tests to happen at, in milliseconds since 1970 (UTC). */
export const NOW = Date.UTC(2026, 2, 14, 9, 26, 53);

export const newId = () => uuidv7();

let made = 0;
/** A word that occurs in no other test. */
export const newWord = (stem = "word") => `${stem}${(++made).toString(36)}x`;

/** An operation with an id of its own, as the browser would mint it. */
export const operation = (kind: string, input: unknown): Operation => ({ id: newId(), kind, input });

/** Sends one operation as the browser would. */
export const send = (
  store: Store,
  actor: Actor,
  kind: string,
  input: unknown,
  now = NOW,
): Promise<OperationAnswer> => applyOperation(store, actor, operation(kind, input), now);

/** The value of an operation that must have been applied. @throws Error with the answer otherwise */
export function appliedValue<T = unknown>(answer: OperationAnswer): T {
  if (answer.status !== "applied") throw new Error(`Not applied: ${JSON.stringify(answer)}`);
  return answer.value as T;
}

/** Sends one operation that must be applied. */
export const apply = async <T = unknown>(
  store: Store,
  actor: Actor,
  kind: string,
  input: unknown,
): Promise<T> => appliedValue<T>(await send(store, actor, kind, input));

/** "applied", or the code of the refusal. */
export const outcomeOf = (answer: OperationAnswer) =>
  answer.status === "applied" ? "applied" : answer.error.code;

/** Somebody with an account. */
export async function makeActor(store: Store, isAdministrator = false): Promise<Actor> {
  const actor = { id: newId(), name: newWord("Person "), isAdministrator };
  const at = new Date(NOW);
  await store.write(({ db, tables }) =>
    db
      .insert(tables.user)
      .values({ ...actor, email: `${actor.id}@example.test`, createdAt: at, updatedAt: at }),
  );
  return actor;
}

/** A project of `manager`'s; returns its id. */
export async function makeProject(store: Store, manager: Actor): Promise<string> {
  const id = newId();
  await apply(store, manager, "project.create", { id, name: newWord("Project ") });
  return id;
}

/** Gives somebody a role in a project; null takes them out of it. */
export async function setRole(
  store: Store,
  projectId: string,
  actor: Actor,
  role: Role | null,
): Promise<void> {
  await store.write(async ({ db, tables: { member } }) => {
    await db.delete(member).where(and(eq(member.projectId, projectId), eq(member.userId, actor.id)));
    if (role) await db.insert(member).values({ projectId, userId: actor.id, role, createdAt: NOW });
  });
}

/** Somebody with a role in a project. */
export async function makeMember(store: Store, projectId: string, role: Role): Promise<Actor> {
  const actor = await makeActor(store);
  await setRole(store, projectId, actor, role);
  return actor;
}

/** Proof that `actor` may; fails the test if not. */
export async function permit<P extends Permission>(
  store: Store,
  actor: Actor,
  projectId: string,
  permission: P,
): Promise<Authorized<P>> {
  const by = await authorize(store.reading, actor, projectId, permission);
  if (!by.ok) throw new Error(by.error.message);
  return by.value;
}

export interface MadeArticle {
  articleId: string;
  versionId: string;
  title: string;
  text: string;
}

export interface ArticleWishes {
  text?: string;
  title?: string;
  publisher?: string;
  url?: string;
}

/** What a file becomes before it is stored: UTF-8 plain text. */
export function newArticle({ text, title, publisher = "", url = "" }: ArticleWishes = {}): NewArticle {
  const words =
    text ?? `${newWord("The bridge at Orlen ")} was closed. ${newWord("Traffic ")} stood for hours.`;
  return {
    ids: { article: newId(), version: newId(), publisher: newId() },
    details: { title: title ?? newWord("Title "), publisher, url, byline: "", publishedAt: NOW },
    ...{ language: "en", text: words, blocks: blocksOfPlainText(words), notes: [] },
    file: {
      ...{ name: "article.txt", mediaType: "text/plain", charset: "utf-8" },
      bytes: new TextEncoder().encode(words),
    },
  };
}

/** An article in a project, imported by `actor`. */
export async function makeArticle(
  store: Store,
  projectId: string,
  actor: Actor,
  wishes: ArticleWishes = {},
): Promise<MadeArticle> {
  const by = await permit(store, actor, projectId, "annotate");
  const article = newArticle(wishes);
  const result = await store.write((writing) => importArticle(writing, by, article, NOW));
  if (!result.ok) throw new Error(result.error.message);
  const { text, ids, details } = article;
  return { articleId: ids.article, versionId: ids.version, title: details.title, text };
}

/** The passage from `start` to `end` (UTF-16 code units, end exclusive) of a text. */
export const passageOf = (text: string, start = 0, end = Math.min(text.length, start + 12)) => ({
  ...{ start, end },
  exact: text.slice(start, end),
});

/** What `annotation.create` takes, for the first words of an article. */
export const annotationInput = ({ versionId, text }: MadeArticle, more: object = {}) => ({
  id: newId(),
  versionId,
  passage: passageOf(text),
  tag: "claim",
  ...more,
});

export const makeAnnotation = (store: Store, actor: Actor, article: MadeArticle, more: object = {}) =>
  apply<Annotation>(store, actor, "annotation.create", annotationInput(article, more));

export async function makeClaim(store: Store, actor: Actor, projectId: string): Promise<Row<"claim">> {
  const input = { id: newId(), projectId, text: newWord("The bridge was closed ") };
  return (await apply<{ claim: Row<"claim"> }>(store, actor, "claim.create", input)).claim;
}

export const makeQuestion = (store: Store, actor: Actor, projectId: string) =>
  apply<Row<"question">>(store, actor, "question.create", {
    ...{ id: newId(), projectId, text: newWord("How long was it closed? ") },
  });

export const makeOrigin = (store: Store, actor: Actor, projectId: string, name = newWord("Origin ")) =>
  apply<Row<"origin">>(store, actor, "origin.create", { id: newId(), projectId, name });

export const makeMention = (store: Store, actor: Actor, claimId: string, annotationId: string) =>
  apply<Row<"mention">>(store, actor, "mention.attach", { id: newId(), claimId, annotationId });

export const makeEvidence = (store: Store, actor: Actor, claimId: string, article: MadeArticle) =>
  apply<Row<"evidence">>(store, actor, "evidence.add", {
    ...{ id: newId(), claimId, stance: "supports" },
    // Not the first words: those are a mention where a test tied them to the claim.
    target: { kind: "passage", versionId: article.versionId, passage: passageOf(article.text, 14) },
  });
