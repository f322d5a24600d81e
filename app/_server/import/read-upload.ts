import "server-only";
import { MAX_FILE_BYTES } from "#lib/articles/inputs.ts";
import type { PreparedArticle } from "#lib/formats/import/article.ts";
import { ok, type Result } from "#lib/operations/envelope.ts";
import type { NewText } from "#db/mutations/articles.ts";
import { readBytes } from "../http/body.ts";
import { prepareInWorker } from "./prepare-in-worker.ts";

export interface Upload {
  found: PreparedArticle;
  text: NewText;
}

/** Reads the file that a request carries as its body: whole, within the limits, decoded and divided into blocks. */
export async function readUpload(request: Request, fileName: string): Promise<Result<Upload>> {
  const bytes = await readBytes(request, MAX_FILE_BYTES);
  if (!bytes.ok) return bytes;
  const mediaType = request.headers.get("content-type");
  const prepared = await prepareInWorker({ bytes: bytes.value, fileName, mediaType });
  if (!prepared.ok) return prepared;
  const found = prepared.value;
  const file = { name: fileName, mediaType: found.mediaType, charset: found.charset, bytes: bytes.value };
  const notes = found.notes.map((note) => note.message);
  return ok({ found, text: { text: found.text, blocks: found.blocks, file, notes } });
}
