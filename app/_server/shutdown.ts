import { log } from "./log.ts";
import { openedServices } from "./services.ts";

type Closer = () => void;
const shared = globalThis as typeof globalThis & { sourcemarkStreams?: Set<Closer> };

/** Open streams; the framework waits for them for ever when it is told to stop, so they are closed first. */
const streams = (shared.sourcemarkStreams ??= new Set());

/** Remembers how to close a stream that is open; call what is returned when it has ended by itself. */
export function trackStream(close: Closer): () => void {
  streams.add(close);
  return () => streams.delete(close);
}

/** On SIGTERM and SIGINT: streams end, writes under way are finished and made durable, then the process goes. */
export function stopGracefully(): void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    for (const close of streams) close();
    await (await openedServices())?.store.close();
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => {
      stop(signal).then(
        () => setTimeout(() => process.exit(0), 100),
        (cause: unknown) => {
          log.error({ err: cause }, "could not stop cleanly");
          process.exit(1);
        },
      );
    });
}
