import type { Authorized } from "#db/guard.ts";
import {
  eventsAfter,
  eventVisibility,
  isSecretTo,
  prepareLastSeq,
  type EventVisibility,
  type LoggedEvent,
} from "#db/queries/events.ts";
import { standingsOf } from "#db/queries/live-audience.ts";
import type { Reading } from "#db/store.ts";
import { liveFrame } from "#lib/live/live-event.ts";
import { log } from "../log.ts";
import { tellPresence } from "./presence.ts";
import { encode, liveEventOf, type Subscriber } from "./subscriber.ts";

/** How often it is looked for changes that another process made, in milliseconds. */
const LOOK_EVERY = 100;
/** How often it is asked whether listeners still may listen. */
const ASK_EVERY = 400;
/** How often a quiet stream shows that it is alive; proxies cut silent ones after 30 or 60 s. */
const KEEP_ALIVE = 15_000;
/** Events that are read at a time. */
const STRETCH = 500;

const HERE = encode(": here\n\n");

export type Seal = (seq: number, userId: string) => string;

/**
 * Brings what the log says to everybody who listens. It only ever reads the log onwards from where it was, its own
 * process's changes included, so nothing is missed or told twice, whoever wrote it.
 */
export class LiveHub {
  readonly #reading: Reading;
  readonly #seal: Seal;
  readonly #lastSeq: () => Promise<number>;
  readonly #subscribers = new Map<string, Set<Subscriber>>();
  #seq = 0;
  #timers: NodeJS.Timeout[] = [];
  #starting: Promise<void> | null = null;
  #isDraining = false;
  #isWoken = false;
  readonly #presenceDue = new Set<string>();

  constructor(reading: Reading, seal: Seal) {
    this.#reading = reading;
    this.#seal = seal;
    this.#lastSeq = prepareLastSeq(reading);
  }

  newest = () => this.#lastSeq();

  /** The place after event `seq` as this person is told it. */
  cursor = ({ isBlind, actor }: Authorized, seq: number) =>
    isBlind ? this.#seal(seq, actor.id) : String(seq);

