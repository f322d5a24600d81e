import type { Relation } from "./relations.ts";

/** Claims with what hangs on them: all that merging and splitting move about. */
export interface ClaimBook {
  claims: readonly { id: string; projectId: string; text: string }[];
  mentions: readonly { id: string; claimId: string }[];
  evidence: readonly { id: string; claimId: string }[];
  /** At most one per claim and reviewer. */
  judgments: readonly { id: string; claimId: string; reviewerId: string }[];
  relations: readonly Relation[];
}

type Kept = "mentions" | "evidence" | "judgments";

/** What one merge or split does, complete enough to be undone: keep it as history. */
export interface ClaimMove {
  kind: "merge" | "split";
  /** Claim that goes (merge) or comes (split). */
  claim: ClaimBook["claims"][number];
  /** The claim that takes in or gives off. */
  otherClaimId: string;
  moved: Record<Kept, readonly string[]>;
  /** Judgments that step back because the reviewer has judged the remaining claim too; kept in the history only. */
  retired: ClaimBook["judgments"];
  /** Relations that change ends or fall away, as they were and as they become (null = gone). */
  relations: readonly { before: Relation; after: Relation | null }[];
}

export type MovePlan = { ok: true; move: ClaimMove } | { ok: false; problem: string };

/**
 * Plans to merge claim `fromId` into `intoId`: everything moves over; a reviewer who judged both keeps the judgment
 * of the remaining claim; relations are redirected, and those that would tie a claim to itself or repeat fall away.
 */
export function planMerge(book: ClaimBook, fromId: string, intoId: string): MovePlan {
  const from = book.claims.find((claim) => claim.id === fromId);
  const into = book.claims.find((claim) => claim.id === intoId);
  if (fromId === intoId) return refuse("A claim cannot be merged into itself.");
  if (!from || !into) return refuse("One of these claims no longer exists.");
  if (from.projectId !== into.projectId) return refuse("Claims of different projects cannot be merged.");
  const between = book.relations.filter(({ a, b }) => [a, b].includes(fromId) && [a, b].includes(intoId));
  const obstacle = between.find(({ type }) => type === "contradicts" || type === "not-comparable");
  if (obstacle) {
    const how = obstacle.type === "contradicts" ? "contradicting each other" : "not comparable";
    return refuse(`These claims are recorded as ${how}. Remove that relation first.`);
  }
  const judged = new Set(book.judgments.filter((one) => one.claimId === intoId).map((one) => one.reviewerId));
  const ofFrom = book.judgments.filter((one) => one.claimId === fromId);
  return {
    ok: true,
    move: {
      kind: "merge",
      claim: from,
      otherClaimId: intoId,
      moved: {
        mentions: idsOf(book.mentions, fromId),
        evidence: idsOf(book.evidence, fromId),
        judgments: ofFrom.filter((one) => !judged.has(one.reviewerId)).map((one) => one.id),
      },
      retired: ofFrom.filter((one) => judged.has(one.reviewerId)),
      relations: redirected(book.relations, fromId, intoId),
    },
  };
}

/** Plans to split `mentionIds` and `evidenceIds` off claim `fromId` into a new claim. Judgments and relations stay. */
export function planSplit(
  book: ClaimBook,
  fromId: string,
  claim: { id: string; text: string },
  parts: { mentionIds: readonly string[]; evidenceIds: readonly string[] },
): MovePlan {
  const from = book.claims.find((one) => one.id === fromId);
  if (!from) return refuse("This claim no longer exists.");
  if (book.claims.some((one) => one.id === claim.id)) return refuse("There is already a claim with this id.");
  if (claim.text.trim() === "") return refuse("Write the new claim as one sentence that stands alone.");
  const mentions = idsOf(book.mentions, fromId);
  const evidence = idsOf(book.evidence, fromId);
  const foreign =
    parts.mentionIds.some((id) => !mentions.includes(id)) ||
    parts.evidenceIds.some((id) => !evidence.includes(id));
  if (foreign) return refuse("Only mentions and evidence of this claim can be split off.");
  if (parts.mentionIds.length + parts.evidenceIds.length === 0)
    return refuse("Choose what the new claim takes along.");
  return {
    ok: true,
    move: {
      kind: "split",
      claim: { ...claim, projectId: from.projectId },
      otherClaimId: fromId,
      moved: { mentions: [...parts.mentionIds], evidence: [...parts.evidenceIds], judgments: [] },
      retired: [],
      relations: [],
    },
  };
}

