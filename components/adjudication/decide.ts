import type { Adjudication, DecisionMethod } from "#lib/adjudication/adjudication.ts";
import { commonSpan, unionSpan, type ReviewerAnnotation } from "#lib/adjudication/align.ts";
import type { DeskEntry } from "#lib/adjudication/desk.ts";
import { DECISION_OPERATIONS, sameOutcome, type DeskContext } from "#lib/adjudication/expected.ts";
import { decisionOf } from "#lib/adjudication/adjudication.ts";
import type { MergeStrategy, Outcome, Settled } from "#lib/adjudication/propose.ts";
import { TAGS, subtypeFits } from "#lib/annotations/tags.ts";
import { versionsOf, type Change } from "./use-decisions.ts";

export interface Verdict {
  outcome: Outcome;
  method: DecisionMethod;
  decidedBy?: "hand" | "strategy";
  note?: string;
}

/** The change that settles a place: a new decision, or the one that stands there decided anew. */
export function changeFor(
  entry: { decision: Adjudication | null; heard: readonly ReviewerAnnotation[] },
  { outcome, method, decidedBy = "hand", note }: Verdict,
  context: DeskContext,
  mintId: () => string,
): Change {
  const { decision } = entry;
  const content = {
    outcome: outcome.kind === "reject" ? outcome : kept(outcome.settled, context.text),
    ...{ decidedBy, method, heard: versionsOf(entry.heard, context) },
    note: note ?? decision?.note ?? "",
  };
  if (decision === null) {
    const input = { id: mintId(), versionId: context.versionId, ...content };
    return { kind: DECISION_OPERATIONS.create, input };
  }
  const input = { id: decision.id, version: decision.version, ...content };
  return { kind: DECISION_OPERATIONS.update, input };
}

function kept({ start, end, tag, subtype }: Settled, text: string) {
  return { kind: "keep", passage: { start, end, exact: text.slice(start, end) }, tag, subtype };
}

/** Everything a decision about this place has to hear. */
export function heardAt({ group, decision }: DeskEntry): readonly ReviewerAnnotation[] {
  return group?.members ?? decision?.heard ?? [];
}

/** What joining boundaries gives: the tag most have, of equals the one declared first; its commonest subtype. */
export function joined(members: readonly ReviewerAnnotation[], how: "union" | "intersection"): Outcome {
  const tag = most(
    members.map((member) => member.tag),
    TAGS,
  );
  const voters = members.filter((member) => member.tag === tag);
  const subtypes = voters.flatMap(({ subtype }) => subtype ?? []);
  const subtype = most(subtypes, [...new Set(subtypes)]) ?? null;
  const span = how === "union" ? unionSpan(members) : commonSpan(members);
  const fitting = subtype !== null && tag && subtypeFits(tag, subtype) ? subtype : null;
  return { kind: "keep", settled: { ...span, tag: tag ?? "claim", subtype: fitting } };
}

function most<T>(values: readonly T[], order: readonly T[]): T | undefined {
  const count = (value: T) => values.filter((each) => each === value).length;
  return order.toSorted((a, b) => count(b) - count(a))[0];
}

/**
 * Merges by the strategy: settles what it has an answer for, and corrects what a strategy settled before. What was
 * decided by hand is never touched.
 */
export function mergeChanges(
  entries: readonly DeskEntry[],
  strategy: MergeStrategy,
  context: DeskContext,
  mintId: () => string,
): Change[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const { group, decision, proposal } = entry;
    if (!group || decision?.decidedBy === "hand") return [];
    if (decision && seen.has(decision.id)) return [];
    if (decision) seen.add(decision.id);
    if (proposal === null)
      return decision === null
        ? []
        : [{ kind: DECISION_OPERATIONS.withdraw, input: { id: decision.id, version: decision.version } }];
    const stands = decision && decisionOf(decision).outcome;
    if (stands && !entry.conflict && sameOutcome(stands, proposal)) return [];
    const verdict = { outcome: proposal, method: strategy.vote, decidedBy: "strategy" as const };
    return [changeFor({ decision, heard: group.members }, verdict, context, mintId)];
  });
}
