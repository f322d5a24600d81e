import { v7 as uuidv7 } from "uuid";
import type { Authorized } from "#db/guard.ts";
import type { Listener } from "#db/queries/live-audience.ts";
import { responseBody } from "../http/response-body.ts";
import type { LiveHub } from "./hub.ts";
import { encode, Subscriber } from "./subscriber.ts";

/** Bytes that are handed to the connection before its reader has taken any. */
const AHEAD = 64_000;

export interface StreamStart {
  by: Authorized;
  listener: Listener;
  /** The event after which it begins. */
  seq: number;
  /** "resumed": goes on where it was; "fresh": from now on; "resync": it cannot go on, everything is read afresh. */
  how: "resumed" | "fresh" | "resync";
}

/** The bytes of one stream; `track` remembers how to end it when the server stops and returns how to forget that. */
export function streamBody(
  hub: LiveHub,
  { how, ...start }: StreamStart,
  track: (close: () => void) => () => void,
): ReadableStream<Uint8Array> {
  let subscriber: Subscriber | null = null;
  return responseBody(
    {
      start(output) {
        const opened = new Subscriber({ id: uuidv7(), ...start }, output, () => {
          forget();
          hub.unsubscribe(opened);
        });
        const forget = track(() => opened.close("stopping"));
        subscriber = opened;
        // Something is sent at once: only then do the headers go, and the browser knows that it is connected.
        opened.send(encode("retry: 1000\n: here\n\n"));
        opened.tell(
          "ready",
          { connection: opened.id, resumed: how === "resumed" },
          hub.cursor(start.by, start.seq),
        );
        if (how === "resync") opened.tell("resync", {});
        hub.subscribe(opened).catch(() => opened.close());
      },
      pull: () => subscriber?.pulled(),
      cancel: () => subscriber?.forget(),
    },
    AHEAD,
  );
}
