import { eq } from "drizzle-orm";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#db/guard.ts";
import { listImportProgress } from "#db/queries/imports.ts";
import { standingsOf } from "#db/queries/live-audience.ts";
import type { Store } from "#db/store.ts";
import { makeActor, makeProject, newId, permit } from "#db/testing/factories.ts";
import { STORES } from "#db/testing/stores.ts";

vi.mock("server-only", () => ({}));
const { progressStream } = await import("./progress-stream.ts");

let store: Store;
beforeAll(async () => {
  const sqlite = STORES.find(({ name }) => name === "SQLite");
  if (!sqlite) throw new Error("There is no SQLite store to test with.");
  store = await sqlite.open();
});
afterAll(() => store.close());

/** Somebody who has just signed in, and how they follow the imports of their new project. */
async function follower() {
  const actor = await makeActor(store);
  const by = await permit(store, actor, await makeProject(store, actor), "read");
  const at = new Date();
  const sessionId = newId();
  await store.write(({ db, tables: { session } }) =>
    db.insert(session).values({
      ...{ id: sessionId, token: sessionId, userId: actor.id, createdAt: at, updatedAt: at },
      expiresAt: new Date(at.getTime() + 3_600_000),
    }),
  );
  const signedIn: Actor & { sessionId: string } = { ...actor, sessionId };
  const follow = () => {
    const { body } = progressStream(store, by, signedIn);
    if (!body) throw new Error("The stream has no body.");
    return body.getReader();
  };
  return { by, sessionId, follow };
}

test.each(["signed out", "disabled", "removed"])("whoever is %s hears no more", async (how) => {
  const { by, sessionId, follow } = await follower();
  const reader = follow();
  expect(new TextDecoder().decode((await reader.read()).value)).toMatch(/^event: progress\ndata: \[\]\n/);
  await store.write(async ({ db, tables: { session, user, member } }) => {
    if (how === "signed out") await db.delete(session).where(eq(session.id, sessionId));
    else if (how === "disabled") await db.update(user).set({ disabledAt: 1 }).where(eq(user.id, by.actor.id));
    else await db.delete(member).where(eq(member.userId, by.actor.id));
  });
  expect(await reader.read()).toEqual({ done: true, value: undefined });
});

test("a stream that is ended while it looks stays ended", async () => {
  const streams = (globalThis as typeof globalThis & { sourcemarkStreams: Set<() => void> })
    .sourcemarkStreams;
  const failures: unknown[] = [];
  const note = (cause: unknown) => failures.push(cause);
  process.on("unhandledRejection", note);
  const { by, follow } = await follower();
  const setTimer = vi.spyOn(globalThis, "setTimeout");
  try {
    const stopped = follow();
    for (const close of [...streams]) close();
    await follow().cancel();
    expect((await stopped.read()).done).toBe(true);
    // More than what the streams were waiting for when they were ended.
    for (let round = 0; round < 20; round++) {
      await standingsOf(store.reading, [], Date.now());
      await listImportProgress(store.reading, by);
      await turn();
    }
    expect(failures).toEqual([]);
    expect(setTimer).not.toHaveBeenCalled();
    expect(streams.size).toBe(0);
  } finally {
    setTimer.mockRestore();
    process.off("unhandledRejection", note);
  }
});
