import { listNotices } from "#db/queries/discussion.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";

/** One's own inbox: comments that name one, or answer a thread that one takes part in; the newest first. */
export const GET = projectRoute("read", {}, async ({ services: { store }, by }) => {
  const notices = await listNotices(store.reading, by);
  return ok({ notices, unread: notices.filter(({ readAt }) => readAt === null).length });
});
