import { and, eq, isNull } from "drizzle-orm";
import type { ReviewerAnnotation } from "#lib/adjudication/align.ts";
import { describePassage } from "#lib/text/anchoring.ts";
import { carryOver } from "#lib/text/carry-over.ts";
import type { TextSpan } from "#lib/text/passage.ts";
import type { Authorized } from "../guard.ts";
import type { Writing } from "../store.ts";
import { changeRow } from "./versioned-row.ts";

/** What became of the settled passages of a text when it got a new version. */
export interface CarriedDecisions {
  survivors: number;
  changed: number;
  orphans: number;
}

/**
 * Takes settled passages along to a new text. One goes with its words only if everything that was heard for it goes
 * too: otherwise it would be said to rest on readings of a text that nobody has read. The others stay with the version
 * they were made on, and are listed until somebody decides.
 */
export async function carryAdjudications(
  writing: Writing,
  by: Authorized,
  { fromVersionId, versionId }: { fromVersionId: string; versionId: string },
  [oldText, newText]: [string, string],
  now: number,
): Promise<CarriedDecisions> {
  const { adjudication } = writing.tables;
  const rows = await writing.db
    .select()
    .from(adjudication)
    .where(and(eq(adjudication.versionId, fromVersionId), isNull(adjudication.deletedAt)));
  const spans = rows.flatMap(({ heard }) => heard.map((each) => describePassage(oldText, each)));
  const placeOf = new Map(
    carryOver(oldText, newText, spans).survivors.map(({ from, to }) => [keyOf(from), to]),
  );
  const carried = carryOver(oldText, newText, rows);
  const told = { survivors: 0, changed: carried.changed.length, orphans: carried.orphans.length };
  const moved = <Said extends ReviewerAnnotation>(said: Said): Said => {
    const { start, end } = placeOf.get(keyOf(said)) ?? said;
    return { ...said, start, end };
  };
  for (const { from, to } of carried.survivors) {
    if (!from.heard.every((each) => placeOf.has(keyOf(each)))) {
      told.changed++;
      continue;
    }
    told.survivors++;
    const heard = from.heard.map(moved);
    const dissent = from.dissent.map((each) => ({ ...each, said: each.said && moved(each.said) }));
    const changes = { ...to, versionId, heard, dissent };
    const move = { kind: "adjudication.carry", before: from, version: from.version, changes } as const;
    await changeRow(writing, by, "adjudication", move, now);
  }
  return told;
}

const keyOf = ({ start, end }: TextSpan) => `${start}-${end}`;
