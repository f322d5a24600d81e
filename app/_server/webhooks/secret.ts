import { createHmac } from "node:crypto";
import { SECRET_PREFIX, signedContent } from "#lib/webhooks/message.ts";

/**
 * The secret of a webhook, derived from the installation's: none is kept, so none can leak with the database or a
 * backup of it. A new number gives a new secret.
 */
export function webhookSecret(
  installation: string,
  { id, secretNumber }: { id: string; secretNumber: number },
) {
  const key = createHmac("sha256", installation).update(`webhook ${id} ${secretNumber}`).digest("base64");
  return SECRET_PREFIX + key;
}

/** The headers that prove where a message comes from and that it is whole, as Standard Webhooks has them. */
export function signatureHeaders(
  secret: string,
  id: string,
  at: number,
  body: string,
): Record<string, string> {
  const seconds = Math.floor(at / 1_000);
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), "base64");
  const signature = createHmac("sha256", key)
    .update(signedContent(id, seconds, body))
    .digest("base64");
  return {
    "Webhook-Id": id,
    "Webhook-Timestamp": String(seconds),
    "Webhook-Signature": `v1,${signature}`,
  };
}
