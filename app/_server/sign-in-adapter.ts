import { drizzleAdapter } from "better-auth/adapters/drizzle";
import type { BetterAuthOptions } from "better-auth";
import type { Db, Store } from "#db/store.ts";

type Adapter = ReturnType<ReturnType<typeof drizzleAdapter>>;
type WriteMethod =
  "create" | "update" | "updateMany" | "delete" | "deleteMany" | "consumeOne" | "incrementOne";

/**
 * The sign-in library's database adapter over our store: it reads through the reader, and each of its writes is a
 * job of the write queue, so that nothing ever writes beside the queue.
 */
export function signInAdapter(store: Store): (options: BetterAuthOptions) => Adapter {
  const { tables, dialect } = store.reading;
  const provider = dialect.name === "sqlite" ? "sqlite" : "pg";
  return (options) => {
    const over = (db: Db) => drizzleAdapter(db, { provider, schema: tables })(options);
    const queued =
      <Name extends WriteMethod>(name: Name) =>
      (data: unknown) =>
        store.write((writing) => {
          const method = over(writing.db)[name] as (data: unknown) => Promise<unknown>;
          return method(data);
        });
    // Each queued method takes and returns what the method it stands for does.
    const adapter = {
      ...over(store.reading.db),
      create: queued("create"),
      update: queued("update"),
      updateMany: queued("updateMany"),
      delete: queued("delete"),
      deleteMany: queued("deleteMany"),
      consumeOne: queued("consumeOne"),
      incrementOne: queued("incrementOne"),
    } as Adapter;
    adapter.transaction = (run) => run(adapter);
    return adapter;
  };
}
