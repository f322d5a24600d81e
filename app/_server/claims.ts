import "server-only";
import type { Authorized } from "#db/guard.ts";
import { measureOverlaps } from "#db/mutations/overlaps.ts";
import { loadProjectClaims } from "#db/queries/claims.ts";
import { isUnavailable } from "#db/error-code.ts";
import type { ProjectClaims } from "#lib/claims/dossier.ts";
import { services } from "./services.ts";

/**
 * The project's claims and all that they are weighed with. Texts that came in since are compared with the others
 * first; where nothing can be written now, what was measured before has to do.
 */
export async function loadClaims(by: Authorized): Promise<ProjectClaims> {
  const { store } = await services();
  try {
    await measureOverlaps(store, by);
  } catch (cause) {
    if (!isUnavailable(cause)) throw cause;
  }
  return loadProjectClaims(store.reading, by);
}
