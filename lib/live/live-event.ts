import { anything, nullable, number, object, text, type Shaped } from "../wire/shapes.ts";

/** Something that happened in a project, as it is told to browsers: enough to know what to read afresh. */
export const liveEventSchema = object({
  /** Entity and verb: "annotation.update". */
  kind: text,
  entity: text,
  entityId: text,
  actorId: nullable(text),
  /** The article it belongs to, where it belongs to one. */
  articleId: nullable(text),
  /** The annotation as it stands after it, where it is about one; it carries `deletedAt` when it is gone. */
  annotation: anything,
  /** Milliseconds since 1970 (UTC). */
  at: number,
});
export type LiveEvent = Shaped<typeof liveEventSchema>;

/** Somebody who has an article open now. */
export const presentPersonSchema = object({ userId: text, name: text, articleId: text });
export type PresentPerson = Shaped<typeof presentPersonSchema>;

/** Names of the stream's messages. "resync": what was missed is too much or unknown, read everything afresh. */
export const LIVE_MESSAGES = ["ready", "change", "presence", "resync", "bye"] as const;
export type LiveMessage = (typeof LIVE_MESSAGES)[number];

/** A message of the stream on the wire; `id` is what a browser that was cut off resumes after. */
export function liveFrame(message: LiveMessage, data: unknown, id?: string): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${message}\ndata: ${JSON.stringify(data)}\n\n`;
}
