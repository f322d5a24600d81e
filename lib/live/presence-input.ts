import { z } from "zod";

/** What a browser says about itself: which articles its tabs have open. */
export const presenceInput = z.strictObject({
  /** The stream's id, from its "ready" message. */
  connection: z.uuid(),
  articles: z.array(z.uuid()).max(50),
});
