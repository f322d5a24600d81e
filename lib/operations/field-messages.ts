import type { z } from "zod";

/** Zod's issues as one message per field path ("evidence.0.exact"), as forms show them. */
export function fieldMessages(error: z.ZodError): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const issue of error.issues) messages[issue.path.join(".")] ??= issue.message;
  return messages;
}
