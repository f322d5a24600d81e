import { notFound } from "#db/guard.ts";
import { ok } from "#lib/operations/envelope.ts";
import { presenceInput } from "#lib/live/presence-input.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { liveHub } from "#app/_server/live/open-stream.ts";

/** Says which articles the tabs behind one's own stream have open. It is forgotten when the stream ends. */
export const POST = projectRoute("read", { body: presenceInput }, async ({ by, body }) => {
  const hub = await liveHub();
  const subscriber = hub.find(by.projectId, body.connection);
  if (subscriber?.by.actor.id !== by.actor.id) return notFound();
  subscriber.articles = body.articles;
  hub.presenceChanged(by.projectId);
  return ok({});
});
