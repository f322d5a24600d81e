import { z } from "zod";
import { IMPORT_STATES } from "./kinds.ts";

/** How far an import is, as browsers are told it. */
export const importProgress = z.object({
  id: z.string(),
  state: z.enum(IMPORT_STATES),
  version: z.number(),
  bytes: z.number(),
  bytesRead: z.number(),
  imported: z.number(),
  known: z.number(),
  refused: z.number(),
  message: z.string(),
  finishedAt: z.number().nullable(),
});
export type ImportProgress = z.output<typeof importProgress>;

/** The part of an import that changes while it runs. */
export function progressOf(job: ImportProgress): ImportProgress {
  const { id, state, version, bytes, bytesRead, imported, known, refused, message, finishedAt } = job;
  return { id, state, version, bytes, bytesRead, imported, known, refused, message, finishedAt };
}

/** "1 article", "1,234 articles". */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
