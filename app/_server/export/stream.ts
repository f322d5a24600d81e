import "server-only";
import { log } from "../log.ts";
import { trackStream } from "../shutdown.ts";

/**
 * A download that is made while it is taken: the next piece is made when the last one has gone, and other requests
 * come in between. The first piece is awaited here, so that what goes wrong before it is still a proper failure;
 * what goes wrong later breaks the connection off, so that no half file is taken for a whole one.
 */
export async function download(
  chunks: AsyncIterable<Uint8Array>,
  { fileName, mediaType }: { fileName: string; mediaType: string },
): Promise<Response> {
  const iterator = chunks[Symbol.asyncIterator]();
  let next: IteratorResult<Uint8Array> | null = await iterator.next();
  let forget = () => {};
  /** The reader went away, or the server is stopping: nothing may be said to the stream any more. */
  let isOver = false;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const stop = () => {
          isOver = true;
          controller.error(new Error("The server is stopping."));
          void iterator.return?.();
        };
        forget = trackStream(stop);
      },
      async pull(controller) {
        try {
          const { done, value } = next ?? (await iterator.next());
          next = null;
          if (isOver) return;
          if (done) {
            forget();
            controller.close();
          } else controller.enqueue(value);
          await new Promise((resume) => setImmediate(resume));
        } catch (cause) {
          forget();
          if (isOver) return;
          log.error({ err: cause, fileName }, "an export broke off");
          controller.error(cause);
        }
      },
      async cancel() {
        isOver = true;
        forget();
        await iterator.return?.();
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      "Content-Type": mediaType.startsWith("text/") ? `${mediaType}; charset=utf-8` : mediaType,
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
