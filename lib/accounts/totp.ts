import { toBase32 } from "./base32.ts";

/** How codes are made (RFC 6238). Authenticators assume just this, and many can do nothing else. */
export interface TotpRules {
  readonly digits: number;
  /** Seconds for which a code holds. */
  readonly period: number;
  readonly hash: "SHA-1" | "SHA-256" | "SHA-512";
}

export const AUTHENTICATOR: TotpRules = { digits: 6, period: 30, hash: "SHA-1" };

/** Length of a new secret in bytes: as long as the hash, which RFC 4226 recommends. */
export const TOTP_SECRET_BYTES = 20;

/** The time step that a moment (milliseconds since 1970, UTC) falls into. */
export const stepAt = (now: number, { period }: TotpRules = AUTHENTICATOR): number =>
  Math.floor(now / 1_000 / period);

/**
 * The code of a time step: HMAC of the step as 64 bits, four bytes of it from the place that its last half byte names
 * (RFC 4226 §5.3), as decimal digits.
 */
export async function totpCode(
  secret: Uint8Array<ArrayBuffer>,
  step: number,
  { digits, hash }: TotpRules = AUTHENTICATOR,
): Promise<string> {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash }, false, ["sign"]);
  const mac = new DataView(await crypto.subtle.sign("HMAC", key, counter.buffer));
  const place = mac.getUint8(mac.byteLength - 1) & 15;
  const number = mac.getUint32(place) & 0x7f_ff_ff_ff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/** Steps that a clock may be off, either way. */
const DRIFT = 1;

/**
 * The time step that a code belongs to, or null when it is wrong. Only steps after `lastStep` (the last one used) are
 * looked at, so that a code that somebody saw being typed opens nothing a second time.
 */
export async function stepOfCode(
  secret: Uint8Array<ArrayBuffer>,
  code: string,
  now: number,
  lastStep: number,
): Promise<number | null> {
  const present = stepAt(now);
  const steps = Array.from({ length: 2 * DRIFT + 1 }, (_, index) => present - DRIFT + index);
  // All are computed, whichever fits, so that the time tells nothing.
  const codes = await Promise.all(steps.map((step) => totpCode(secret, step)));
  return steps.find((step, place) => codes[place] === code && step > lastStep) ?? null;
}

/** What the QR code says: the address by which an authenticator takes up a secret, named for whom and what it is. */
export function authenticatorAddress(secret: Uint8Array, account: string, issuer = "Sourcemark"): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}
