import pino, { type DestinationStream } from "pino";
import { withoutValues } from "#db/error-code.ts";

const SECRETS = ["password", "token", "cookie", "authorization", "secret"];

/** A log that says what happened and nothing of what people wrote or kept secret; to standard output unless told. */
export const createLog = (destination?: DestinationStream) =>
  pino(
    {
      level: process.env.LOG_LEVEL ?? "info",
      redact: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      serializers: { err: (cause: unknown) => pino.stdSerializers.err(loggable(cause)) },
    },
    destination ?? pino.destination(1),
  );

/** A query's error repeats its values, whatever wraps it: the database's own error is told instead. */
function loggable(cause: unknown): Error {
  const bare = withoutValues(cause);
  if (!(bare instanceof Error)) return new Error(String(bare));
  if (bare.cause === undefined || withoutValues(bare.cause) === bare.cause) return bare;
  return Object.assign(new Error(bare.message), { stack: bare.stack, cause: withoutValues(bare.cause) });
}

/** One line of JSON per happening. Cookies, tokens and passwords never get in, whoever passes a request along. */
export const log = createLog();
