import { z } from "zod";
import { textSchema } from "../annotations/inputs.ts";
import { fromAddressInput } from "../articles/address-input.ts";
import { idSchema } from "../operations/envelope.ts";
import { importSettings } from "./columns.ts";

/** What is said about an upload besides its bytes. */
export const uploadQuery = z.strictObject({
  /** Of the import that it becomes: sending it again with the same id gives the same import. */
  id: idSchema,
  fileName: textSchema(300).min(1, "Name the file."),
  /** Of the bytes, in hexadecimal; compared with what arrives. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "This is no SHA-256 in hexadecimal.")
    .optional(),
});

/** Fetches a feed of the web as an import. */
export const importFromAddressInput = fromAddressInput.extend({ id: idSchema });
export type ImportFromAddressInput = z.input<typeof importFromAddressInput>;

const named = { id: idSchema, version: z.int().min(1) };

/** Begins an import that waits to be told what its columns mean. */
export const startImportInput = z.strictObject({ ...named, settings: importSettings });
export type StartImportInput = z.input<typeof startImportInput>;

/** Cancels an import, goes on with one that stopped, or takes it off the list; the articles stay in each case. */
export const importInput = z.strictObject(named);
export type ImportInput = z.input<typeof importInput>;
