import { v7 as uuidv7 } from "uuid";
import { prepareLastSeq } from "#db/queries/events.ts";
import { activeWebhooks, dueDeliveries, type DueDelivery } from "#db/queries/webhooks.ts";
import type { Store } from "#db/store.ts";
import { keepDelivery, noteAttempt, untoldEvents, type Attempt } from "#db/webhooks/deliveries.ts";
import { messageBody } from "#lib/webhooks/message.ts";
import { guardedSend } from "../fetch/guarded-send.ts";
import type { Surroundings } from "../fetch/guarded-fetch.ts";
import { log } from "../log.ts";
import { signatureHeaders, webhookSecret } from "./secret.ts";

/** How often it is looked for what is to be told and what is due, in milliseconds. */
const LOOK_EVERY = 1_000;
/** Messages on their way at a time; a receiver that is slow holds up none but its own. */
const AT_ONCE = 8;

interface Office {
  store: Store;
  /** The installation's secret, which those of the webhooks are derived from. */
  secret: string;
  surroundings: Surroundings;
  now?: () => number;
  chance?: () => number;
}

/**
 * Tells webhooks what the log says. It reads the log after the fact and on its own time, so that no write waits for
 * it; what is to be sent is kept in the database first, so that a restart loses nothing.
 */
export class Courier {
  readonly #office: Required<Office>;
  readonly #lastSeq: () => Promise<number>;
  /** Webhooks that a message is on its way to: one at a time each, so that a receiver gets them in order. */
  readonly #busy = new Set<string>();
  readonly #underway = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | null = null;
  #isLooking = false;
  #told = -1;

  constructor(office: Office) {
    this.#office = { now: Date.now, chance: Math.random, ...office };
    this.#lastSeq = prepareLastSeq(office.store.reading);
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY);
    this.#timer.unref();
  }

  /** Ends looking; what is on its way is waited for, and what is not yet sent is sent after the next start. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await Promise.all(this.#underway);
  }

  /** Looks once: keeps messages of what happened, and sends what is due. */
  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      await this.#tell();
      await this.#send();
    } catch (cause) {
      log.warn({ err: cause }, "webhooks are late");
    } finally {
      this.#isLooking = false;
    }
  }

  /** Waits until nothing is on its way, for tests and for the end. */
  async settled(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway);
  }

  async #tell(): Promise<void> {
    const { store, now } = this.#office;
    const newest = await this.#lastSeq();
    if (newest === this.#told) return;
    let isAllTold = true;
    for (const webhook of await activeWebhooks(store.reading)) {
      if (webhook.seq >= newest) continue;
      const untold = await untoldEvents(store.reading, webhook, newest);
      if (untold.seq < newest) isAllTold = false;
      await store.write((writing) => keepDelivery(writing, webhook, { id: uuidv7(), ...untold }, now()));
    }
    if (isAllTold) this.#told = newest;
  }

  /**
   * One is looked for at a time: a receiver with much that waits leaves room for others, and a message is looked for
   * only after what became of the last one to the same receiver is kept, so that none goes twice.
   */
  async #send(): Promise<void> {
    const { store, now } = this.#office;
    while (this.#underway.size < AT_ONCE) {
      const [one] = await dueDeliveries(store.reading, now(), 1, [...this.#busy]);
      if (!one) return;
      this.#busy.add(one.webhook.id);
      const sending = this.#deliver(one)
        .catch((cause: unknown) => log.warn({ err: cause, webhook: one.webhook.id }, "a webhook failed"))
        .finally(() => {
          this.#busy.delete(one.webhook.id);
          this.#underway.delete(sending);
        });
      this.#underway.add(sending);
    }
  }

  async #deliver(one: DueDelivery): Promise<void> {
    const { store, now, chance } = this.#office;
    const attempt = await this.#attempt(one);
    const noted = { now: now(), chance: chance() };
    const row = await store.write((writing) => noteAttempt(writing, one, attempt, noted));
    const { id, webhookId } = one.delivery;
    log.info({ id, webhook: webhookId, status: attempt.status, state: row?.state }, "webhook");
  }

  async #attempt({ delivery, webhook }: DueDelivery): Promise<Attempt> {
    const { secret, surroundings, now } = this.#office;
    const body = messageBody(delivery);
    const headers = signatureHeaders(webhookSecret(secret, webhook), delivery.id, now(), body);
    const began = performance.now();
    const sent = await guardedSend(webhook.url, { headers, body }, surroundings);
    const took = Math.round(performance.now() - began);
    if (!sent.ok) return { status: null, problem: sent.error.message, took };
    return { status: sent.value, problem: problemOf(sent.value), took };
  }
}

function problemOf(status: number): string {
  if (status >= 200 && status < 300) return "";
  if (status >= 300 && status < 400) return "The receiver sends elsewhere; redirects are not followed.";
  return `The receiver answered with ${status}.`;
}
