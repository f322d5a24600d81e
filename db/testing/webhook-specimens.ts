import { createWebhook, pingWebhook } from "../mutations/webhooks.ts";
import { newId, NOW, permit } from "./factories.ts";
import type { Scene, Specimen } from "./specimen.ts";

/** A webhook of the scene's project. */
export async function makeWebhook({ store, projectId, actor }: Scene): Promise<string> {
  const by = await permit(store, actor, projectId, "manage");
  const wishes = { id: newId(), url: "https://hooks.example.org/news", topics: ["annotations" as const] };
  await store.write((writing) => createWebhook(writing, by, wishes, NOW));
  return wishes.id;
}

/** A right input for each change of webhooks. */
export const WEBHOOK_SPECIMENS: Record<string, Specimen> = {
  "webhook.update": {
    least: "manager",
    input: async (scene) => ({ id: await makeWebhook(scene), version: 1, active: false }),
  },
  "webhook.remove": {
    least: "manager",
    input: async (scene) => ({ id: await makeWebhook(scene), version: 1 }),
  },
  "webhook.ping": {
    least: "manager",
    input: async (scene) => ({ id: await makeWebhook(scene), deliveryId: newId() }),
  },
  "webhook.resend": {
    least: "manager",
    input: async (scene) => {
      const id = await makeWebhook(scene);
      const deliveryId = newId();
      const by = await permit(scene.store, scene.actor, scene.projectId, "manage");
      await scene.store.write((writing) => pingWebhook(writing, by, { id, deliveryId }, NOW));
      return { id: deliveryId };
    },
  },
};