/** The book after a move. */
export function applyMove(book: ClaimBook, move: ClaimMove): ClaimBook {
  const target = move.kind === "merge" ? move.otherClaimId : move.claim.id;
  const retired = new Set(move.retired.map((one) => one.id));
  const changes = new Map(move.relations.map((change) => [change.before.id, change.after]));
  return {
    claims:
      move.kind === "merge"
        ? book.claims.filter((one) => one.id !== move.claim.id)
        : [...book.claims, move.claim],
    mentions: reassigned(book.mentions, move.moved.mentions, target),
    evidence: reassigned(book.evidence, move.moved.evidence, target),
    judgments: reassigned(book.judgments, move.moved.judgments, target).filter((one) => !retired.has(one.id)),
    relations: book.relations.flatMap((relation) => {
      const after = changes.get(relation.id);
      return after === undefined ? [relation] : after === null ? [] : [after];
    }),
  };
}

/**
 * The book with a move taken back. What was added to the remaining claim since stays there; what has been removed
 * since stays removed.
 */
export function undoMove(book: ClaimBook, move: ClaimMove): ClaimBook {
  const home = move.kind === "merge" ? move.claim.id : move.otherClaimId;
  const before = new Map(move.relations.map((change) => [change.before.id, change.before]));
  const present = new Set(book.relations.map((relation) => relation.id));
  const dropped = move.relations.filter(({ before: one, after }) => after === null && !present.has(one.id));
  return {
    claims:
      move.kind === "merge"
        ? [...book.claims, move.claim]
        : book.claims.filter((one) => one.id !== move.claim.id),
    mentions: reassigned(book.mentions, move.moved.mentions, home),
    evidence: reassigned(book.evidence, move.moved.evidence, home),
    judgments: [...reassigned(book.judgments, move.moved.judgments, home), ...move.retired],
    relations: [
      ...book.relations.map((relation) => before.get(relation.id) ?? relation),
      ...dropped.map(({ before: one }) => one),
    ],
  };
}

function refuse(problem: string): MovePlan {
  return { ok: false, problem };
}

function idsOf(rows: readonly { id: string; claimId: string }[], claimId: string): string[] {
  return rows.filter((row) => row.claimId === claimId).map((row) => row.id);
}

function reassigned<Row extends { id: string; claimId: string }>(
  rows: readonly Row[],
  ids: readonly string[],
  claimId: string,
): Row[] {
  const moving = new Set(ids);
  return rows.map((row) => (moving.has(row.id) ? { ...row, claimId } : row));
}

function redirected(relations: readonly Relation[], fromId: string, intoId: string): ClaimMove["relations"] {
  const seen = new Set(relations.filter(({ a, b }) => a !== fromId && b !== fromId).map(meaningOf));
  return relations
    .filter(({ a, b }) => a === fromId || b === fromId)
    .map((before) => {
      const a = before.a === fromId ? intoId : before.a;
      const b = before.b === fromId ? intoId : before.b;
      const after = { ...before, a, b };
      const idle = a === b || seen.has(meaningOf(after));
      seen.add(meaningOf(after));
      return { before, after: idle ? null : after };
    });
}

function meaningOf({ a, b, type }: Relation): string {
  return JSON.stringify([type, ...(type === "entails" || a < b ? [a, b] : [b, a])]);
}
