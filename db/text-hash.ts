import { createHash } from "node:crypto";
import type { TextHash } from "#lib/formats/export/export-format.ts";

/** Starts a SHA-256 over the UTF-8 bytes of text. */
export function newTextHash(): TextHash {
  const hash = createHash("sha256");
  return {
    update: (text) => void hash.update(text, "utf8"),
    digest: () => hash.digest("hex"),
  };
}

/** SHA-256 of the UTF-8 bytes of a text, in lower-case hexadecimal. */
export const textSha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
