import type { Store } from "#db/store.ts";
import type { LiveHub } from "./hub.ts";

// Route handlers, pages and instrumentation are bundled apart: what they share hangs on the process.
const shared = globalThis as typeof globalThis & { sourcemarkHub?: LiveHub };

/** The one hub of this process, made when somebody first listens. */
export const theHub = (make: () => LiveHub): LiveHub => (shared.sourcemarkHub ??= make());

/** The same store, which wakes the hub after every change. */
export function waking(store: Store): Store {
  return {
    ...store,
    async write(job) {
      const result = await store.write(job);
      shared.sourcemarkHub?.wake();
      return result;
    },
  };
}
