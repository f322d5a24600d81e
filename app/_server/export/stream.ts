import "server-only";
import { responseBody } from "../http/response-body.ts";
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
  const body = responseBody(
    {
      start(output) {
        const stop = () => {
          isOver = true;
          output.error(new Error("The server is stopping."));
          void iterator.return?.();
        };
        forget = trackStream(stop);
      },
      async pull(output) {
        try {
          const { done, value } = next ?? (await iterator.next());
          next = null;
          if (isOver) return;
          if (done) {
            forget();
            output.close();
          } else output.enqueue(value);
        } catch (cause) {
          forget();
          if (isOver) return;
          log.error({ err: cause, fileName }, "an export broke off");
          output.error(cause);
        }
      },
      async cancel() {
        isOver = true;
        forget();
        await iterator.return?.();
      },
    },
    1,
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
