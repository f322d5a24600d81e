import type { z } from "zod";
import type { Authorized } from "#db/guard.ts";
import type { PreparedRelease } from "#db/mutations/releases.ts";
import type { DatabaseLocation } from "#db/open.ts";
import type { createReleaseInput } from "#lib/releases/inputs.ts";

/** A release to be made, by whom and with what choices. */
export interface ReleaseJob {
  location: DatabaseLocation;
  by: Authorized;
  input: z.output<typeof createReleaseInput>;
}

export type FromReleaseWorker = PreparedRelease;
