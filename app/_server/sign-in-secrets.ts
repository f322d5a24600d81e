import { randomBytes } from "node:crypto";
import { TOKEN_PREFIX } from "#lib/accounts/token-format.ts";

/** 256 random bits for a link, in characters that need no escaping in an address. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** A token as its owner will use it. */
export const newToken = (): string => TOKEN_PREFIX + newSecret();
