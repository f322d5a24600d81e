import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  annotationInput,
  makeActor,
  makeArticle,
  makeProject,
  newId,
  NOW,
  operation,
} from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import type { Store } from "../store.ts";
import { applyOperations } from "./apply.ts";

describe.each(STORES)("a list of operations on $name", ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  it("is applied in its order, past one that is rejected", async () => {
    const actor = await makeActor(store);
    const article = await makeArticle(store, await makeProject(store, actor), actor);
    // Longer than what waits for the writer at once, and each change leans on the one before.
    const chain = Array.from({ length: 20 }, () => {
      const create = annotationInput(article);
      const { id, versionId: _, ...rest } = create;
      return [
        operation("annotation.create", create),
        operation("annotation.update", { id, version: 1, ...rest, tag: "opinion" }),
        operation("annotation.update", { id, version: 1, ...rest, tag: "boilerplate" }),
        operation("annotation.delete", { id, version: 2 }),
      ];
    }).flat();
    const answers = await applyOperations(store, actor, chain, NOW);
    expect(answers.map(({ id }) => id)).toEqual(chain.map(({ id }) => id));
    expect(answers.map(({ status }) => status)).toEqual(
      chain.map((_, place) => (place % 4 === 2 ? "rejected" : "applied")),
    );
    const seqs = answers.flatMap((answer) => (answer.status === "applied" ? [answer.seq ?? 0] : []));
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    // Sent again, what was applied is answered as before.
    const again = await applyOperations(store, actor, chain, NOW);
    const applied = (all: typeof answers) => all.filter(({ status }) => status === "applied");
    expect(applied(again)).toEqual(applied(answers));
  });

  it("applies the same change once, also when it stands in the list twice", async () => {
    const actor = await makeActor(store);
    const article = await makeArticle(store, await makeProject(store, actor), actor);
    const once = operation("annotation.create", annotationInput(article, { id: newId() }));
    const [first, second] = await applyOperations(store, actor, [once, once], NOW);
    expect(first?.status).toBe("applied");
    expect(second).toEqual(first);
  });
});
