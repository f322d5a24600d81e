import "server-only";
import type { Authorized } from "#db/guard.ts";
import { measureOverlaps } from "#db/mutations/overlaps.ts";
import { loadClaimNear } from "#db/queries/claim-near.ts";
import { claimPage, loadProjectClaims, loadWeighing } from "#db/queries/claims.ts";
import { isUnavailable } from "#db/error-code.ts";
import type { ProjectClaims } from "#lib/claims/dossier.ts";
import { ok } from "#lib/operations/envelope.ts";
import type { PageQuery } from "#lib/pages/pages.ts";
import type { Reading } from "#db/store.ts";
import { services } from "./services.ts";

/** Texts that came in since are compared with the others; where nothing can be written now, earlier figures have to do. */
async function withOverlaps(by: Authorized): Promise<Reading> {
  const { store } = await services();
  try {
    await measureOverlaps(store, by);
  } catch (cause) {
    if (!isUnavailable(cause)) throw cause;
  }
  return store.reading;
}

/** The project's claims and all that they are weighed with. */
export async function loadClaims(by: Authorized): Promise<ProjectClaims> {
  return loadProjectClaims(await withOverlaps(by), by);
}

/** Some of the project's claims, and all that they are weighed with. */
export async function loadClaimPage(by: Authorized, query: PageQuery) {
  const reading = await withOverlaps(by);
  const [page, rest] = await Promise.all([claimPage(reading, by, query), loadWeighing(reading, by)]);
  if (!page.ok) return page;
  const { items: claims, next } = page.value;
  return ok({ claims, ...rest, mentions: claims.flatMap(({ mentions }) => mentions), next });
}

/** One claim with what it is weighed with; of the others their statements. It may not be among them. */
export async function loadClaim(by: Authorized, claimId: string): Promise<ProjectClaims> {
  return loadClaimNear(await withOverlaps(by), by, claimId);
}
