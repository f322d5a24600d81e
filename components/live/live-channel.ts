import {
  liveEventSchema,
  presentPersonSchema,
  type LiveEvent,
  type PresentPerson,
} from "#lib/live/live-event.ts";
import { flag, list, object, text, type Shape } from "#lib/wire/shapes.ts";

/** What tabs say to one another. One of them holds the stream and passes on what comes; the others say where they are. */
export type TabMessage =
  | { kind: "change"; cursor: string; event: LiveEvent }
  | { kind: "presence"; people: PresentPerson[] }
  /** Read everything afresh. */
  | { kind: "resync"; cursor: string }
  /** Whoever holds the stream asks everybody where they are. */
  | { kind: "who" }
  | { kind: "here"; tab: string; articles: string[] }
  | { kind: "gone"; tab: string }
  /** The answer to a tab's first message: what it could not hear before it was there. */
  | { kind: "welcome"; tab: string; cursor: string | null; people: PresentPerson[] };

/** What listeners in this tab hear. */
export type LiveNews = { kind: "change"; event: LiveEvent } | { kind: "resync" };

const readySchema = object({ connection: text, resumed: flag });

/** The data of a message of the stream; null when it is not what it should be. */
export const readReady = (data: string) => parse(readySchema, data);
export const readChange = (data: string) => parse(liveEventSchema, data);
export const readPeople = (data: string) => parse(list(presentPersonSchema), data);

function parse<T>(schema: Shape<T>, data: string): T | null {
  try {
    const value: unknown = JSON.parse(data);
    return schema.fits(value) ? value : null;
  } catch {
    return null;
  }
}
