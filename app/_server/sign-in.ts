import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { betterAuth } from "better-auth/minimal";
import { z } from "zod";
import { isDisabled } from "#db/queries/accounts.ts";
import type { Store } from "#db/store.ts";
import { ABSOLUTE_LIMIT, IDLE_LIMIT } from "#lib/accounts/session-lifetime.ts";
import type { Configuration } from "./configuration.ts";
import { signInAdapter } from "./sign-in-adapter.ts";
import { ADDRESS_HEADER } from "./sign-in-address.ts";

/** Name of the session cookie; browsers keep the prefixed one to https. */
export const sessionCookieName = ({ publicUrl }: Configuration) =>
  publicUrl?.startsWith("https:") ? "__Secure-sourcemark.session_token" : "sourcemark.session_token";

/** Begins a session for somebody who was found to be who they say; never over HTTP by itself. */
const beginSession = createAuthEndpoint.serverOnly(
  { method: "POST", body: z.object({ userId: z.string() }) },
  async (context) => {
    const { internalAdapter } = context.context;
    const user = await internalAdapter.findUserById(context.body.userId);
    const session = user && (await internalAdapter.createSession(user.id));
    if (!session) throw new APIError("UNAUTHORIZED");
    // The cookie may outlast the session, which the database ends or prolongs.
    await setSessionCookie(context, { session, user }, false, { maxAge: ABSOLUTE_LIMIT / 1_000 });
    return context.json({});
  },
);

/**
 * Sessions and their cookies. Passwords, codes and providers are checked by ourselves (let-in.ts is the one way in), so
 * that no way of the library's leads around the second factor. Registration is closed: people come in by link.
 */
export function createSignIn(store: Store, secret: string, configuration: Configuration) {
  return betterAuth({
    secret,
    baseURL: configuration.publicUrl ?? "http://localhost",
    basePath: "/api/auth",
    database: signInAdapter(store),
    plugins: [{ id: "begin-session", endpoints: { beginSession } }],
    // Prolonged by ourselves, where sessions are looked up (session.ts).
    session: { expiresIn: IDLE_LIMIT / 1_000, disableSessionRefresh: true },
    databaseHooks: {
      // Only after the right password or code, so that nobody learns from it which accounts there are.
      session: { create: { before: async ({ userId }) => !(await isDisabled(store.reading, userId)) } },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Guesses are limited where they come in (sign-in-attempts.ts), per account and per address.
    rateLimit: { enabled: false },
    advanced: {
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      cookiePrefix: "sourcemark",
      useSecureCookies: configuration.publicUrl?.startsWith("https:") ?? false,
      // The route wrapper has checked the Origin against where people reach us before anything gets here.
      disableCSRFCheck: true,
      disableOriginCheck: true,
      database: { generateId: () => crypto.randomUUID() },
    },
  });
}

export type SignIn = ReturnType<typeof createSignIn>;
