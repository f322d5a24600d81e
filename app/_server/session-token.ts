import "server-only";
import { hashSecret } from "#db/secrets.ts";
import { noteTokenUse } from "#db/mutations/tokens.ts";
import { prepareFindToken, type TokenSession } from "#db/queries/sessions.ts";
import { TOKEN_PREFIX } from "#lib/accounts/token-format.ts";
import { log } from "./log.ts";
import { services, type Services } from "./services.ts";

type FindToken = ReturnType<typeof prepareFindToken>;
const prepared = new WeakMap<Services, FindToken>();

function findTokenOf(all: Services): FindToken {
  const known = prepared.get(all) ?? prepareFindToken(all.store.reading);
  prepared.set(all, known);
  return known;
}

/** The token that a request carries instead of a session, or null. */
export function bearerOf(request: Request): string | null {
  const [scheme, token] = (request.headers.get("authorization") ?? "").split(" ");
  return scheme?.toLowerCase() === "bearer" && token?.startsWith(TOKEN_PREFIX) ? token : null;
}

const DAY = 24 * 60 * 60 * 1000;

/** Whose token this is, looked up afresh, so that a token that was ended is ended at once. */
export async function tokenSessionOf(token: string, now: number): Promise<TokenSession | null> {
  const all = await services();
  const found = await findTokenOf(all)(hashSecret(token), now);
  if (found && (found.usedAt === null || found.usedAt < now - DAY))
    all.store
      .write((writing) => noteTokenUse(writing, found.tokenId, now))
      .catch((cause: unknown) => log.warn({ err: cause }, "could not note the use of a token"));
  return found;
}
