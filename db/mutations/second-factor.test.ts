import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeActor, newId, NOW } from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import { countRecoveryCodes, findSecondFactor } from "../queries/second-factor.ts";
import type { Store } from "../store.ts";
import { writeResult } from "../write-result.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
  spendCode,
  turnOffSecondFactor,
  type CodeProof,
} from "./second-factor.ts";

describe.each(STORES)("on $name, a second factor", ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store?.close());

  const codes = (...list: string[]) => list.map((code) => ({ id: newId(), code: `${code} ${newId()}` }));
  const step = (at: number): CodeProof => ({ kind: "authenticator", step: at });

  async function withFactor() {
    const actor = await makeActor(store);
    const handed = codes("one", "two");
    await writeResult(store, (writing) => beginSecondFactor(writing, actor, "sealed", NOW));
    const on = await writeResult(store, (writing) =>
      confirmSecondFactor(writing, actor, { step: 100, codes: handed }, NOW),
    );
    expect(on.ok).toBe(true);
    const spend = (proof: CodeProof) =>
      writeResult(store, (writing) => spendCode(writing, actor.id, proof, NOW));
    return { actor, codes: handed.map(({ code }) => code), spend };
  }
  const kindsOf = async (id: string) => {
    const { db, tables } = store.reading;
    const rows = await db.select().from(tables.event).where(eq(tables.event.entityId, id));
    return rows.map(({ kind }) => kind);
  };

  it("is not asked for until a first code confirmed it, and can be begun anew until then", async () => {
    const actor = await makeActor(store);
    const begin = (sealed: string) =>
      writeResult(store, (writing) => beginSecondFactor(writing, actor, sealed, NOW));
    await begin("first");
    await begin("second");
    expect(await findSecondFactor(store.reading, actor.id)).toEqual({
      ...{ sealedSecret: "second", confirmedAt: null, lastStep: 0 },
    });
    const early = await writeResult(store, (writing) => spendCode(writing, actor.id, step(1), NOW));
    expect(early.ok).toBe(false);
    await writeResult(store, (writing) =>
      confirmSecondFactor(writing, actor, { step: 5, codes: codes("one") }, NOW),
    );
    expect(await begin("third")).toMatchObject({ ok: false, error: { code: "duplicate" } });
    expect(await findSecondFactor(store.reading, actor.id)).toMatchObject({ sealedSecret: "second" });
  });

  it("takes each step once, and none before it; of ten at once, one", async () => {
    const { spend } = await withFactor();
    expect((await spend(step(100))).ok).toBe(false);
    const answers = await Promise.all(Array.from({ length: 10 }, () => spend(step(102))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await spend(step(101))).ok).toBe(false);
    expect((await spend(step(103))).ok).toBe(true);
  });

  it("takes each recovery code once, and only its owner's", async () => {
    const one = await withFactor();
    const other = await withFactor();
    const proof = { kind: "recovery", code: one.codes[0] ?? "" } as const;
    expect((await other.spend(proof)).ok).toBe(false);
    const answers = await Promise.all(Array.from({ length: 5 }, () => one.spend(proof)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await countRecoveryCodes(store.reading, one.actor.id)).toBe(1);
  });

  it("is turned off with a code only, and leaves nothing behind", async () => {
    const { actor } = await withFactor();
    const off = (proof: CodeProof) =>
      writeResult(store, (writing) => turnOffSecondFactor(writing, actor, proof, NOW));
    expect((await off(step(100))).ok).toBe(false);
    expect(await findSecondFactor(store.reading, actor.id)).not.toBeNull();
    expect((await off(step(101))).ok).toBe(true);
    expect(await findSecondFactor(store.reading, actor.id)).toBeNull();
    expect(await countRecoveryCodes(store.reading, actor.id)).toBe(0);
    expect(await kindsOf(actor.id)).toEqual(["second-factor.turn-on", "second-factor.turn-off"]);
  });

  it("gives new recovery codes, which end the earlier ones", async () => {
    const { actor, codes: before, spend } = await withFactor();
    const fresh = codes("three");
    await writeResult(store, (writing) =>
      renewRecoveryCodes(writing, actor, { proof: step(101), codes: fresh }, NOW),
    );
    expect((await spend({ kind: "recovery", code: before[0] ?? "" })).ok).toBe(false);
    expect((await spend({ kind: "recovery", code: fresh[0]?.code ?? "" })).ok).toBe(true);
  });

  it("is taken away by an administrator, once", async () => {
    const { actor } = await withFactor();
    const administrator = await makeActor(store, true);
    const reset = () =>
      writeResult(store, (writing) => resetSecondFactor(writing, administrator, { id: actor.id }, NOW));
    expect((await reset()).ok).toBe(true);
    expect(await reset()).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect(await kindsOf(actor.id)).toContain("second-factor.reset");
  });

  it("keeps no recovery code in clear, neither in its table nor in the log", async () => {
    const { codes: handed, spend } = await withFactor();
    await spend({ kind: "recovery", code: handed[0] ?? "" });
    const { db, tables } = store.reading;
    const everything = JSON.stringify([
      await db.select().from(tables.recoveryCode),
      await db.select().from(tables.event),
    ]);
    for (const code of handed) expect(everything).not.toContain(code);
  });
});
