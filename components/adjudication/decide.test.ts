import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Adjudication } from "#lib/adjudication/adjudication.ts";
import { alignAnnotations, type ReviewerAnnotation } from "#lib/adjudication/align.ts";
import { deskEntries } from "#lib/adjudication/desk.ts";
import { expectedDecision, type DeskContext } from "#lib/adjudication/expected.ts";
import { BOUNDARY_RULES, VOTE_RULES, type MergeStrategy } from "#lib/adjudication/propose.ts";
import { TAGS } from "#lib/annotations/tags.ts";
import { changeFor, heardAt, joined, mergeChanges } from "./decide.ts";
import type { Change } from "./use-decisions.ts";

const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
const READERS = ["ada", "bo", "cy"];
const TEXT = "abcdefghij".repeat(5);

const annotation = fc
  .record({
    reviewer: fc.constantFrom(...READERS),
    start: fc.integer({ min: 0, max: 30 }),
    length: fc.integer({ min: 1, max: 9 }),
    tag: fc.constantFrom(...TAGS),
  })
  .map(({ length, ...rest }) => ({ ...rest, end: rest.start + length, subtype: null, version: 1 }));
const annotations = fc
  .array(annotation, { maxLength: 9 })
  .map((all) => all.map((each, index) => ({ ...each, id: uuid(index + 1) })));
const strategy = fc.record({
  vote: fc.constantFrom(...VOTE_RULES.filter((rule) => rule !== "weighted")),
  boundary: fc.constantFrom(...BOUNDARY_RULES),
});

/** A desk whose changes are applied as the server is expected to apply them. */
function deskOf(rows: readonly (ReviewerAnnotation & { version: number })[]) {
  const context: DeskContext = {
    ...{ projectId: uuid(900), articleId: uuid(901), versionId: uuid(902), adjudicatorId: "di" },
    ...{ text: TEXT, annotations: new Map(rows.map((row) => [row.id, row])) },
  };
  const groups = alignAnnotations(rows, READERS);
  const decisions = new Map<string, Adjudication>();
  let minted = 1000;
  const mintId = () => uuid(minted++);
  const standing = () => [...decisions.values()].filter(({ deletedAt }) => deletedAt === null);
  const entries = (by: MergeStrategy) => deskEntries(groups, standing(), by);
  return {
    ...{ context, mintId, standing, entries },
    merge: (by: MergeStrategy) => mergeChanges(entries(by), by, context, mintId),
    apply(changes: readonly Change[]) {
      for (const { kind, input } of changes) {
        const row = expectedDecision(decisions, { id: mintId(), kind, input }, context, 7);
        expect(row).not.toBeNull();
        if (row) decisions.set(row.id, row);
      }
    },
  };
}

describe("merging on the desk", () => {
  test("twice changes nothing more, under any strategy", () => {
    fc.assert(
      fc.property(annotations, strategy, strategy, (rows, first, second) => {
        const desk = deskOf(rows);
        desk.apply(desk.merge(first));
        expect(desk.merge(first)).toEqual([]);
        desk.apply(desk.merge(second));
        expect(desk.merge(second)).toEqual([]);
        const fresh = deskOf(rows);
        fresh.apply(fresh.merge(second));
        const said = ({ start, end, tag, outcome }: Adjudication) => `${start}-${end} ${tag} ${outcome}`;
        expect(desk.standing().map(said).toSorted()).toEqual(fresh.standing().map(said).toSorted());
      }),
    );
  });

  test("never touches what was decided by hand", () => {
    fc.assert(
      fc.property(annotations, strategy, fc.nat(8), (rows, by, seed) => {
        const desk = deskOf(rows);
        const entries = desk.entries(by);
        const chosen = entries[seed % Math.max(1, entries.length)];
        if (!chosen) return;
        const verdict = { outcome: { kind: "reject" as const }, method: "reject" as const };
        const heard = heardAt(chosen);
        desk.apply([changeFor({ decision: null, heard }, verdict, desk.context, desk.mintId)]);
        const [byHand] = desk.standing();
        desk.apply(desk.merge(by));
        expect(desk.standing()).toContainEqual(byHand);
      }),
    );
  });
});

describe("joining boundaries", () => {
  const one = { id: "a", reviewer: "ada", start: 0, end: 10, tag: "claim" as const, subtype: "event" };
  const two = { id: "b", reviewer: "bo", start: 4, end: 14, tag: "claim" as const, subtype: "event" };
  const three = { id: "c", reviewer: "cy", start: 2, end: 8, tag: "opinion" as const, subtype: null };

  test("takes all that any, or only what every reviewer marked, with the commonest tag and subtype", () => {
    const settled = { tag: "claim", subtype: "event" };
    expect(joined([one, two, three], "union")).toEqual({
      kind: "keep",
      settled: { ...settled, start: 0, end: 14 },
    });
    expect(joined([three, one, two], "intersection")).toEqual({
      kind: "keep",
      settled: { ...settled, start: 4, end: 8 },
    });
  });

  test("of tags with as many votes takes the one declared first", () => {
    expect(joined([three, two], "union")).toMatchObject({ settled: { tag: "claim", subtype: "event" } });
  });
});
