import { betterAuth } from "better-auth/minimal";
import { MIN_PASSWORD_LENGTH } from "#lib/accounts/inputs.ts";
import { isDisabled } from "#db/queries/accounts.ts";
import type { Store } from "#db/store.ts";
import type { Configuration } from "./configuration.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import { signInAdapter } from "./sign-in-adapter.ts";
import { ADDRESS_HEADER } from "./sign-in-address.ts";

const WEEK = 7 * 24 * 60 * 60;
const DAY = 24 * 60 * 60;

/** Name of the session cookie; browsers keep the prefixed one to https. */
export const sessionCookieName = ({ publicUrl }: Configuration) =>
  publicUrl?.startsWith("https:") ? "__Secure-sourcemark.session_token" : "sourcemark.session_token";

/** Sign-in with e-mail and password. Registration is closed: people come in by link. */
export function createSignIn(store: Store, secret: string, configuration: Configuration) {
  return betterAuth({
    secret,
    baseURL: configuration.publicUrl ?? "http://localhost",
    basePath: "/api/auth",
    database: signInAdapter(store),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: { expiresIn: WEEK, updateAge: DAY },
    databaseHooks: {
      // Only after the right password, so that nobody learns from it which accounts there are.
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
