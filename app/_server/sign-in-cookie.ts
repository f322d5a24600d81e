import type { Configuration } from "./configuration.ts";
import { open, seal } from "./sealing.ts";

/** A short-lived cookie that carries something across the steps of signing in, sealed: only the server reads it. */
export interface SignInCookie<T> {
  /** The header that sets it. */
  set(value: T, now: number): string;
  /** The header that takes it away. */
  clear(): string;
  /** What a request's `Cookie` value carries, or null when it is not ours or too old. */
  read(value: string | undefined, now: number): T | null;
  readonly name: string;
}

/** Long enough to find the telephone, or to sign in with a provider. */
const LIFETIME = 10 * 60 * 1000;

export function signInCookie<T extends object>(
  name: string,
  { secret, configuration }: { secret: string; configuration: Configuration },
): SignInCookie<T> {
  const isSecure = configuration.publicUrl?.startsWith("https:") ?? false;
  const fullName = `${isSecure ? "__Host-" : ""}sourcemark.${name}`;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  const purpose = `cookie ${name}`;
  return {
    name: fullName,
    set(value, now) {
      const sealed = seal(secret, purpose, "", JSON.stringify({ value, until: now + LIFETIME }));
      return `${fullName}=${sealed}; Max-Age=${LIFETIME / 1_000}; ${attributes}`;
    },
    clear: () => `${fullName}=; Max-Age=0; ${attributes}`,
    read(value, now) {
      const text = value ? open(secret, purpose, "", value) : null;
      if (text === null) return null;
      // Nobody but `set` seals for this purpose.
      const kept = JSON.parse(text) as { value: T; until: number };
      return kept.until > now ? kept.value : null;
    },
  };
}
