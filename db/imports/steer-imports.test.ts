import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { ImportJob } from "../queries/imports.ts";
import { makeImport } from "../testing/import-specimens.ts";
import { NOW } from "../testing/factories.ts";
import { makeScene } from "../testing/specimen.ts";
import { STORES } from "../testing/stores.ts";
import { claimNextImport, SILENCE } from "./steer-imports.ts";

test.each(STORES)("an import that its runner left behind is taken up again on $name", async ({ open }) => {
  const store = await open();
  const { id } = await makeImport(await makeScene(store));
  const set = (changes: Partial<ImportJob>) =>
    store.write(({ db, tables: { importJob } }) =>
      db.update(importJob).set(changes).where(eq(importJob.id, id)),
    );
  await set({ state: "running", runner: "us", heartbeatAt: NOW });
  expect(await claimNextImport(store, "us", NOW + SILENCE)).toBeNull();
  expect(await claimNextImport(store, "us", NOW + SILENCE + 1)).toBe(id);
  await set({ runner: "another", heartbeatAt: NOW });
  expect(await claimNextImport(store, "us", NOW + SILENCE + 1)).toBe(id);
  await store.close();
});
