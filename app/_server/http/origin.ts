import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Configuration } from "../configuration.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

const FOREIGN = "This request came from another site and was not carried out.";

/** Where the browser believes to be when it talks to us. */
function ownHost(request: Request, { publicUrl }: Configuration): string | null {
  return publicUrl ? new URL(publicUrl).host : request.headers.get("host");
}

/**
 * Lets a change through only when the browser says that our own pages asked for it. A missing or `null` Origin counts
 * as foreign: browsers send it with every unsafe request.
 */
export function checkOrigin(request: Request, configuration: Configuration): Result<null> {
  if (SAFE_METHODS.has(request.method)) return ok(null);
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const sameHost =
    origin !== null && URL.canParse(origin) && new URL(origin).host === ownHost(request, configuration);
  const sameSite = site === null || site === "same-origin";
  return sameHost && sameSite ? ok(null) : fail("forbidden", FOREIGN);
}
