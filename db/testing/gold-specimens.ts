import type { Row } from "../mutations/versioned-row.ts";
import { apply, makeArticle, makeClaim, newId, passageOf } from "./factories.ts";
import type { Scene } from "./specimen.ts";

async function goldInput({ store, projectId, actor }: Scene) {
  const { versionId, text } = await makeArticle(store, projectId, actor);
  const passage = passageOf(text);
  return { id: newId(), kind: "passage", versionId, passage, tag: "claim", reason: "It names a time." };
}

async function marked(scene: Scene) {
  const { store, actor, projectId } = scene;
  const claimId = (await makeClaim(store, actor, projectId)).id;
  const input = { id: newId(), kind: "level", claimId, level: 3, reason: "One origin." };
  const { id, version } = await apply<Row<"gold">>(store, actor, "gold.add", input);
  return { id, version };
}

/** For every kind of operation about gold answers: who may, and an example that works. */
export const GOLD_SPECIMENS = {
  "gold.add": { least: "manager", input: goldInput },
  "gold.remove": { least: "manager", input: marked },
  "gold.restore": {
    least: "manager",
    input: async (scene: Scene) => {
      const { id, version } = await apply<Row<"gold">>(
        scene.store,
        scene.actor,
        "gold.remove",
        await marked(scene),
      );
      return { id, version };
    },
  },
} as const;
