import type { ServerResponse } from "node:http";
import { currentResponse } from "./current-response.ts";

/** Where a body's bytes go. Used as a stream's controller is. */
export interface BodyOutput {
  /** Must not be changed before more is asked for. */
  enqueue(bytes: Uint8Array): void;
  /** Bytes that may come before any was taken; not above 0 when its source should wait until it is asked for more. */
  readonly desiredSize: number | null;
  close(): void;
  /** Breaks the connection off, so that no half body is taken for a whole one. */
  error(cause: unknown): void;
}

/** Where they come from. */
export interface BodySource {
  start(output: BodyOutput): void;
  /** What was put in has gone. Asked again at once when it puts in something that leaves room. */
  pull(output: BodyOutput): void | Promise<void>;
  /** Its reader is gone. */
  cancel(): void | Promise<void>;
}

/**
 * A route's body that is written while it is taken, `ahead` bytes before its reader at most. It goes straight into the
 * connection: what a web stream and the framework's copying from it cost for each piece is more than writing it
 * (decision 19). Outside of a request it is a stream like any other.
 */
export function responseBody(source: BodySource, ahead: number): ReadableStream<Uint8Array> {
  const response = currentResponse();
  return response ? new DirectBody(response, source, ahead) : streamOf(source, ahead);
}

class DirectBody extends ReadableStream<Uint8Array> {
  readonly #response: ServerResponse;
  readonly #source: BodySource;
  readonly #ahead: number;

  constructor(response: ServerResponse, source: BodySource, ahead: number) {
    super();
    this.#response = response;
    this.#source = source;
    this.#ahead = ahead;
  }

  /** The framework has set the head, and hands over a writer that writes to the same response: it is not needed. */
  override pipeTo(): Promise<void> {
    this.getReader(); // taken: nobody else may read or cancel it
    return writeDirectly(this.#response, this.#source, this.#ahead);
  }

  /** Nobody wants it, as when only the head was asked for. */
  override async cancel(reason?: unknown): Promise<void> {
    await super.cancel(reason);
    await this.#source.cancel();
  }
}

/** Resolves when the response is closed, by either side. */
async function writeDirectly(response: ServerResponse, source: BodySource, ahead: number): Promise<void> {
  if (response.destroyed) return source.cancel();
  let isOver = false;
  let isFull = false;
  let isAsking = false;
  let wasPut = false;
  const closed = new Promise<void>((resolve) => response.once("close", resolve));
  const output: BodyOutput = {
    enqueue(bytes) {
      if (isOver) return;
      wasPut = true;
      isFull = !response.write(bytes);
    },
    get desiredSize() {
      const room = ahead - response.writableLength;
      // The connection says when it wants more, and only after it was full.
      return isFull ? Math.min(room, 0) : Math.max(room, 1);
    },
    close() {
      isOver = true;
      response.end();
    },
    error() {
      isOver = true;
      response.destroy();
    },
  };
  const ask = async () => {
    if (isAsking) return;
    isAsking = true;
    try {
      do {
        wasPut = false;
        await source.pull(output);
      } while (wasPut && !isFull && !isOver);
    } catch (cause) {
      output.error(cause);
    }
    isAsking = false;
  };
  response.on("drain", () => {
    isFull = false;
    if (!isOver) void ask();
  });
  response.flushHeaders();
  source.start(output);
  void ask();
  await closed;
  if (isOver) return;
  isOver = true;
  await source.cancel();
}

function streamOf(source: BodySource, ahead: number): ReadableStream<Uint8Array> {
  let output: BodyOutput | undefined;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        output = {
          enqueue: (bytes) => controller.enqueue(new Uint8Array(bytes)),
          get desiredSize() {
            return controller.desiredSize;
          },
          close: () => controller.close(),
          error: (cause) => controller.error(cause),
        };
        source.start(output);
      },
      pull: () => output && source.pull(output),
      cancel: () => source.cancel(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: ahead }),
  );
}
