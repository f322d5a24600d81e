import type { z } from "zod";
import type { Operation } from "../operations/envelope.ts";
import type { Adjudication } from "./adjudication.ts";
import { unionSpan, type ReviewerAnnotation } from "./align.ts";
import { createAdjudicationInput, updateAdjudicationInput, withdrawAdjudicationInput } from "./inputs.ts";
import type { Outcome } from "./propose.ts";

export const DECISION_OPERATIONS = {
  create: "adjudication.create",
  update: "adjudication.update",
  withdraw: "adjudication.withdraw",
} as const;

/** Where decisions are made, and what is heard there. */
export interface DeskContext {
  projectId: string;
  articleId: string;
  versionId: string;
  adjudicatorId: string;
  /** UTF-16 code units. */
  text: string;
  annotations: ReadonlyMap<string, ReviewerAnnotation & { version: number }>;
}

type Content = Omit<z.output<typeof createAdjudicationInput>, "id" | "versionId">;

/**
 * The row that a queued operation leaves, as the server is expected to answer it: shown until the answer is there.
 * Null when the operation is about something else. Who dissents is worked out by the server.
 */
export function expectedDecision(
  rows: ReadonlyMap<string, Adjudication>,
  { kind, input }: Operation,
  context: DeskContext,
  at: number,
): Adjudication | null {
  if (kind === DECISION_OPERATIONS.create) {
    const parsed = createAdjudicationInput.safeParse(input);
    if (!parsed.success || parsed.data.versionId !== context.versionId) return null;
    const { id, ...content } = parsed.data;
    const { projectId, articleId, versionId, adjudicatorId } = context;
    const place = { id, projectId, articleId, versionId, adjudicatorId };
    const times = { version: 1, createdAt: at, updatedAt: at, silent: [], dissent: [] };
    return { ...place, ...times, ...decided(content, context) };
  }
  if (kind === DECISION_OPERATIONS.update) {
    const parsed = updateAdjudicationInput.safeParse(input);
    const row = parsed.success ? rows.get(parsed.data.id) : undefined;
    if (!parsed.success || !row) return null;
    const version = Math.max(row.version, parsed.data.version) + 1;
    return { ...row, ...decided(parsed.data, context), version, updatedAt: at };
  }
  if (kind !== DECISION_OPERATIONS.withdraw) return null;
  const parsed = withdrawAdjudicationInput.safeParse(input);
  const row = parsed.success ? rows.get(parsed.data.id) : undefined;
  return row ? { ...row, version: row.version + 1, updatedAt: at, deletedAt: at } : null;
}

function decided({ outcome, decidedBy, method, heard, note }: Content, { text, annotations }: DeskContext) {
  const known = heard.flatMap(({ id }) => annotations.get(id) ?? []);
  const kept =
    outcome.kind === "keep" ? outcome.passage : known.length > 0 ? unionSpan(known) : { start: 0, end: 0 };
  const { start, end } = kept;
  return {
    ...{ start, end, exact: text.slice(start, end), prefix: "", suffix: "" },
    tag: outcome.kind === "keep" ? outcome.tag : null,
    subtype: outcome.kind === "keep" ? outcome.subtype : null,
    ...{ outcome: outcome.kind, decidedBy, method, note, heard: known },
    ...{ staleSince: null, deletedAt: null },
  };
}

/** Whether two outcomes say the same. */
export function sameOutcome(a: Outcome, b: Outcome): boolean {
  if (a.kind === "reject" || b.kind === "reject") return a.kind === b.kind;
  return (
    a.settled.start === b.settled.start &&
    a.settled.end === b.settled.end &&
    a.settled.tag === b.settled.tag &&
    a.settled.subtype === b.settled.subtype
  );
}
