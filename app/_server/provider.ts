import "server-only";
import * as client from "openid-client";
import { readableName } from "#lib/accounts/person-name.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { providerFetch } from "./fetch/provider-fetch.ts";
import type { ProviderConfiguration } from "./provider-configuration.ts";

/** What is remembered in the browser while somebody is at the provider. */
export interface Journey {
  state: string;
  nonce: string;
  verifier: string;
  /** The path to go on to. */
  next: string;
  /** The secret of an invitation that was open at the door, or null. */
  invitation: string | null;
}

/** Who the provider says that somebody is. */
export interface ProviderPerson {
  /** Which provider; a subject means nothing without it. */
  issuer: string;
  subject: string;
  /** Lower-case. */
  email: string;
  isEmailVerified: boolean;
  name: string;
}

const redirectUri = ({ publicUrl }: ProviderConfiguration) => `${publicUrl}/api/auth/oidc/callback`;

let known: { of: ProviderConfiguration; discovered: Promise<client.Configuration> } | null = null;

/** What the provider says of itself, asked for once; again when that failed. */
function discover(provider: ProviderConfiguration): Promise<client.Configuration> {
  if (known?.of === provider) return known.discovered;
  const { issuer, clientId, clientSecret, privateHosts } = provider;
  const discovered = client.discovery(issuer, clientId, clientSecret, undefined, {
    // http is let through to `providerFetch`, which allows it to the private hosts only.
    execute: [
      client.enableNonRepudiationChecks,
      ...(issuer.protocol === "http:" ? [client.allowInsecureRequests] : []),
    ],
    [client.customFetch]: providerFetch(privateHosts),
  });
  known = { of: provider, discovered };
  discovered.catch(() => {
    known = null;
  });
  return discovered;
}

/** Where to send somebody's browser, and what to remember until they come back. */
export async function beginJourney(
  provider: ProviderConfiguration,
  { next, invitation }: Pick<Journey, "next" | "invitation">,
): Promise<{ address: string; journey: Journey }> {
  const discovered = await discover(provider);
  const verifier = client.randomPKCECodeVerifier();
  const journey = { state: client.randomState(), nonce: client.randomNonce(), verifier, next, invitation };
  const address = client.buildAuthorizationUrl(discovered, {
    redirect_uri: redirectUri(provider),
    scope: "openid email profile",
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state: journey.state,
    nonce: journey.nonce,
  });
  return { address: address.href, journey };
}

/**
 * Checks what somebody came back with (state, issuer, code, signature, audience, time, nonce) and says who they are.
 * @param query the query of the address they came back to
 * @throws Error when any of it does not hold
 */
export async function endJourney(
  provider: ProviderConfiguration,
  { state, nonce, verifier }: Journey,
  query: URLSearchParams,
): Promise<Result<ProviderPerson>> {
  const discovered = await discover(provider);
  const address = new URL(redirectUri(provider));
  address.search = query.toString();
  const tokens = await client.authorizationCodeGrant(discovered, address, {
    ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("the provider gave no ID token");
  const more =
    claims["email"] === undefined && discovered.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(discovered, tokens.access_token, claims.sub)
      : {};
  return personOf({ ...more, ...claims });
}

function personOf(claims: Record<string, unknown> & { iss: string; sub: string }): Result<ProviderPerson> {
  const text = (name: string) => {
    const value = claims[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const email = text("email").toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254)
    return fail("forbidden", "The provider gave no email address.");
  const name = text("name") || text("preferred_username") || (email.split("@")[0] ?? "");
  return ok({
    ...{ issuer: claims.iss, subject: claims.sub, email },
    isEmailVerified: claims["email_verified"] === true || claims["email_verified"] === "true",
    name: readableName(name).slice(0, 200).toWellFormed(),
  });
}
