import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyMove,
  type ClaimBook,
  type ClaimMove,
  type MovePlan,
  planMerge,
  planSplit,
  undoMove,
} from "./merging.ts";
import { checkRelations, type Relation } from "./relations.ts";
import { CLAIM_RELATIONS } from "./vocabulary.ts";

function relation(id: string, a: string, type: Relation["type"], b: string): Relation {
  return { id, a, b, type };
}

const claimId = fc.constantFrom("c1", "c2", "c3", "c4");
const someRelations = fc
  .array(fc.record({ a: claimId, b: claimId, type: fc.constantFrom(...CLAIM_RELATIONS) }), { maxLength: 8 })
  .map((list) => list.map((one, index): Relation => ({ id: `r${index}`, ...one })));
const rows = (prefix: string): fc.Arbitrary<{ id: string; claimId: string }[]> =>
  fc
    .array(claimId, { maxLength: 8 })
    .map((list) => list.map((one, index) => ({ id: `${prefix}${index}`, claimId: one })));
const book: fc.Arbitrary<ClaimBook> = fc.record({
  claims: fc.constant(["c1", "c2", "c3", "c4"].map((id) => ({ id, projectId: "p", text: id }))),
  mentions: rows("m"),
  evidence: rows("e"),
  judgments: fc
    .uniqueArray(fc.tuple(claimId, fc.constantFrom("ana", "ben")), { selector: (pair) => pair.join() })
    .map((list) =>
      list.map(([claim, reviewerId], index) => ({ id: `j${index}`, claimId: claim, reviewerId })),
    ),
  relations: someRelations,
});

function canonical(one: ClaimBook): unknown {
  const byId = <Row extends { id: string }>(list: readonly Row[]): Row[] =>
    list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    claims: byId(one.claims),
    mentions: byId(one.mentions),
    evidence: byId(one.evidence),
    judgments: byId(one.judgments),
    relations: byId(one.relations),
  };
}

function planned(plan: MovePlan): ClaimMove {
  if (!plan.ok) throw new Error(plan.problem);
  return plan.move;
}

const plain: ClaimBook = {
  claims: [
    { id: "c1", projectId: "p", text: "one" },
    { id: "c2", projectId: "p", text: "two" },
    { id: "x", projectId: "other", text: "elsewhere" },
  ],
  mentions: [
    { id: "m1", claimId: "c1" },
    { id: "m2", claimId: "c2" },
  ],
  evidence: [{ id: "e1", claimId: "c1" }],
  judgments: [
    { id: "j1", claimId: "c1", reviewerId: "ana" },
    { id: "j2", claimId: "c2", reviewerId: "ana" },
    { id: "j3", claimId: "c1", reviewerId: "ben" },
  ],
  relations: [relation("r1", "c1", "same", "c2")],
};

