import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appendEvent } from "#db/events.ts";
import type { Actor } from "#db/guard.ts";
import { eventsAfter } from "#db/queries/events.ts";
import type { Store } from "#db/store.ts";
import {
  apply,
  makeActor,
  makeAnnotation,
  makeArticle,
  makeMember,
  makeProject,
  newId,
  passageOf,
  permit,
} from "#db/testing/factories.ts";
import { STORES } from "#db/testing/stores.ts";
import { cursorsOf } from "./cursor.ts";
import { LiveHub } from "./hub.ts";
import { streamBody } from "./stream-body.ts";

let store: Store;
let hub: LiveHub;
const cursors = cursorsOf("secret");

beforeAll(async () => {
  const sqlite = STORES.find(({ name }) => name === "SQLite");
  if (!sqlite) throw new Error("There is no SQLite store to test with.");
  store = await sqlite.open();
  hub = new LiveHub(store.reading, cursors.seal);
});
afterAll(() => store.close());

/** A session as the sign-in makes one, without its cookie. */
async function signIn(actor: Actor): Promise<string> {
  const id = newId();
  const at = new Date();
  await store.write(({ db, tables: { session } }) =>
    db.insert(session).values({
      ...{ id, token: id, userId: actor.id, createdAt: at, updatedAt: at },
      expiresAt: new Date(at.getTime() + 3_600_000),
    }),
  );
  return id;
}

interface Message {
  id: string | null;
  event: string;
  data: { kind?: string; entityId?: string; reason?: string; connection?: string }[] | Record<string, string>;
}

/** Listens to a project as a browser does. */
async function listen(actor: Actor, projectId: string, seq: number, sessionId?: string) {
  const by = await permit(store, actor, projectId, "read");
  const listener = { userId: actor.id, projectId, tokenId: null };
  const session = sessionId ?? (await signIn(actor));
  const start = { by, listener: { ...listener, sessionId: session }, seq, how: "resumed" } as const;
  const reader = streamBody(hub, start, () => () => undefined).getReader();
  const decoder = new TextDecoder();
  let text = "";
  async function next(): Promise<Message | null> {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end >= 0) {
        const lines = text.slice(0, end).split("\n");
        text = text.slice(end + 2);
        const field = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const event = field("event");
        if (event === undefined) continue;
        return {
          id: field("id") ?? null,
          event,
          data: JSON.parse(field("data") ?? "null") as Message["data"],
        };
      }
      const { done, value } = await reader.read();
      if (done) return null;
      text += decoder.decode(value, { stream: true });
    }
  }
  /** The next message of a kind. */
  async function nextOf(kind: string): Promise<Message> {
    for (let message = await next(); message; message = await next())
      if (message.event === kind) return message;
    throw new Error(`The stream ended without “${kind}”.`);
  }
  return { next, nextOf, cut: () => reader.cancel() };
}

async function write(projectId: string, many: number): Promise<void> {
  await store.write(async (writing) => {
    for (let n = 0; n < many; n++) {
      const [entity, entityId] = ["article", newId()];
      const event = { projectId, actorId: null, kind: "article.update", entity, entityId };
      await appendEvent(writing, { ...event, before: null, after: { id: entityId } }, n);
    }
  });
  hub.wake();
}

const seqsOf = async (projectId: string, after: number) =>
  (await eventsAfter(store.reading, { after, limit: 100_000, projectId })).map(({ seq }) => seq);

test("a stream that is cut anywhere goes on without a gap and tells nothing twice", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ writes: fc.nat(8), reads: fc.nat(8) }), { minLength: 1, maxLength: 8 }),
      async (steps) => {
        const actor = await makeActor(store);
        const [projectId, other] = [await makeProject(store, actor), await makeProject(store, actor)];
        const begin = await hub.newest();
        let last = begin;
        const told: number[] = [];
        const take = async (stream: Awaited<ReturnType<typeof listen>>, many: number) => {
          for (let n = 0; n < many; n++) {
            last = Number((await stream.nextOf("change")).id);
            told.push(last);
          }
        };
        for (const { writes, reads } of steps) {
          const stream = await listen(actor, projectId, last);
          const writing = write(projectId, writes).then(() => write(other, 1));
          const due = (await seqsOf(projectId, last)).length;
          await take(stream, Math.min(due, reads));
          await writing;
          await stream.cut();
        }
        const stream = await listen(actor, projectId, last);
        await take(stream, (await seqsOf(projectId, last)).length);
        await stream.cut();
        expect(told).toEqual(await seqsOf(projectId, begin));
      },
    ),
    { numRuns: 25 },
  );
});

test("10,000 missed events are told in order", async () => {
  const actor = await makeActor(store);
  const projectId = await makeProject(store, actor);
  const begin = await hub.newest();
  await write(projectId, 10_000);
  const stream = await listen(actor, projectId, begin);
  const told: number[] = [];
  for (let n = 0; n < 10_000; n++) told.push(Number((await stream.nextOf("change")).id));
  await stream.cut();
  expect(told).toEqual(await seqsOf(projectId, begin));
});

test("a change made by another process is told too", async () => {
  const actor = await makeActor(store);
  const projectId = await makeProject(store, actor);
  const stream = await listen(actor, projectId, await hub.newest());
  await stream.nextOf("ready");
  // Written past the hub: nobody wakes it.
  const article = await makeArticle(store, projectId, actor);
  expect((await stream.nextOf("change")).data).toMatchObject({ entityId: article.articleId });
  await stream.cut();
});

