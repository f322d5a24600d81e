import type { TellableEvent } from "./topics.ts";

/** Most events in one message. */
export const EVENTS_PER_MESSAGE = 100;

/** What is sent: ids and kinds, never what somebody wrote; whoever may see that asks the API for it. */
export function messageBody(message: {
  id: string;
  projectId: string;
  createdAt: number;
  events: readonly TellableEvent[];
}): string {
  return JSON.stringify({
    type: message.events.length === 0 ? "ping" : "changes",
    id: message.id,
    project_id: message.projectId,
    timestamp: new Date(message.createdAt).toISOString(),
    events: message.events,
  });
}

/**
 * What a signature is over (Standard Webhooks): the message's id, the seconds since 1970 of the attempt, and the body,
 * with full stops between. A receiver that checks the time too cannot be sent an old message again.
 */
export const signedContent = (id: string, seconds: number, body: string): string =>
  `${id}.${seconds}.${body}`;

export const SECRET_PREFIX = "whsec_";
