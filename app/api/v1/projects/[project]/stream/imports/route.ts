import { projectRoute } from "#app/_server/http/route.ts";
import { progressStream } from "#app/_server/imports/progress-stream.ts";

/** How far imports are, as they go on: server-sent events. */
export const GET = projectRoute("read", {}, ({ services: { store }, by, actor }) =>
  Promise.resolve(progressStream(store, by, actor)),
);
