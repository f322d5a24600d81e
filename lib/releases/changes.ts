import { RECORD_KINDS, type RecordKind } from "../formats/export/records.ts";
import type { ChangeSize } from "./version.ts";

/** Digests of records by "kind id"; equal digests mean equal lines. */
export type Fingerprints = ReadonlyMap<string, string>;

/**
 * What of a record's line says what it is: all but the layout that it is written in. Another layout alone is the same data,
 * written differently.
 */
export const comparedPart = (line: string): string =>
  line.replace(/^(\{"record":"[a-z]+",)"schemaVersion":"[^"]*",/, "$1");

export const fingerprintKey = (kind: RecordKind, id: string) => `${kind} ${id}`;

/** Ids by kind of record, in order. Releases before layout 1.1 had no adjudications. */
export type ChangedIds = Record<Exclude<RecordKind, "adjudication">, string[]> & { adjudication?: string[] };

const idsOf = (ids: ChangedIds, kind: RecordKind): readonly string[] => ids[kind] ?? [];

/** What a release has that the one before it had not, and the other way round. */
export interface ReleaseChanges {
  previous: string;
  size: ChangeSize;
  added: ChangedIds;
  changed: ChangedIds;
  removed: ChangedIds;
}

/** Compares the records of two releases. */
export function compareRecords(previous: string, before: Fingerprints, after: Fingerprints): ReleaseChanges {
  const [added, changed, removed] = [noIds(), noIds(), noIds()];
  for (const [key, digest] of after) {
    const known = before.get(key);
    if (known === undefined) note(added, key);
    else if (known !== digest) note(changed, key);
  }
  for (const key of before.keys()) if (!after.has(key)) note(removed, key);
  for (const ids of [added, changed, removed]) for (const kind of RECORD_KINDS) ids[kind]?.sort();
  return { previous, size: sizeOf(added, changed, removed), added, changed, removed };
}

const noIds = (): ChangedIds => ({ article: [], annotation: [], claim: [], adjudication: [] });
const isEmpty = (ids: ChangedIds) => RECORD_KINDS.every((kind) => idsOf(ids, kind).length === 0);

function sizeOf(added: ChangedIds, changed: ChangedIds, removed: ChangedIds): ChangeSize {
  if (!isEmpty(changed) || !isEmpty(removed)) return "major";
  return isEmpty(added) ? "patch" : "minor";
}

function note(ids: ChangedIds, key: string): void {
  const kind = RECORD_KINDS.find((one) => key.startsWith(`${one} `));
  if (kind) ids[kind]?.push(key.slice(kind.length + 1));
}

/** "3 annotations added, 1 claim changed"; "nothing" where the data is the same. */
export function summarizeChanges({ added, changed, removed }: ReleaseChanges): string {
  const parts = Object.entries({ added, changed, removed }).flatMap(([verb, ids]) =>
    RECORD_KINDS.flatMap((kind) => {
      const count = idsOf(ids, kind).length;
      return count === 0 ? [] : [`${count} ${kind}${count === 1 ? "" : "s"} ${verb}`];
    }),
  );
  return parts.join(", ") || "nothing";
}

const listOf = (ids: readonly string[]) => ids.map((id) => `- ${id}`).join("\n");

/** The change list of a release as a document to read. */
export function changesDocument(number: string, changes: ReleaseChanges | null): string {
  if (changes === null) return `# Changes\n\n${number} is the first release.\n`;
  const { previous, size, added, changed, removed } = changes;
  const lists = Object.entries({ Added: added, Changed: changed, Removed: removed }).flatMap(([title, ids]) =>
    RECORD_KINDS.flatMap((kind) =>
      idsOf(ids, kind).length === 0
        ? []
        : [`## ${title}: ${kind}s (${idsOf(ids, kind).length})\n\n${listOf(idsOf(ids, kind))}\n`],
    ),
  );
  const reason = {
    patch: "the data is the same",
    minor: "data was added, and what was there is unchanged",
    major: "data that was there changed",
  }[size];
  return [`# Changes from ${previous} to ${number}\n\nA ${size} release: ${reason}.\n`, ...lists].join("\n");
}
