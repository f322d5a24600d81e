import { and, eq, inArray, isNull } from "drizzle-orm";
import { indexClaims, matchClaims, searchWordsOf, type ClaimMatch } from "#lib/claims/matching.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { claimVisibility } from "./visibility.ts";

/** Claims that the index finds and that are then compared word by word and number by number. */
const CANDIDATES = 60;
const SHOWN = 5;

export interface FoundClaim extends ClaimMatch {
  text: string;
}

/** Claims of the project that may say the same as `statement`, most alike first, with the reasons. */
export async function findMatchingClaims(
  reading: Reading,
  by: Authorized,
  statement: string,
): Promise<FoundClaim[]> {
  const { db, dialect, tables } = reading;
  const words = searchWordsOf(statement);
  const ids = await dialect.searchClaims(reading, by.projectId, words, CANDIDATES);
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: tables.claim.id, text: tables.claim.text })
    .from(tables.claim)
    .where(
      and(
        inArray(tables.claim.id, ids),
        eq(tables.claim.projectId, by.projectId),
        isNull(tables.claim.mergedIntoId),
      ),
    );
  const visible = await claimVisibility(reading, by);
  const seen = rows.filter(({ id }) => visible.claim(id));
  const texts = new Map(seen.map(({ id, text }) => [id, text]));
  return matchClaims(statement, indexClaims(seen), SHOWN).map((match) => ({
    ...match,
    text: texts.get(match.claimId) ?? "",
  }));
}
