import type { Authorized } from "#db/guard.ts";
import type { Listener } from "#db/queries/live-audience.ts";
import type { LoggedEvent } from "#db/queries/events.ts";
import type { BodyOutput } from "../http/response-body.ts";
import { liveFrame, type LiveEvent, type LiveMessage } from "#lib/live/live-event.ts";

/** Bytes that may wait for a slow reader; more, and it is cut off to catch up from the log later. */
const MOST_WAITING = 4_000_000;

/** One open stream. */
export class Subscriber {
  readonly id: string;
  readonly by: Authorized;
  readonly listener: Listener;
  /** The number of the last event that it knows or may not know. */
  seq: number;
  /** Whether it is still reading the log; then `isBehind` says that there is more. */
  isCatchingUp = true;
  isBehind = false;
  /** Articles that its tabs have open. */
  articles: readonly string[] = [];
  /** What it was last told about who is where. */
  presence = "[]";
  readonly #output: BodyOutput;
  readonly #onClose: () => void;
  #isClosed = false;
  #hasRoom: (() => void) | null = null;

  constructor(
    parts: { id: string; by: Authorized; listener: Listener; seq: number },
    output: BodyOutput,
    onClose: () => void,
  ) {
    this.id = parts.id;
    this.by = parts.by;
    this.listener = parts.listener;
    this.seq = parts.seq;
    this.#output = output;
    this.#onClose = onClose;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  send(bytes: Uint8Array): void {
    if (this.#isClosed) return;
    this.#output.enqueue(bytes);
    if ((this.#output.desiredSize ?? 0) < -MOST_WAITING) this.close();
  }

  tell(message: LiveMessage, data: unknown, id?: string): void {
    this.send(encode(liveFrame(message, data, id)));
  }

  /** Resolves when the reader has taken what waits, or is gone. */
  async room(): Promise<void> {
    while (!this.#isClosed && (this.#output.desiredSize ?? 0) <= 0)
      await new Promise<void>((resolve) => (this.#hasRoom = resolve));
  }

  /** The reader asks for more. */
  pulled(): void {
    this.#hasRoom?.();
    this.#hasRoom = null;
  }

  /** Says farewell, where a reason is given, and ends. */
  close(farewell?: "stopping" | "ended" | "changed"): void {
    if (this.#isClosed) return;
    if (farewell) this.tell("bye", { reason: farewell });
    this.forget();
    this.#output.close();
  }

  /** The reader is gone. */
  forget(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.pulled();
    this.#onClose();
  }
}

const encoder = new TextEncoder();
export const encode = (text: string) => encoder.encode(text);

/** What is told of an event: never what a form or a list could not show too. */
export function liveEventOf({ kind, entity, entityId, actorId, before, after, at }: LoggedEvent): LiveEvent {
  const row = after ?? before;
  const articleId =
    entity === "article"
      ? entityId
      : typeof row === "object" && row !== null && "articleId" in row && typeof row.articleId === "string"
        ? row.articleId
        : null;
  return {
    ...{ kind, entity, entityId, actorId, articleId, at },
    annotation: entity === "annotation" ? row : null,
  };
}