  /** Tells a new listener what it missed since its number, then everything that happens. */
  async subscribe(subscriber: Subscriber): Promise<void> {
    await (this.#starting ??= this.#start());
    const { projectId } = subscriber.by;
    const audience = this.#subscribers.get(projectId) ?? new Set();
    this.#subscribers.set(projectId, audience.add(subscriber));
    await this.#catchUp(subscriber);
    this.presenceChanged(projectId);
  }

  unsubscribe(subscriber: Subscriber): void {
    const { projectId } = subscriber.by;
    const audience = this.#subscribers.get(projectId);
    audience?.delete(subscriber);
    if (audience?.size === 0) this.#subscribers.delete(projectId);
    if (subscriber.articles.length > 0) this.presenceChanged(projectId);
    if (this.#subscribers.size === 0) this.#rest();
  }

  find(projectId: string, id: string): Subscriber | undefined {
    return [...(this.#subscribers.get(projectId) ?? [])].find((subscriber) => subscriber.id === id);
  }

  /** Something was written: look at once, but not within the request that wrote it. */
  wake(): void {
    if (this.#isWoken || this.#subscribers.size === 0) return;
    this.#isWoken = true;
    setImmediate(() => {
      this.#isWoken = false;
      void this.#drain();
    });
  }

  presenceChanged(projectId: string): void {
    if (this.#presenceDue.size === 0)
      setImmediate(() => {
        const due = [...this.#presenceDue];
        this.#presenceDue.clear();
        for (const id of due)
          this.#guarded(tellPresence(this.#reading, this.#subscribers.get(id) ?? new Set()));
      });
    this.#presenceDue.add(projectId);
  }

  async #start(): Promise<void> {
    this.#seq = await this.#lastSeq();
    this.#timers = [
      setInterval(() => this.#guarded(this.#look()), LOOK_EVERY),
      setInterval(() => this.#guarded(this.#askAudience()), ASK_EVERY),
      setInterval(() => this.#everybody().forEach((subscriber) => subscriber.send(HERE)), KEEP_ALIVE),
    ];
  }

  #rest(): void {
    this.#timers.forEach(clearInterval);
    this.#starting = null;
  }

  /** A database that is busy now is looked at again in a moment. */
  #guarded(work: Promise<void>): void {
    work.catch((cause: unknown) => log.warn({ err: cause }, "live updates are late"));
  }

  #everybody = () => [...this.#subscribers.values()].flatMap((audience) => [...audience]);

  async #look(): Promise<void> {
    if ((await this.#lastSeq()) > this.#seq) await this.#drain();
  }

  async #drain(): Promise<void> {
    // Whoever drains reads on until nothing is left, what is written meanwhile included.
    if (this.#isDraining) return;
    this.#isDraining = true;
    try {
      for (;;) {
        const events = await eventsAfter(this.#reading, { after: this.#seq, limit: STRETCH });
        const newest = events.at(-1)?.seq;
        if (newest === undefined) return;
        await this.#deliver(events);
        this.#seq = newest;
      }
    } finally {
      this.#isDraining = false;
    }
  }

  async #deliver(events: readonly LoggedEvent[]): Promise<void> {
    for (const [projectId, ours] of Map.groupBy(events, (event) => event.projectId)) {
      const audience = projectId === null ? undefined : this.#subscribers.get(projectId);
      if (!audience) continue;
      const seen = new Map<string, EventVisibility>();
      const frames = new Map<number, Uint8Array>();
      // What everybody may see is put into words once for all of them.
      const frameOf = (event: LoggedEvent) => {
        const known = frames.get(event.seq) ?? encode(frameFor(event, String(event.seq)));
        frames.set(event.seq, known);
        return known;
      };
      for (const subscriber of [...audience]) {
        if (subscriber.isCatchingUp) subscriber.isBehind = true;
        else if (!subscriber.by.isBlind) {
          for (const event of ours)
            if (event.seq > subscriber.seq) {
              subscriber.seq = event.seq;
              if (!isSecretTo(subscriber.by, event)) subscriber.send(frameOf(event));
            }
        } else {
          const { id } = subscriber.by.actor;
          const isVisible = seen.get(id) ?? (await eventVisibility(this.#reading, subscriber.by));
          seen.set(id, isVisible);
          this.#tell(subscriber, ours, isVisible);
        }
      }
      if (ours.some(({ entity }) => entity === "review")) this.presenceChanged(projectId ?? "");
    }
  }

  #tell(subscriber: Subscriber, events: readonly LoggedEvent[], isVisible: EventVisibility): void {
    for (const event of events) {
      if (event.seq <= subscriber.seq) continue;
      subscriber.seq = event.seq;
      if (isVisible(event)) subscriber.send(encode(frameFor(event, this.cursor(subscriber.by, event.seq))));
    }
  }

  async #catchUp(subscriber: Subscriber): Promise<void> {
    const { projectId } = subscriber.by;
    do {
      subscriber.isBehind = false;
      for (;;) {
        await subscriber.room();
        if (subscriber.isClosed) return;
        const page = { after: subscriber.seq, limit: STRETCH, projectId };
        const events = await eventsAfter(this.#reading, page);
        if (events.length === 0) break;
        this.#tell(subscriber, events, await eventVisibility(this.#reading, subscriber.by));
      }
    } while (subscriber.isBehind);
    subscriber.isCatchingUp = false;
  }

  /** Ends the streams of those who may not listen any more, or who see other things than when they began. */
  async #askAudience(): Promise<void> {
    const everybody = this.#everybody();
    const standings = await standingsOf(
      this.#reading,
      everybody.map(({ listener }) => listener),
      Date.now(),
    );
    everybody.forEach((subscriber, place) => {
      const standing = standings[place];
      if (!standing) subscriber.close("ended");
      else if (standing.role !== subscriber.by.role || standing.isBlind !== subscriber.by.isBlind)
        subscriber.close("changed");
    });
  }
}

const frameFor = (event: LoggedEvent, id: string) => liveFrame("change", liveEventOf(event), id);
