import { log } from "./log.ts";
import { allAnswered } from "./requests-in-flight.ts";
import { openedServices } from "./services.ts";
import { stopWebhooks } from "./webhooks/run.ts";

type Closer = () => void;
const shared = globalThis as typeof globalThis & { sourcemarkStreams?: Set<Closer> };

/** Open streams; the framework waits for them for ever when it is told to stop, so they are closed first. */
const streams = (shared.sourcemarkStreams ??= new Set());

/** Remembers how to close a stream that is open; call what is returned when it has ended by itself. */
export function trackStream(close: Closer): () => void {
  streams.add(close);
  return () => streams.delete(close);
}

/** How long requests and messages under way may still take, in milliseconds; who stops the server may wait only 5 s. */
const PATIENCE = 4_000;

/** Resolves when requests are answered and messages to webhooks are sent, both waited for at once, or are too late. */
export async function workEnded(): Promise<void> {
  const enough = new Promise<void>((resume) => setTimeout(resume, PATIENCE).unref());
  await Promise.all([allAnswered(PATIENCE), Promise.race([stopWebhooks(), enough])]);
}

/**
 * On SIGTERM and SIGINT: streams end, requests under way are answered, writes are made durable, then the process goes.
 * The framework's own handler is switched off (NEXT_MANUAL_SIG_HANDLE): it would exit before the last commit.
 */
export function stopGracefully(): void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    log.info({ signal }, "stopping");
    for (const close of streams) close();
    await workEnded();
    await (await openedServices())?.store.close();
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      stop(signal).then(
        () => process.exit(0),
        (cause: unknown) => {
          log.error({ err: cause }, "could not stop cleanly");
          process.exit(1);
        },
      );
    });
}