describe("merging and splitting claims", () => {
  it("merge then undo restores the claims, whatever hung on them", () => {
    fc.assert(
      fc.property(book, claimId, claimId, (before, from, into) => {
        const plan = planMerge(before, from, into);
        fc.pre(plan.ok);
        const move = planned(plan);
        const merged = applyMove(before, move);
        expect(merged.claims).toHaveLength(before.claims.length - 1);
        expect(
          [...merged.mentions, ...merged.evidence, ...merged.judgments].filter((row) => row.claimId === from),
        ).toEqual([]);
        expect(merged.relations.filter(({ a, b }) => a === from || b === from)).toEqual([]);
        expect(merged.mentions).toHaveLength(before.mentions.length);
        expect(canonical(undoMove(merged, move))).toEqual(canonical(before));
      }),
      { numRuns: 1_000 },
    );
  });

  it("split then undo restores the claims, and so does merging the parts again", () => {
    fc.assert(
      fc.property(book, claimId, fc.nat(), (before, from, pick) => {
        const own = before.mentions.filter((one) => one.claimId === from).map((one) => one.id);
        fc.pre(own.length > 0);
        const mentionIds = own.slice(0, 1 + (pick % own.length));
        const move = planned(
          planSplit(before, from, { id: "new", text: "New." }, { mentionIds, evidenceIds: [] }),
        );
        const split = applyMove(before, move);
        expect(split.mentions.filter((one) => one.claimId === "new").map((one) => one.id)).toEqual(
          mentionIds,
        );
        expect(canonical(undoMove(split, move))).toEqual(canonical(before));
        expect(canonical(applyMove(split, planned(planMerge(split, "new", from))))).toEqual(
          canonical(before),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it("a reviewer who judged both keeps the judgment of the remaining claim; the other is history", () => {
    const move = planned(planMerge(plain, "c1", "c2"));
    expect(move.retired.map((one) => one.id)).toEqual(["j1"]);
    const merged = applyMove(plain, move);
    expect(merged.judgments).toEqual([
      { id: "j2", claimId: "c2", reviewerId: "ana" },
      { id: "j3", claimId: "c2", reviewerId: "ben" },
    ]);
    expect(merged.relations).toEqual([]);
  });

  it("what came to the remaining claim after a merge stays there when it is undone", () => {
    const move = planned(planMerge(plain, "c1", "c2"));
    const later = applyMove(plain, move);
    const undone = undoMove({ ...later, mentions: [...later.mentions, { id: "m3", claimId: "c2" }] }, move);
    expect(undone.mentions.map((one) => `${one.id}:${one.claimId}`)).toEqual(["m1:c1", "m2:c2", "m3:c2"]);
  });

  it.each<[string, MovePlan]>([
    ["into itself", planMerge(plain, "c1", "c1")],
    ["different projects", planMerge(plain, "c1", "x")],
    ["no longer exists", planMerge(plain, "c1", "gone")],
    [
      "contradicting",
      planMerge({ ...plain, relations: [relation("r", "c1", "contradicts", "c2")] }, "c1", "c2"),
    ],
    ["takes along", planSplit(plain, "c1", { id: "n", text: "N" }, { mentionIds: [], evidenceIds: [] })],
    [
      "of this claim",
      planSplit(plain, "c1", { id: "n", text: "N" }, { mentionIds: ["m2"], evidenceIds: [] }),
    ],
    ["stands alone", planSplit(plain, "c1", { id: "n", text: " " }, { mentionIds: ["m1"], evidenceIds: [] })],
    ["this id", planSplit(plain, "c1", { id: "c2", text: "N" }, { mentionIds: ["m1"], evidenceIds: [] })],
  ])("refuses: %s", (words, plan) => {
    expect(plan.ok ? "" : plan.problem).toContain(words);
  });
});

describe("relations between claims", () => {
  const kinds = (...list: Relation[]): string[] => checkRelations(list).problems.map((one) => one.kind);
  const implied = (...list: Relation[]): unknown[] =>
    checkRelations(list).implied.map(({ a, b, type }) => [a, type, b]);

  it("same is an equivalence and entails is transitive", () => {
    expect(implied(relation("r1", "c1", "same", "c2"), relation("r2", "c2", "same", "c3"))).toEqual([
      ["c1", "same", "c3"],
    ]);
    expect(implied(relation("r1", "c1", "entails", "c2"), relation("r2", "c2", "entails", "c3"))).toEqual([
      ["c1", "entails", "c3"],
    ]);
    expect(implied(relation("r1", "c1", "entails", "c2"), relation("r2", "c2", "entails", "c1"))).toEqual([
      ["c1", "same", "c2"],
    ]);
  });

  it("what entails one side of a contradiction contradicts the other", () => {
    expect(implied(relation("r1", "c1", "entails", "c2"), relation("r2", "c2", "contradicts", "c3"))).toEqual(
      [["c1", "contradicts", "c3"]],
    );
  });

  it("finds what cannot all hold and names the proof", () => {
    expect(kinds(relation("r1", "c1", "same", "c1"))).toEqual(["self"]);
    const [clash] = checkRelations([
      relation("r1", "c1", "same", "c2"),
      relation("r2", "c2", "contradicts", "c1"),
    ]).problems;
    expect(clash).toMatchObject({ kind: "contradictory", claimIds: ["c1", "c2"], relationIds: ["r1", "r2"] });
    expect(
      kinds(relation("r1", "c1", "compatible", "c2"), relation("r2", "c2", "contradicts", "c1")),
    ).toEqual(["contradictory"]);
    expect(
      kinds(relation("r1", "c1", "not-comparable", "c2"), relation("r2", "c1", "entails", "c2")),
    ).toEqual(["contradictory"]);
    const both = [
      relation("r1", "c1", "entails", "c2"),
      relation("r2", "c1", "entails", "c3"),
      relation("r3", "c2", "contradicts", "c3"),
    ];
    expect(checkRelations(both).problems.at(-1)).toMatchObject({ kind: "impossible", claimIds: ["c1"] });
  });

  it("accepts what fits together", () => {
    expect(
      kinds(
        relation("r1", "c1", "contradicts", "c2"),
        relation("r2", "c1", "compatible", "c3"),
        relation("r3", "c4", "entails", "c3"),
      ),
    ).toEqual([]);
  });

  it("does not depend on the order of the relations", () => {
    fc.assert(
      fc.property(
        someRelations.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(checkRelations(shuffled)).toEqual(checkRelations(list));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
