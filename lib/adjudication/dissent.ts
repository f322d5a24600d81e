import { compareText, type ReviewerAnnotation } from "./align.ts";
import type { Decision } from "./merge.ts";

export const DISSENTS = ["marked-nothing", "marked-something", "tag", "subtype", "boundary"] as const;
export type DissentKind = (typeof DISSENTS)[number];

/** One reviewer who said otherwise; kept and exported beside the decision. */
export interface Dissent {
  reviewer: string;
  kinds: readonly DissentKind[];
  /** What they had marked; null when they had marked nothing. */
  said: ReviewerAnnotation | null;
  /** Their note when it was settled; kept by the store, since reviewers go on changing what they wrote. */
  reason?: string;
}

/** Everybody whose reading differs from the decision, by reviewer; none while it is open. */
export function dissentOf({ outcome, heard, silent }: Decision): Dissent[] {
  if (outcome === null) return [];
  const dissents: Dissent[] = [];
  if (outcome.kind === "reject")
    for (const said of heard) dissents.push({ reviewer: said.reviewer, kinds: ["marked-something"], said });
  else {
    for (const said of heard) {
      const { settled } = outcome;
      const kinds: DissentKind[] = [];
      if (said.tag !== settled.tag) kinds.push("tag");
      else if (said.subtype !== settled.subtype) kinds.push("subtype");
      if (said.start !== settled.start || said.end !== settled.end) kinds.push("boundary");
      if (kinds.length > 0) dissents.push({ reviewer: said.reviewer, kinds, said });
    }
    for (const reviewer of silent) dissents.push({ reviewer, kinds: ["marked-nothing"], said: null });
  }
  return dissents.toSorted((a, b) => compareText(a.reviewer, b.reviewer));
}
