import { toBase32 } from "./base32.ts";

/** How many codes somebody gets at once. */
export const RECOVERY_CODES = 10;
/** 80 random bits each: too many to try, so that a plain hash of a code does to keep it. */
export const RECOVERY_CODE_BYTES = 10;

/** A recovery code as it is shown and written down: "k3wx-2bqm-a7cd-hh5e". */
export function recoveryCode(bytes: Uint8Array): string {
  return (
    toBase32(bytes)
      .toLowerCase()
      .match(/.{1,4}/g)
      ?.join("-") ?? ""
  );
}

/** What somebody typed where a code was asked for. */
export type TypedCode = { kind: "authenticator"; code: string } | { kind: "recovery"; code: string };

/**
 * Reads a code as people type it: with spaces, in capitals, with or without hyphens. Null when it can be neither kind.
 */
export function readTypedCode(typed: string): TypedCode | null {
  const bare = typed.toLowerCase().replace(/[\s-]/g, "");
  if (/^\d{6}$/.test(bare)) return { kind: "authenticator", code: bare };
  if (!/^[a-z2-7]{16}$/.test(bare)) return null;
  return { kind: "recovery", code: bare.match(/.{4}/g)?.join("-") ?? "" };
}
