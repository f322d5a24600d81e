import { safeNextPath } from "#lib/accounts/next-path.ts";
import { fail } from "#lib/operations/envelope.ts";
import { publicRoute } from "#app/_server/http/route.ts";
import { log } from "#app/_server/log.ts";
import { beginJourney } from "#app/_server/provider.ts";
import { doorPath, journeyCookie, sendTo } from "#app/_server/provider-journey.ts";

/** Sends a browser to the provider, and remembers what must come back. */
export const GET = publicRoute({}, async ({ request, services, now }) => {
  const { provider } = services.configuration;
  if (!provider) return fail("not_found", "There is nothing here.");
  const { searchParams } = new URL(request.url);
  const next = safeNextPath(searchParams.get("next"));
  const invitation = searchParams.get("invitation")?.slice(0, 500) || null;
  try {
    const { address, journey } = await beginJourney(provider, { next, invitation });
    return sendTo(address, journeyCookie(services).set(journey, now));
  } catch (cause) {
    log.error({ err: cause }, "the sign-in provider cannot be reached");
    return sendTo(doorPath("unreachable", next));
  }
});
