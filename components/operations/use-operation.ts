"use client";

import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { createApiClient } from "#components/api/client.ts";
import { useUserId } from "#components/outbox/outbox-provider.tsx";
import { ok, type Result } from "#lib/operations/envelope.ts";

/**
 * Sends one operation and waits for its answer: for forms, whose person wants to see the outcome before going on.
 * (What happens while reading goes through the outbox instead.) The form keeps what was typed until this succeeds.
 */
export function useOperation() {
  const userId = useUserId();
  const [busy, setBusy] = useState(false);

  async function send<T>(kind: string, input: unknown): Promise<Result<T>> {
    setBusy(true);
    try {
      const sent = await createApiClient().sendOperations([{ id: uuidv7(), kind, input }], { userId });
      if (!sent.ok) return { ok: false, error: sent.failure.error };
      const [answer] = sent.value;
      if (answer?.status === "applied") return ok(answer.value as T);
      return {
        ok: false,
        error: answer?.error ?? { code: "internal", message: "The server gave no answer." },
      };
    } finally {
      setBusy(false);
    }
  }

  return { send, busy };
}
