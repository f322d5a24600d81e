import { z } from "zod";
import { MAX_OPERATIONS } from "./outcome.ts";

// Told apart from the schemas, so that the pages that only send and hear do without the schema library.
export * from "./outcome.ts";

/** Ids are UUIDv7 that the client mints, so that sending the same thing again is harmless. */
export const idSchema = z.uuid();

/** One change as the client sends it: `input` is parsed by the schema of its `kind`. */
export const operationSchema = z.strictObject({
  id: idSchema,
  kind: z.string().max(64),
  input: z.unknown(),
});
export type Operation = z.infer<typeof operationSchema>;

export const operationsRequestSchema = z.strictObject({
  operations: z.array(operationSchema).min(1).max(MAX_OPERATIONS),
});
export type OperationsRequest = z.infer<typeof operationsRequestSchema>;
