import "server-only";
import type { ReadProgress } from "#lib/annotations/import-progress.ts";
import type { Result } from "#lib/operations/envelope.ts";
import { unexpected } from "../http/failures.ts";
import { trackStream } from "../shutdown.ts";

/** What a stream of progress is called, as its receiver asks for it. */
const STREAM = "application/x-ndjson";

/** Work that says how far it is, and ends when `signal` says that nobody waits for it. */
type Work<T> = (tell: (progress: ReadProgress) => void, signal: AbortSignal) => Promise<Result<T>>;

const encoder = new TextEncoder();

/**
 * Answers with what the work comes to. A client that takes lines of JSON is told how far it is meanwhile: lines with
 * "progress", and a last one with "value" or "error".
 */
export function answerWithProgress<T>(request: Request, work: Work<T>): Promise<Response | Result<T>> {
  if (!request.headers.get("accept")?.includes(STREAM)) return work(() => {}, request.signal);
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  const forget = trackStream(leave);
  const body = new ReadableStream<Uint8Array>({
    async start(output) {
      const line = (value: object) => {
        if (!leaving.signal.aborted) output.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      };
      try {
        const result = await work((progress) => line({ progress }), leaving.signal);
        line(result.ok ? { value: result.value } : { error: result.error });
      } catch (cause) {
        line({ error: unexpected(cause, "a file of annotations") });
      }
      forget();
      if (!leaving.signal.aborted) output.close();
      else output.error(new Error("The stream was left."));
    },
    cancel: leave,
  });
  const headers = {
    "Content-Type": `${STREAM}; charset=utf-8`,
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  };
  return Promise.resolve(new Response(body, { headers }));
}
