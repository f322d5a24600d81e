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
