"use client";

import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { createApiClient } from "#components/api/client.ts";
import { useUserId } from "#components/outbox/outbox-provider.tsx";
import { ok, type Result } from "#lib/operations/outcome.ts";

/** One change, by the name of its operation. */
export interface Change {
  kind: string;
  input: unknown;
}

/**
 * Sends changes and waits for the answer: for forms, whose person wants to see the outcome before going on. (What
 * happens while reading goes through the outbox instead.) The form keeps what was typed until this succeeds.
 */
export function useOperation() {
  const userId = useUserId();
  const [busy, setBusy] = useState(false);

  /** Sends several in order; the first that is refused is the outcome, later ones may have been applied. */
  async function sendAll(changes: readonly Change[]): Promise<Result<unknown[]>> {
    if (changes.length === 0) return ok([]);
    setBusy(true);
    try {
      const operations = changes.map((change) => ({ id: uuidv7(), ...change }));
      const sent = await createApiClient().sendOperations(operations, { userId });
      if (!sent.ok) return { ok: false, error: sent.failure.error };
      const values: unknown[] = [];
      for (const answer of sent.value) {
        if (answer.status === "rejected") return { ok: false, error: answer.error };
        values.push(answer.value);
      }
      return ok(values);
    } finally {
      setBusy(false);
    }
  }

  async function send<T>(kind: string, input: unknown): Promise<Result<T>> {
    const sent = await sendAll([{ kind, input }]);
    return sent.ok ? ok(sent.value[0] as T) : sent;
  }

  return { send, sendAll, busy };
}
