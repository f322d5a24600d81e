import type { Failure } from "#lib/operations/envelope.ts";
import type { Pace } from "#lib/operations/queue-decisions.ts";
import type { Settled } from "#lib/operations/queue.ts";

/** What the tabs of one browser tell each other, so that all show the same. */
export type OutboxMessage =
  | { kind: "changed" }
  | { kind: "settled"; settled: readonly Settled[] }
  | { kind: "paused"; pace: Pace; delay: number; trouble: Failure | null; signedOut: boolean };

/** All that the outbox needs from the world around it; tests put their own in its place. */
export interface OutboxEnvironment {
  /** Milliseconds since 1970 (UTC). */
  now(): number;
  /** In [0, 1). */
  random(): number;
  /** A new UUIDv7. */
  newId(): string;
  /** Runs once after `delay` milliseconds; returns how to call it off. */
  after(delay: number, run: () => void): () => void;
  /** Runs while no other tab of this person runs; waits its turn. */
  exclusively(run: () => Promise<void>): Promise<void>;
  /** Tells the other tabs; this one does not hear it. */
  announce(message: OutboxMessage): void;
  /** Hears the other tabs; returns how to stop. */
  onMessage(listener: (message: OutboxMessage) => void): () => void;
  /** When trying again is worth it at once: online again, or the page is looked at. Returns how to stop. */
  onWake(listener: () => void): () => void;
}
