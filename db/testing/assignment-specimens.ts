import { eq } from "drizzle-orm";
import { giveArticle, setAssignmentRule } from "../mutations/assignments.ts";
import { makeArticle, makeMember, newId, NOW, permit } from "./factories.ts";
import type { Scene, Specimen } from "./specimen.ts";

const RULE = { overlap: 2, strategy: "in-order", leaseHours: 24, dueAt: null } as const;

/** Turns assignment on in the scene's project, or leaves it on. */
async function turnOn({ store, projectId, actor }: Scene): Promise<void> {
  const by = await permit(store, actor, projectId, "manage");
  await store.write((writing) =>
    setAssignmentRule(writing, by, { ...RULE, id: projectId, version: 0 }, 1, NOW),
  );
}

/** A place of the actor's own at a new article. */
async function placeOf({ store, projectId, actor }: Scene) {
  const by = await permit(store, actor, projectId, "manage");
  const { articleId } = await makeArticle(store, projectId, actor);
  const wishes = { id: newId(), articleId, reviewerId: actor.id, dueAt: null };
  const given = await store.write((writing) => giveArticle(writing, by, wishes, NOW));
  if (!given.ok) throw new Error(given.error.message);
  return { id: given.value.id, version: given.value.version };
}

/** A right input for each change of who reads what. */
export const ASSIGNMENT_SPECIMENS: Record<string, Specimen> = {
  "assignment-rule.set": {
    least: "manager",
    input: async (scene) => {
      await turnOn(scene);
      const { assignmentRule } = scene.store.reading.tables;
      const [row] = await scene.store.reading.db
        .select({ version: assignmentRule.version })
        .from(assignmentRule)
        .where(eq(assignmentRule.projectId, scene.projectId));
      return { ...RULE, id: scene.projectId, version: row?.version };
    },
  },
  "assignment.take": {
    least: "reviewer",
    input: async (scene) => {
      await turnOn(scene);
      const { assignment } = scene.store.reading.tables;
      // Whoever holds many articles is given no more.
      await scene.store.write(({ db }) =>
        db.delete(assignment).where(eq(assignment.reviewerId, scene.actor.id)),
      );
      await makeArticle(scene.store, scene.projectId, scene.actor);
      return { id: newId(), projectId: scene.projectId };
    },
  },
  "assignment.skip": {
    least: "reviewer",
    input: async (scene) => ({ ...(await placeOf(scene)), reason: "I know the author." }),
  },
  "assignment.give": {
    least: "manager",
    input: async ({ store, projectId, actor }) => ({
      ...{ id: newId(), articleId: (await makeArticle(store, projectId, actor)).articleId },
      reviewerId: (await makeMember(store, projectId, "reviewer")).id,
    }),
  },
  "assignment.withdraw": { least: "manager", input: placeOf },
  "assignment.distribute": {
    least: "manager",
    input: async (scene) => {
      await turnOn(scene);
      return { projectId: scene.projectId };
    },
  },
};