test("whoever is signed out, disabled or removed is told farewell", async () => {
  const manager = await makeActor(store);
  const projectId = await makeProject(store, manager);
  const [out, disabled, removed] = [
    await makeMember(store, projectId, "viewer"),
    await makeMember(store, projectId, "viewer"),
    await makeMember(store, projectId, "viewer"),
  ];
  const session = await signIn(out);
  const begin = await hub.newest();
  const streams = await Promise.all([
    listen(out, projectId, begin, session),
    listen(disabled, projectId, begin),
    listen(removed, projectId, begin),
  ]);
  const stays = await listen(manager, projectId, begin);
  await store.write(async ({ db, tables: { session: sessions, user, member } }) => {
    await db.delete(sessions).where(eq(sessions.id, session));
    await db.update(user).set({ disabledAt: 1 }).where(eq(user.id, disabled.id));
    await db.delete(member).where(eq(member.userId, removed.id));
  });
  for (const stream of streams) {
    expect((await stream.nextOf("bye")).data).toEqual({ reason: "ended" });
    expect(await stream.next()).toBeNull();
  }
  await write(projectId, 1);
  expect((await stays.nextOf("change")).event).toBe("change");
  await stays.cut();
});

test("a blind reviewer's stream holds nothing of a colleague, nor numbers with gaps", async () => {
  const manager = await makeActor(store);
  const projectId = await makeProject(store, manager);
  await store.write(({ db, tables: { project } }) =>
    db.update(project).set({ blind: true }).where(eq(project.id, projectId)),
  );
  const [viewer, colleague] = [
    await makeMember(store, projectId, "reviewer"),
    await makeMember(store, projectId, "reviewer"),
  ];
  const article = await makeArticle(store, projectId, manager);
  const begin = await hub.newest();
  const stream = await listen(viewer, projectId, begin);
  const ready = await stream.nextOf("ready");
  expect(cursors.open(ready.id ?? "", viewer.id)).toBe(begin);
  expect(ready.id).not.toBe(String(begin));
  await makeAnnotation(store, colleague, article);
  const own = await makeAnnotation(store, viewer, article);
  const told = await stream.nextOf("change");
  expect(told.data).toMatchObject({ kind: "annotation.create", entityId: own.id });
  expect(told.id).not.toMatch(/^\d+$/);
  for (const actor of [colleague, viewer])
    await apply(store, actor, "review.set", { articleId: article.articleId, state: "submitted" });
  const theirs = await makeAnnotation(store, colleague, article);
  let next = await stream.nextOf("change");
  while ("kind" in next.data && next.data["kind"] === "review.set") next = await stream.nextOf("change");
  expect(next.data).toMatchObject({ entityId: theirs.id });
  await stream.cut();
});

test("gold is told to those who settle, and to no reviewer of an open project either", async () => {
  const manager = await makeActor(store);
  const projectId = await makeProject(store, manager);
  const reviewer = await makeMember(store, projectId, "reviewer");
  const { versionId, text, ...article } = await makeArticle(store, projectId, manager);
  const begin = await hub.newest();
  const [secret, open] = [await listen(reviewer, projectId, begin), await listen(manager, projectId, begin)];
  for (const stream of [secret, open]) await stream.nextOf("ready");
  const answer = { kind: "passage", versionId, passage: passageOf(text), tag: "claim", reason: "It is one." };
  const gold = await apply<{ id: string }>(store, manager, "gold.add", { ...answer, id: newId() });
  hub.wake();
  expect((await open.nextOf("change")).data).toMatchObject({ entityId: gold.id });
  const annotation = await makeAnnotation(store, manager, { ...article, versionId, text });
  hub.wake();
  expect((await secret.nextOf("change")).data).toMatchObject({ entityId: annotation.id });
  for (const stream of [secret, open]) await stream.cut();
});

test("what somebody has read is told to themselves only, in a project that is not blind too", async () => {
  const manager = await makeActor(store);
  const projectId = await makeProject(store, manager);
  const reader = await makeMember(store, projectId, "reviewer");
  const begin = await hub.newest();
  const [own, other] = [await listen(reader, projectId, begin), await listen(manager, projectId, begin)];
  for (const stream of [own, other]) await stream.nextOf("ready");
  await apply(store, reader, "inbox.mark", { projectId, commentIds: [newId()], read: true });
  hub.wake();
  expect((await own.nextOf("change")).data).toMatchObject({ kind: "inbox.mark", entityId: reader.id });
  await own.cut();
  const article = await makeArticle(store, projectId, manager);
  hub.wake();
  expect((await other.nextOf("change")).data).toMatchObject({ entityId: article.articleId });
  await other.cut();
  // Nor what it missed, as it is told to whoever comes later.
  const late = await listen(manager, projectId, begin);
  expect((await late.nextOf("change")).data).toMatchObject({ entityId: article.articleId });
  await late.cut();
});

test("presence is told to colleagues and ends with the stream", async () => {
  const manager = await makeActor(store);
  const projectId = await makeProject(store, manager);
  const article = await makeArticle(store, projectId, manager);
  const colleague = await makeMember(store, projectId, "reviewer");
  const begin = await hub.newest();
  const [mine, theirs] = [await listen(manager, projectId, begin), await listen(colleague, projectId, begin)];
  const ready = await theirs.nextOf("ready");
  const connection = "connection" in ready.data ? String(ready.data["connection"]) : "";
  const subscriber = hub.find(projectId, connection);
  if (!subscriber) throw new Error("The stream is not known.");
  subscriber.articles = [article.articleId];
  hub.presenceChanged(projectId);
  const person = { userId: colleague.id, name: colleague.name, articleId: article.articleId };
  expect((await mine.nextOf("presence")).data).toEqual([person]);
  await theirs.cut();
  expect((await mine.nextOf("presence")).data).toEqual([]);
  await mine.cut();
});
