"use client";

import { useEffect, useState } from "react";
import { z } from "zod";
import { createApiClient } from "#components/api/client.ts";
import { MATCH_KINDS } from "#lib/claims/matching.ts";

const answer = z.object({
  matches: z.array(
    z.object({
      ...{ claimId: z.string(), text: z.string(), kind: z.enum(MATCH_KINDS) },
      ...{ score: z.number(), reasons: z.array(z.string()) },
    }),
  ),
});
type Found = z.output<typeof answer>["matches"];

/** Milliseconds without a key before the words are looked up. */
const PAUSE = 300;

/** Claims that may say the same as `statement`, most alike first, looked up whenever its words come to rest. */
export function useClaimMatches(
  projectId: string,
  statement: string,
): { matches: Found; problem: string | null } {
  const [found, setFound] = useState<{ matches: Found; problem: string | null }>({
    matches: [],
    problem: null,
  });
  useEffect(() => {
    let current = true;
    const query = new URLSearchParams({ statement: statement.slice(0, 2_000) });
    const waiting = setTimeout(() => {
      void createApiClient()
        .getJson(`/api/v1/projects/${projectId}/claims/matches?${query}`, answer)
        .then((read) => {
          if (!current) return;
          setFound(
            read.ok
              ? { matches: read.value.matches, problem: null }
              : { matches: [], problem: read.failure.error.message },
          );
        });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(waiting);
    };
  }, [projectId, statement]);
  return found;
}
