import { createHash } from "node:crypto";

/** Secrets of links and tokens are kept as their sha256: they are long and random, so that nothing slower is needed. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");
