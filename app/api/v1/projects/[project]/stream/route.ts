import { z } from "zod";
import { projectRoute } from "#app/_server/http/route.ts";
import { openStream } from "#app/_server/live/open-stream.ts";

/** `after` says what `Last-Event-ID` says, for who opens a stream anew and cannot set headers. */
const query = z.strictObject({ after: z.string().max(64).optional() });

/** What happens in the project, as it happens: server-sent events, resumable from the id of the last one. */
export const GET = projectRoute("read", { query }, ({ request, services, by, actor, query: { after } }) =>
  openStream(services, by, actor, request.headers.get("last-event-id") ?? after ?? null),
);
