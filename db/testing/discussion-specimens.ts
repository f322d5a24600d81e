import type { Row } from "../mutations/versioned-row.ts";
import { apply, makeClaim, newId } from "./factories.ts";
import type { Scene, Specimen } from "./specimen.ts";

async function commentOn({ store, actor, projectId }: Scene): Promise<Record<string, unknown>> {
  const claim = await makeClaim(store, actor, projectId);
  return { id: newId(), projectId, subject: "claim", subjectId: claim.id, text: "Is this right?" };
}

async function saidBy(scene: Scene): Promise<Pick<Row<"comment">, "id" | "version">> {
  const { id, version } = await apply<Row<"comment">>(
    scene.store,
    scene.actor,
    "comment.add",
    await commentOn(scene),
  );
  return { id, version };
}

/** For every kind of operation about discussion: who may, and an example that works. */
export const DISCUSSION_SPECIMENS: Record<string, Specimen> = {
  "comment.add": { least: "reviewer", input: commentOn },
  "comment.update": {
    least: "reviewer",
    input: async (scene) => ({ ...(await saidBy(scene)), text: "Is that so?" }),
  },
  "comment.delete": { least: "reviewer", input: saidBy },
  "comment.restore": { least: "reviewer", input: saidBy },
  "comment.resolve": {
    least: "reviewer",
    input: async (scene) => ({ ...(await saidBy(scene)), resolved: true }),
  },
  "inbox.mark": {
    least: "viewer",
    input: ({ projectId }) => Promise.resolve({ projectId, commentIds: [newId()], read: true }),
  },
};
