import { z } from "zod";
import { idSchema } from "../operations/envelope.ts";
import { WEBHOOK_TOPICS } from "./topics.ts";

const urlSchema = z
  .string()
  .trim()
  .max(2_000)
  .refine(
    (text) => /^https?:\/\//i.test(text) && URL.canParse(text),
    "Give an address that begins with https://.",
  )
  .refine((text) => {
    const { username = "", password = "" } = URL.canParse(text) ? new URL(text) : {};
    return username === "" && password === "";
  }, "Leave name and password out of the address.");

const topicsSchema = z
  .array(z.enum(WEBHOOK_TOPICS))
  .min(1, "Choose what it is told of.")
  .transform((topics) => WEBHOOK_TOPICS.filter((topic) => topics.includes(topic)));

/** Makes a webhook. Its secret is in the answer, this once. */
export const createWebhookInput = z.strictObject({ url: urlSchema, topics: topicsSchema });
export type CreateWebhookInput = z.input<typeof createWebhookInput>;

const version = z.int().min(1);

/** Changes where it is sent and what it is told of, or switches it off and on. */
export const updateWebhookInput = z.strictObject({
  id: idSchema,
  version,
  url: urlSchema.optional(),
  topics: topicsSchema.optional(),
  active: z.boolean().optional(),
});

export const removeWebhookInput = z.strictObject({ id: idSchema, version });

/** Sends a delivery again; `id` is the delivery's. */
export const resendDeliveryInput = z.strictObject({ id: idSchema });

/** Sends a message without events, to see whether it arrives; `id` is the webhook's, `deliveryId` the message's. */
export const pingWebhookInput = z.strictObject({ id: idSchema, deliveryId: idSchema });
