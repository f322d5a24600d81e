import "server-only";
import { listLevelAdjudications } from "#db/queries/adjudication.ts";
import { listClaims } from "#db/queries/claims.ts";
import type { Authorized } from "#db/guard.ts";
import type { Reading } from "#db/store.ts";
import { judgmentQueue } from "#lib/adjudication/judgments.ts";
import type { ClaimItem } from "#components/adjudication/review-queue.tsx";

/** Claims that two or more have judged: open ones by how far their judges differ, then the settled ones. */
export async function claimQueue(reading: Reading, by: Authorized): Promise<ClaimItem[]> {
  const [dossiers, settled] = await Promise.all([
    listClaims(reading, by),
    listLevelAdjudications(reading, by),
  ]);
  const rowOf = new Map(
    settled.filter(({ deletedAt }) => deletedAt === null).map((row) => [row.claimId, row]),
  );
  const judged = dossiers
    .filter(({ judgments }) => judgments.length > 1)
    .map(({ claim, judgments }) => ({
      ...claim,
      judgments: judgments.map(({ id, level, reviewerId, updatedAt }) => ({
        ...{ id, level, reviewer: reviewerId, updatedAt },
      })),
    }));
  const divided = new Map(judgmentQueue(judged).map(({ claim, entropy }) => [claim.id, entropy]));
  return judged
    .map(({ id, text, judgments }) => {
      const row = rowOf.get(id);
      return {
        ...{ id, text, levels: judgments, entropy: divided.get(id) ?? 0, settled: row?.level ?? null },
        changed: row !== undefined && judgments.some(({ updatedAt }) => updatedAt > row.updatedAt),
      };
    })
    .toSorted(
      (a, b) =>
        Number(a.settled !== null && !a.changed) - Number(b.settled !== null && !b.changed) ||
        b.entropy - a.entropy,
    );
}
