import type { Row } from "../mutations/versioned-row.ts";
import { apply, makeClaim, newId } from "./factories.ts";
import type { Scene, Specimen } from "./specimen.ts";

async function commentOn({ store, actor, projectId }: Scene): Promise<Record<string, unknown>> {
  const claim = await makeClaim(store, actor, projectId);
  return { id: newId(), projectId, subject: "claim", subjectId: claim.id, text: "Is this right?" };
}

/** For every kind of operation about discussion: who may, and an example that works. */
export const DISCUSSION_SPECIMENS: Record<string, Specimen> = {
  "comment.add": { least: "reviewer", input: commentOn },
  "comment.resolve": {
    least: "reviewer",
    input: async (scene) => {
      const input = await commentOn(scene);
      const { id, version } = await apply<Row<"comment">>(scene.store, scene.actor, "comment.add", input);
      return { id, version, resolved: true };
    },
  },
};
