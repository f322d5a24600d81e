import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assess } from "#lib/claims/assessment.ts";
import type { Authorized } from "../guard.ts";
import { seedSample } from "../sample/seed.ts";
import type { Store } from "../store.ts";
import { makeActor, newId, NOW, permit } from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import { loadClaimNear } from "./claim-near.ts";
import { loadProjectClaims } from "./claims.ts";
import { listProjects } from "./projects.ts";

describe.each(STORES)("one claim with what leads to it on $name", ({ open }) => {
  let store: Store;
  let by: Authorized<"read">;
  beforeAll(async () => {
    store = await open();
    await seedSample(store, NOW, newId);
    const administrator = await makeActor(store, true);
    const [project] = await listProjects(store.reading, administrator);
    by = await permit(store, administrator, project?.id ?? "", "read");
  });
  afterAll(() => store.close());

  test("weighs as among all claims, and brings no other claim's passages along", async () => {
    const whole = await loadProjectClaims(store.reading, by);
    for (const dossier of whole.claims) {
      const near = await loadClaimNear(store.reading, by, dossier.claim.id);
      const own = near.claims.find(({ claim }) => claim.id === dossier.claim.id);
      expect(own).toEqual(dossier);
      const { ledger, suggestion, headline } = assess(dossier, whole);
      const weighed = own && assess(own, near);
      expect(weighed?.ledger.lines).toEqual(ledger.lines);
      expect(weighed?.suggestion).toEqual(suggestion);
      expect(weighed?.headline).toBe(headline);
      expect(near.claims.map(({ claim }) => claim.text)).toEqual(whole.claims.map(({ claim }) => claim.text));
      expect(near.claims.filter(({ mentions }) => mentions.length > 0)).toHaveLength(1);
    }
  });

  test("is nothing but the other claims where it is not there", async () => {
    const near = await loadClaimNear(store.reading, by, newId());
    expect(near.claims.flatMap(({ mentions }) => mentions)).toEqual([]);
  });
});
