import { inspect } from "node:util";
import { expect, test } from "vitest";
import { hashSecret } from "./secrets.ts";
import { makeActor, NOW } from "./testing/factories.ts";
import { STORES } from "./testing/stores.ts";

test.each(STORES)("on $name, a query that fails prints nothing of its values", async ({ open }) => {
  const store = await open();
  const actor = await makeActor(store);
  const values = {
    ...{ id: actor.id, userId: "nobody", name: "Words of a person", secretHash: hashSecret("token") },
    ...{ hint: "", scopes: [], createdAt: NOW, expiresAt: NOW },
  };
  const failed = await store
    .write(({ db, tables }) => db.insert(tables.apiToken).values(values))
    .catch((cause: unknown) => cause);
  expect(failed).toBeInstanceOf(Error);
  const printed = inspect(failed, { depth: 9 });
  expect(printed).toMatch(/foreign key/i);
  for (const value of [values.name, values.secretHash]) expect(printed).not.toContain(value);
  await store.close();
});
