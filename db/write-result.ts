import type { Failure, Result } from "#lib/operations/envelope.ts";
import type { Store, Writing } from "./store.ts";

class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Runs a mutation in a transaction of its own; when it fails, nothing that it wrote before is kept. */
export async function writeResult<T>(
  store: Store,
  job: (writing: Writing) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await store.write(async (writing) => {
      const result = await job(writing);
      if (!result.ok) throw new Refused(result.error);
      return result;
    });
  } catch (cause) {
    if (cause instanceof Refused) return { ok: false, error: cause.failure };
    throw cause;
  }
}
