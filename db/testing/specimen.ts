import type { Role } from "#lib/projects/roles.ts";
import type { Actor } from "../guard.ts";
import type { Store } from "../store.ts";
import { makeActor, makeProject } from "./factories.ts";

/** A project, and somebody who manages it. */
export interface Scene {
  store: Store;
  projectId: string;
  actor: Actor;
}

export async function makeScene(store: Store): Promise<Scene> {
  const actor = await makeActor(store);
  return { store, actor, projectId: await makeProject(store, actor) };
}

export interface Specimen {
  /** The least role that may do it; "anyone" who is signed in; or the installation's administrators. */
  least: Role | "anyone" | "administrator";
  /** Makes what the operation needs (rows of the actor's own where ownership counts) and a right input for it. */
  input: (scene: Scene) => Promise<Record<string, unknown>>;
}
