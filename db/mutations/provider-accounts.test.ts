import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../guard.ts";
import { findReset } from "../queries/accounts.ts";
import { makeActor, newId, NOW } from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import type { Store } from "../store.ts";
import { writeResult } from "../write-result.ts";
import { passwordRow } from "./account-rows.ts";
import { issueResetLink, resetPassword } from "./accounts.ts";
import { accountByProvider } from "./provider-accounts.ts";
import { createToken } from "./tokens.ts";

describe.each(STORES)("on $name, an account whose address", ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store?.close());

  const inAnHour = new Date(NOW + 3_600_000);
  const reset = (actor: Actor, isMailed: boolean, secret = newId()) =>
    writeResult(store, async (writing) => {
      const made = await issueResetLink(
        writing,
        actor,
        { id: newId(), secret, userId: actor.id, isMailed },
        NOW,
      );
      return made.ok ? { ok: true, value: secret } : made;
    });

  /** Somebody with a password, a session, a token, a link and a second factor. */
  async function makeOwner(isProven: boolean) {
    const actor = await makeActor(store);
    await store.write(async ({ db, tables: { account, secondFactor, session, user } }) => {
      await db.update(user).set({ emailVerified: isProven }).where(eq(user.id, actor.id));
      await db.insert(account).values(passwordRow(actor.id, "hash", NOW));
      const times = { createdAt: new Date(NOW), updatedAt: new Date(NOW), expiresAt: inAnHour };
      await db.insert(session).values({ id: newId(), token: newId(), userId: actor.id, ...times });
      await db
        .insert(secondFactor)
        .values({ userId: actor.id, sealedSecret: "sealed", createdAt: NOW, confirmedAt: NOW });
    });
    const token = { id: newId(), name: "Script", scopes: ["read" as const], days: 30, token: newId() };
    await writeResult(store, (writing) => createToken(writing, actor, token, NOW));
    return actor;
  }

  /** What of somebody is kept. */
  async function kept({ id }: Actor) {
    const { db, tables } = store.reading;
    const { account, apiToken, oneTimeLink, secondFactor, session, user } = tables;
    const [row] = await db.select({ proven: user.emailVerified }).from(user).where(eq(user.id, id));
    const ties = await db.select().from(account).where(eq(account.userId, id));
    const of = (table: typeof apiToken | typeof oneTimeLink | typeof secondFactor | typeof session) =>
      db.$count(table, eq(table.userId, id));
    return {
      ...{ proven: row?.proven, ways: ties.map(({ providerId }) => providerId).toSorted() },
      ...{ sessions: await of(session), tokens: await of(apiToken), links: await of(oneTimeLink) },
      factors: await of(secondFactor),
    };
  }

  const comeByProvider = ({ id, name }: Actor) =>
    writeResult(store, (writing) =>
      accountByProvider(
        writing,
        { issuer: "https://id.test", subject: `at ${id}`, email: `${id}@example.test`, name },
        { id: newId(), invitation: null, admitsAnybody: false },
        NOW,
      ),
    );

  it("nobody proved keeps no older way in when its owner comes by a provider, but the second factor", async () => {
    const owner = await makeOwner(false);
    await reset(owner, false);
    expect(await comeByProvider(owner)).toMatchObject({ ok: true, value: { userId: owner.id } });
    const after = {
      proven: true,
      ways: ["oidc https://id.test"],
      sessions: 0,
      tokens: 0,
      links: 0,
      factors: 1,
    };
    expect(await kept(owner)).toEqual(after);
    await comeByProvider(owner);
    expect(await kept(owner)).toEqual(after);
  });

  it("was proved keeps its ways in beside the provider", async () => {
    const owner = await makeOwner(true);
    await reset(owner, false);
    await comeByProvider(owner);
    expect(await kept(owner)).toEqual({
      ...{ proven: true, ways: ["credential", "oidc https://id.test"] },
      ...{ sessions: 1, tokens: 1, links: 1, factors: 1 },
    });
  });

  it.each([
    [true, 0],
    [false, 1],
  ])("is reset by a link counts as proved if that was mailed: %s", async (isMailed, tokens) => {
    const owner = await makeOwner(false);
    const link = await reset(owner, isMailed);
    if (!link.ok) throw new Error(link.error.message);
    expect(await findReset(store.reading, link.value, NOW)).not.toBeNull();
    await writeResult(store, (writing) =>
      resetPassword(writing, { secret: link.value, passwordHash: "another" }, NOW),
    );
    expect(await kept(owner)).toMatchObject({
      ...{ proven: isMailed, ways: ["credential"], sessions: 0, tokens, factors: 1 },
    });
  });
});
