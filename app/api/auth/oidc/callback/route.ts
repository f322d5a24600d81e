import { accountByProvider } from "#db/mutations/provider-accounts.ts";
import { writeResult } from "#db/write-result.ts";
import { codePath } from "#lib/accounts/next-path.ts";
import { fail } from "#lib/operations/envelope.ts";
import { publicRoute } from "#app/_server/http/route.ts";
import { letIn } from "#app/_server/let-in.ts";
import { log } from "#app/_server/log.ts";
import { readInvitationSecret } from "#app/_server/mailed-invitations.ts";
import { endJourney } from "#app/_server/provider.ts";
import { doorPath, isWelcome, journeyCookie, readJourney, sendTo } from "#app/_server/provider-journey.ts";

/** Takes a browser back from the provider: who comes with the right answer is let in. */
export const GET = publicRoute({}, async ({ request, services, now }) => {
  const { provider } = services.configuration;
  if (!provider) return fail("not_found", "There is nothing here.");
  const over = journeyCookie(services).clear();
  const journey = await readJourney(services, now);
  if (!journey) return sendTo(doorPath("expired", "/"), over);
  const refuse = (problem: Parameters<typeof doorPath>[0]) => sendTo(doorPath(problem, journey.next), over);
  try {
    const person = await endJourney(provider, journey, new URL(request.url).searchParams);
    if (!person.ok) return refuse("no-email");
    const problem = isWelcome(provider, person.value);
    if (problem) return refuse(problem);
    const invitation = journey.invitation && readInvitationSecret(services.secret, journey.invitation).secret;
    const wishes = { id: crypto.randomUUID(), invitation, admitsAnybody: provider.admitsAnybody };
    const { issuer, subject, email, name } = person.value;
    const account = await writeResult(services.store, (writing) =>
      accountByProvider(writing, { issuer, subject, email, name }, wishes, now),
    );
    if (!account.ok) return refuse("unknown");
    const entered = await letIn(services, request, account.value.userId, now);
    if (!entered.ok) return refuse("disabled");
    const { needsCode, cookies } = entered.value;
    return sendTo(needsCode ? codePath(journey.next) : journey.next, over, ...cookies);
  } catch (cause) {
    log.warn({ err: cause }, "the sign-in provider's answer was refused");
    return refuse("refused");
  }
});
