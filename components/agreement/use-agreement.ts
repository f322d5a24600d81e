"use client";

import { useEffect, useState } from "react";
import { z } from "zod";
import { createApiClient } from "#components/api/client.ts";
import type { AgreementReport } from "#lib/agreement/report.ts";

const isReport = (value: unknown): value is AgreementReport =>
  typeof value === "object" && value !== null && "measures" in value;

const names = z.record(z.string(), z.string());
const stateSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("running"), done: z.number(), total: z.number(), names }),
  z.object({ state: z.literal("failed"), names }),
  z.object({
    ...{ state: z.literal("ready"), basis: z.enum(["submitted", "started"]), names },
    report: z.custom<AgreementReport>(isReport),
  }),
]);

export type AgreementState = z.output<typeof stateSchema> | { state: "unreachable"; message: string };

/** Milliseconds between two questions while the report is computed. */
const ASK_AGAIN = 400;

/** The project's agreement report; asks until it is computed. Null before the first answer. */
export function useAgreement(projectId: string): AgreementState | null {
  const [state, setState] = useState<AgreementState | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const ask = async () => {
      const answer = await createApiClient().getJson(`/api/v1/projects/${projectId}/agreement`, stateSchema);
      if (stopped) return;
      setState(answer.ok ? answer.value : { state: "unreachable", message: answer.failure.error.message });
      if (answer.ok && answer.value.state === "running") timer = setTimeout(() => void ask(), ASK_AGAIN);
    };
    void ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [projectId]);
  return state;
}
