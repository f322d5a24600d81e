import * as z from "zod/mini";

/** Something that happened in a project, as it is told to browsers: enough to know what to read afresh. */
export const liveEventSchema = z.object({
  /** Entity and verb: "annotation.update". */
  kind: z.string(),
  entity: z.string(),
  entityId: z.string(),
  actorId: z.nullable(z.string()),
  /** The article it belongs to, where it belongs to one. */
  articleId: z.nullable(z.string()),
  /** The annotation as it stands after it, where it is about one; it carries `deletedAt` when it is gone. */
  annotation: z.nullable(z.unknown()),
  /** Milliseconds since 1970 (UTC). */
  at: z.number(),
});
export type LiveEvent = z.infer<typeof liveEventSchema>;

/** Somebody who has an article open now. */
export const presentPersonSchema = z.object({ userId: z.string(), name: z.string(), articleId: z.string() });
export type PresentPerson = z.infer<typeof presentPersonSchema>;

/** Names of the stream's messages. "resync": what was missed is too much or unknown, read everything afresh. */
export const LIVE_MESSAGES = ["ready", "change", "presence", "resync", "bye"] as const;
export type LiveMessage = (typeof LIVE_MESSAGES)[number];

/** A message of the stream on the wire; `id` is what a browser that was cut off resumes after. */
export function liveFrame(message: LiveMessage, data: unknown, id?: string): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${message}\ndata: ${JSON.stringify(data)}\n\n`;
}
