import "server-only";
import type { Actor, Authorized } from "#db/guard.ts";
import { listImportProgress } from "#db/queries/imports.ts";
import { standingsOf } from "#db/queries/live-audience.ts";
import type { Store } from "#db/store.ts";
import { isUnderWay } from "#lib/imports/kinds.ts";
import type { ImportProgress } from "#lib/imports/progress.ts";
import { eventStream } from "../http/event-stream.ts";
import { listenerOf } from "../live/open-stream.ts";
import { trackStream } from "../shutdown.ts";

/** How often it is looked how far imports are, in milliseconds. */
const LOOK = 200;
/** A quiet stream shows that it is alive this often; proxies cut silent ones. */
const KEEP_ALIVE = 15_000;

const encoder = new TextEncoder();

/**
 * How far the project's imports are, as server-sent events: at once, then whenever something changes, until none is
 * under way any more and its reader leaves, or may not listen any more.
 */
export function progressStream(store: Store, by: Authorized, actor: Actor): Response {
  const listener = listenerOf(by, actor);
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  let forget = () => {};
  const stop = () => {
    isOver = true;
    clearTimeout(timer);
    forget();
  };
  const body = new ReadableStream<Uint8Array>({
    start(output) {
      let told = "";
      let spokenAt = 0;
      const end = () => {
        if (isOver) return;
        stop();
        output.close();
      };
      forget = trackStream(end);
      const look = async () => {
        const [standing] = await standingsOf(store.reading, [listener], Date.now());
        if (!standing) return end();
        const progress = await listImportProgress(store.reading, by);
        if (isOver) return; // its reader left, or the server stops
        const text = JSON.stringify(progress);
        if (text !== told) output.enqueue(encoder.encode(`event: progress\ndata: ${text}\n\n`));
        else if (Date.now() - spokenAt > KEEP_ALIVE) output.enqueue(encoder.encode(": here\n\n"));
        else return again(progress);
        told = text;
        spokenAt = Date.now();
        again(progress);
      };
      const again = (progress: ImportProgress[]) => {
        const pause = progress.some(({ state }) => isUnderWay(state)) ? LOOK : LOOK * 5;
        timer = setTimeout(() => void look().catch(end), pause);
      };
      void look().catch(end);
    },
    cancel: stop,
  });
  return eventStream(body);
}
