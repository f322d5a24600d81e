import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareFindSession } from "../queries/sessions.ts";
import type { Store } from "../store.ts";
import { makeActor, newId, NOW } from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import { dropSession, prolongSession } from "./sessions.ts";

const HOUR = 3_600_000;

describe.each(STORES)("on $name, a session", ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store?.close());

  async function withSession(userId: string, expiresAt: number) {
    const [id, token, at] = [newId(), newId(), new Date(NOW)];
    const times = { createdAt: at, updatedAt: at, expiresAt: new Date(expiresAt) };
    const { session } = store.reading.tables;
    await store.write(({ db }) => db.insert(session).values({ id, token, userId, ...times }));
    return { sessionId: id, userId, token };
  }
  const find = (token: string, now: number) => prepareFindSession(store.reading)(token, now);

  it("that is in use ends later; what is left of those that ended is cleared away", async () => {
    const { id } = await makeActor(store);
    const [used, over] = [await withSession(id, NOW + HOUR), await withSession(id, NOW)];
    const end = NOW + 9 * HOUR;
    await store.write((writing) => prolongSession(writing, { ...used, end }, NOW + 1));
    const times = { begunAt: NOW, prolongedAt: NOW + 1 };
    expect(await find(used.token, end - 1)).toMatchObject({ id, expiresAt: new Date(end), times });
    expect(await find(used.token, end)).toBeNull();
    const { session } = store.reading.tables;
    expect(await store.reading.db.$count(session, eq(session.id, over.sessionId))).toBe(0);
  });

  it("that another takes the place of is over, and no other", async () => {
    const { id } = await makeActor(store);
    const [one, two] = [await withSession(id, NOW + HOUR), await withSession(id, NOW + HOUR)];
    await store.write((writing) => dropSession(writing, one.sessionId));
    expect(await find(one.token, NOW)).toBeNull();
    expect(await find(two.token, NOW)).toMatchObject({ id });
  });

  it("that has ended in the meantime stays ended", async () => {
    const { id } = await makeActor(store);
    const over = await withSession(id, NOW);
    await store.write((writing) => prolongSession(writing, { ...over, end: NOW + HOUR }, NOW));
    expect(await find(over.token, NOW)).toBeNull();
  });
});
