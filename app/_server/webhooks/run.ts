import { services } from "../services.ts";
import { Courier } from "./courier.ts";
import { webhookSurroundings } from "../fetch/webhook-surroundings.ts";

const shared = globalThis as typeof globalThis & { sourcemarkCourier?: Promise<Courier> };

/** Tells webhooks what happens for as long as the server runs. Throws when what is configured cannot be used. */
export function runWebhooks(): void {
  const surroundings = webhookSurroundings();
  shared.sourcemarkCourier ??= services().then(({ store, secret }) => {
    const courier = new Courier({ store, secret, surroundings });
    courier.start();
    return courier;
  });
}

/** Ends it: messages that are on their way are waited for. */
export async function stopWebhooks(): Promise<void> {
  await (await shared.sourcemarkCourier)?.stop();
}
