import "server-only";
import type { Actor, Authorized } from "#db/guard.ts";
import { countEventsAfter } from "#db/queries/events.ts";
import type { Listener } from "#db/queries/live-audience.ts";
import { eventStream } from "../http/event-stream.ts";
import { services, type Services } from "../services.ts";
import { trackStream } from "../shutdown.ts";
import { cursorsOf } from "./cursor.ts";
import { LiveHub } from "./hub.ts";
import { streamBody } from "./stream-body.ts";
import { theHub } from "./waking.ts";

/** More missed events than this are not told one by one: reading everything afresh is faster. */
const MOST_MISSED = 20_000;

/** The one hub of this process. */
export async function liveHub(): Promise<LiveHub> {
  const { store, secret } = await services();
  return theHub(() => new LiveHub(store.reading, cursorsOf(secret).seal));
}

/** A stream of everything that happens in the project from after `lastId` on; from now on where it is null. */
export async function openStream(
  { store, secret }: Services,
  by: Authorized,
  actor: Actor,
  lastId: string | null,
): Promise<Response> {
  const hub = await liveHub();
  const newest = await hub.newest();
  const after = lastId === null ? newest : cursorsOf(secret).open(lastId, actor.id);
  const isKnown = after !== null && after <= newest;
  const isNear =
    isKnown && (await countEventsAfter(store.reading, by.projectId, after, MOST_MISSED + 1)) <= MOST_MISSED;
  const how = lastId === null ? "fresh" : isNear ? "resumed" : "resync";
  const start = { by, listener: listenerOf(by, actor), seq: isNear ? after : newest, how } as const;
  return eventStream(streamBody(hub, start, trackStream));
}

/** Whose session or token a stream hangs on. */
export function listenerOf({ projectId }: Authorized, actor: Actor): Listener {
  const text = (name: "sessionId" | "tokenId") =>
    name in actor ? String((actor as Actor & Record<typeof name, unknown>)[name]) : null;
  return { userId: actor.id, projectId, sessionId: text("sessionId"), tokenId: text("tokenId") };
}
