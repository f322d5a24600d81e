import type Database from "better-sqlite3";
import { errorCodeOf } from "./error-code.ts";
import { StoreUnavailable } from "./store.ts";

interface Job {
  run: () => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (cause: unknown) => void;
}

/** Jobs that may wait; beyond this the client is told to come back, instead of everybody waiting longer. */
const MAX_WAITING = 2_000;
/** Jobs that share one durable commit at most, so that readers elsewhere see progress and the WAL stays small. */
const MAX_BATCH = 64;

const UNAVAILABLE_CODES = /^SQLITE_(FULL|READONLY|IOERR|BUSY|CANTOPEN)/;

/** Full disk, lost write permission and the like are not the writer's fault: it may try again later. */
function asUnavailable(cause: unknown): unknown {
  return UNAVAILABLE_CODES.test(errorCodeOf(cause))
    ? new StoreUnavailable("The database cannot be written to at the moment.", { cause })
    : cause;
}

/**
 * Runs write jobs one after the other on one connection. Those that wait together share one transaction, each within
 * a savepoint of its own, and so one fsync: a job that fails takes only itself back. A job's promise is settled only
 * after the commit that holds it.
 */
export class WriteQueue {
  readonly #connection: Database.Database;
  readonly #savepoint: Database.Statement;
  readonly #release: Database.Statement;
  #waiting: Job[] = [];
  /** Others who write to the same database and wait until this queue stands aside. */
  #guests: (() => Promise<void>)[] = [];
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(connection: Database.Database) {
    this.#connection = connection;
    this.#savepoint = connection.prepare("SAVEPOINT job");
    this.#release = connection.prepare("RELEASE job");
  }

  add<T>(run: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new StoreUnavailable("The database is closed."));
    if (this.#waiting.length >= MAX_WAITING)
      return Promise.reject(new StoreUnavailable("Too many writes are waiting."));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run, resolve: (value) => resolve(value as T), reject });
      this.#running ??= this.#drain();
    });
  }

  /**
   * Stands aside while `work` runs: for another thread that writes to the same file. Both would otherwise meet at the
   * file's lock, where waiting blocks this thread. Work that never ends holds every write up, so it must have an end.
   */
  standAside(work: () => Promise<void>): Promise<void> {
    if (this.#closed) return Promise.reject(new StoreUnavailable("The database is closed."));
    return new Promise<void>((resolve, reject) => {
      this.#guests.push(() => work().then(resolve, reject));
      this.#running ??= this.#drain();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    while (this.#running) await this.#running;
  }

  async #drain(): Promise<void> {
    // Let requests of the same turn of the event loop join the first batch.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0 || this.#guests.length > 0) {
      if (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, MAX_BATCH));
      await this.#guests.shift()?.();
      await new Promise(setImmediate);
    }
    this.#running = null;
  }

  async #commit(batch: Job[]): Promise<void> {
    const settle: (() => void)[] = [];
    try {
      this.#connection.exec("BEGIN IMMEDIATE");
      for (const job of batch) settle.push(await this.#attempt(job));
      this.#connection.exec("COMMIT");
    } catch (cause) {
      if (this.#connection.inTransaction) this.#connection.exec("ROLLBACK");
      const reason = asUnavailable(cause);
      for (const job of batch) job.reject(reason);
      return;
    }
    for (const announce of settle) announce();
  }

  /** Runs one job in a savepoint; what is returned tells the caller, and is called after the commit. */
  async #attempt(job: Job): Promise<() => void> {
    this.#savepoint.run();
    try {
      const value = await job.run();
      this.#release.run();
      return () => job.resolve(value);
    } catch (cause) {
      // An error such as a full disk ends the whole transaction: then nothing of the batch may be acknowledged.
      if (!this.#connection.inTransaction) throw cause;
      this.#connection.exec("ROLLBACK TO job; RELEASE job");
      return () => job.reject(asUnavailable(cause));
    }
  }
}
