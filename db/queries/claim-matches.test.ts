import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Authorized } from "../guard.ts";
import { mergeClaim } from "../mutations/claim-moves.ts";
import { createClaim, updateClaim } from "../mutations/claims.ts";
import type { Store } from "../store.ts";
import { makeActor, makeProject, newId, NOW, permit } from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import { findMatchingClaims } from "./claim-matches.ts";

describe.each(STORES)("claims that may say the same on $name", ({ open }) => {
  let store: Store;
  let by: Authorized<"annotate">;
  let elsewhere: Authorized<"annotate">;

  beforeAll(async () => {
    store = await open();
    const actor = await makeActor(store);
    by = await permit(store, actor, await makeProject(store, actor), "annotate");
    elsewhere = await permit(store, actor, await makeProject(store, actor), "annotate");
  });
  afterAll(() => store.close());

  const claim = async (text: string, owner = by) => {
    const input = { id: newId(), projectId: owner.projectId, text, questionId: null, mention: null };
    const made = await store.write((writing) => createClaim(writing, owner, input, NOW));
    if (!made.ok) throw new Error(made.error.message);
    return made.value.claim;
  };
  const matches = async (statement: string, reader = by) =>
    (await findMatchingClaims(store.reading, reader, statement)).map(({ text }) => text);

  test("are found by their words and ranked by words and numbers, in this project alone", async () => {
    await claim("3,100 people were evacuated from Brenmoor.");
    await claim("31,000 people were evacuated from Brenmoor.");
    await claim("The leak at the junction was sealed.");
    await claim("3,100 people were evacuated from Brenmoor, elsewhere.", elsewhere);
    const found = await findMatchingClaims(
      store.reading,
      by,
      "Some 3,100 people were evacuated from Brenmoor.",
    );
    expect(found.map(({ text }) => text)).toEqual([
      "3,100 people were evacuated from Brenmoor.",
      "31,000 people were evacuated from Brenmoor.",
    ]);
    expect(found[0]?.kind).toBe("same-claim");
    expect(found[0]?.reasons.join("; ")).toContain("agree");
    expect(found[1]?.reasons.join("; ")).toContain("differ");
  });

  test("are found by their new words after they were reworded, and by those alone", async () => {
    const { id, version } = await claim("A gymnasium was opened.");
    const change = { id, version, text: "A school took them in.", questionId: null };
    await store.write((writing) => updateClaim(writing, by, change, NOW));
    expect(await matches("the gymnasium opened")).not.toContain("A school took them in.");
    expect(await matches("the school took people in")).toContain("A school took them in.");
  });

  test("are not offered once they were merged into another", async () => {
    const from = await claim("Wagons overturned at Sallmouth.");
    const into = await claim("Two wagons overturned at Sallmouth.");
    const merge = { id: from.id, version: from.version, moveId: newId(), intoId: into.id };
    const merged = await store.write((writing) => mergeClaim(writing, by, merge, NOW));
    expect(merged.ok).toBe(true);
    expect(await matches("Wagons overturned at Sallmouth")).toEqual([into.text]);
  });

  test.each(["", "the of and", '"', `a" OR "b`, "' | !x:* \\ <->", "NEAR(", "ünïcödé 北", "x".repeat(2_000)])(
    "nothing of %j is read as a query's syntax",
    async (statement) => {
      await expect(findMatchingClaims(store.reading, by, statement)).resolves.toBeInstanceOf(Array);
    },
  );
});
