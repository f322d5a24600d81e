import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { Actor } from "../guard.ts";
import { loadProjectClaims } from "../queries/claims.ts";
import type { Store } from "../store.ts";
import { contents } from "./contents.ts";
import { apply, makeActor, makeProject, outcomeOf, permit, send } from "./factories.ts";

/** For each test of a file: a project of its own in a store that all share, and somebody who works on its claims. */
export function claimDesk(open: () => Promise<Store>) {
  let store: Store;
  let actor: Actor;
  let projectId: string;

  beforeAll(async () => {
    store = await open();
    actor = await makeActor(store);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    projectId = await makeProject(store, actor);
  });
  return {
    scene: () => ({ store, actor, projectId }),
    project: async () => loadProjectClaims(store.reading, await permit(store, actor, projectId, "read")),
    run: <T = unknown>(kind: string, input: unknown) => apply<T>(store, actor, kind, input),
    /** A refusal that leaves no trace; returns its words. */
    refused: async (kind: string, input: unknown, code = "invalid"): Promise<string> => {
      const before = await contents(store);
      const answer = await send(store, actor, kind, input);
      expect(outcomeOf(answer)).toBe(code);
      expect(await contents(store)).toBe(before);
      return answer.status === "rejected" ? answer.error.message : "";
    },
  };
}
