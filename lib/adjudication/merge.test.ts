import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignAnnotations, commonSpan, type Group, unionSpan } from "./align.ts";
import { dissentOf } from "./dissent.ts";
import { dissentingJudgments, judgmentQueue, proposeLevel } from "./judgments.ts";
import { decideByHand, type Decision, mergeAgain } from "./merge.ts";
import { BOUNDARY_RULES, type MergeStrategy, propose, voiceWeights, VOTE_RULES } from "./propose.ts";
import { inTwoOrders, marked, READERS, someAnnotations } from "./samples.testing.ts";

const weights = new Map([
  ["ada", 3],
  ["bo", 1],
  ["cy", 1],
  ["di", 0.5],
]);
const someStrategy = fc.record({
  vote: fc.constantFrom(...VOTE_RULES),
  boundary: fc.constantFrom(...BOUNDARY_RULES),
  weights: fc.constant(weights),
});
const MAJORITY: MergeStrategy = { vote: "majority", boundary: "most-common" };
const groupOf = (annotations: Parameters<typeof alignAnnotations>[0], readers = READERS): Group =>
  alignAnnotations(annotations, readers)[0]!;

describe("proposals", () => {
  const three = ["ada", "bo", "cy"];
  const divided = groupOf(
    [marked("a", "ada", 0, 10), marked("b", "bo", 2, 12), marked("c", "cy", 2, 8, "opinion")],
    three,
  );

  it("needs more than half, all, or the heavier voices", () => {
    expect(propose(divided, { vote: "unanimous", boundary: "union" })).toBeNull();
    expect(propose(divided, { vote: "majority", boundary: "union" })).toMatchObject({
      settled: { tag: "claim", start: 0, end: 12 },
    });
    expect(propose(divided, { vote: "majority", boundary: "intersection" })).toMatchObject({
      settled: { start: 2, end: 10 },
    });
    expect(propose(divided, { vote: "majority", boundary: "identical" })).toBeNull();
    // Two spans with one voice each: a tie is left to people.
    expect(propose(divided, MAJORITY)).toBeNull();
    const heavyCy = new Map([
      ["ada", 1],
      ["bo", 1],
      ["cy", 3],
    ]);
    expect(propose(divided, { vote: "weighted", boundary: "most-common", weights: heavyCy })).toMatchObject({
      settled: { tag: "opinion", start: 2, end: 8 },
    });
  });

  it("counts silence as a vote against marking, and half as no majority", () => {
    expect(propose(groupOf([marked("a", "ada", 0, 5)], three), MAJORITY)).toEqual({ kind: "reject" });
    const half = groupOf([marked("a", "ada", 0, 5), marked("b", "bo", 0, 5)]);
    expect(propose(half, MAJORITY)).toBeNull();
  });

  it("stays within what was marked, whatever the strategy and the order", () => {
    fc.assert(
      fc.property(inTwoOrders, someStrategy, ({ annotations, shuffled }, strategy) => {
        const groups = alignAnnotations(annotations, READERS);
        const outcomes = groups.map((group) => propose(group, strategy));
        expect(alignAnnotations(shuffled, READERS).map((group) => propose(group, strategy))).toEqual(
          outcomes,
        );
        outcomes.forEach((outcome, index) => {
          if (outcome?.kind !== "keep") return;
          const { members } = groups[index]!;
          const union = unionSpan(members);
          const common = commonSpan(members);
          expect(outcome.settled.start).toBeGreaterThanOrEqual(union.start);
          expect(outcome.settled.start).toBeLessThanOrEqual(common.start);
          expect(outcome.settled.end).toBeGreaterThanOrEqual(common.end);
          expect(outcome.settled.end).toBeLessThanOrEqual(union.end);
          expect(members.some(({ tag }) => tag === outcome.settled.tag)).toBe(true);
        });
        for (const group of groups)
          if (group.state === "agree")
            expect(propose(group, strategy)).toMatchObject({
              kind: "keep",
              settled: { tag: group.members[0]!.tag },
            });
      }),
    );
  });

  it("gives a better reviewer more voice, a guesser none", () => {
    const voices = voiceWeights(
      new Map([
        ["good", 0.95],
        ["fair", 0.7],
        ["guess", 0.25],
        ["worse", 0.1],
      ]),
      4,
    );
    expect(voices.get("good")).toBeGreaterThan(voices.get("fair")!);
    expect(voices.get("guess")).toBeCloseTo(0, 12);
    expect(voices.get("worse")).toBe(0);
    expect(voiceWeights(new Map([["sure", 1]]), 4).get("sure")).toBeLessThan(Infinity);
  });
});

describe("merging again", () => {
  it("is idempotent and the same in any order", () => {
    fc.assert(
      fc.property(
        inTwoOrders,
        someStrategy,
        fc.array(fc.boolean()),
        ({ annotations, shuffled }, strategy, hands) => {
          const groups = alignAnnotations(annotations, READERS);
          const decided = groups.flatMap((group, index) =>
            hands[index] === true ? [decideByHand(group, { kind: "reject" })] : [],
          );
          const once = mergeAgain(decided, groups, strategy);
          expect(mergeAgain(once, groups, strategy)).toEqual(once);
          expect(mergeAgain(once.toReversed(), alignAnnotations(shuffled, READERS), strategy)).toEqual(once);
          expect(once).toHaveLength(groups.length);
        },
      ),
    );
  });

  it("keeps every decision by hand, whatever became of the annotations and the strategy", () => {
    fc.assert(
      fc.property(someAnnotations, someAnnotations, someStrategy, (before, after, strategy) => {
        const decided = alignAnnotations(before, READERS).map((group) =>
          decideByHand(group, { kind: "reject" }),
        );
        const renamed = after.map((annotation, index) => ({
          ...annotation,
          id: index % 2 === 0 ? `m${index}` : annotation.id,
        }));
        const merged = mergeAgain(decided, alignAnnotations(renamed, READERS), strategy);
        const kept = merged
          .filter(({ by }) => by === "hand")
          .map((decision) => ({ ...decision, unheard: [] }));
        const byKey = (a: Decision, b: Decision) => (a.key < b.key ? -1 : 1);
        expect(kept.toSorted(byKey)).toEqual(decided.toSorted(byKey));
      }),
    );
  });

  it("does not ask twice about a place, but shows what came later", () => {
    const before = groupOf([marked("a", "ada", 0, 10), marked("b", "bo", 0, 8)]);
    const byHand = decideByHand(before, {
      kind: "keep",
      settled: { start: 0, end: 9, tag: "claim", subtype: null },
    });
    const later = alignAnnotations(
      [
        marked("a", "ada", 0, 10, "opinion"),
        marked("b", "bo", 0, 8),
        marked("c", "cy", 0, 8),
        marked("d", "di", 20, 25),
      ],
      READERS,
    );
    const [first, second, ...rest] = mergeAgain([byHand], later, MAJORITY);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ by: "hand", outcome: byHand.outcome });
    expect(first!.unheard.map(({ id }) => id)).toEqual(["c", "a"]);
    expect(second).toMatchObject({ by: "strategy", key: "d", outcome: { kind: "reject" } });
  });

  it("does not revive what was rejected when it is marked anew with another id", () => {
    const rejected = decideByHand(groupOf([marked("a", "ada", 0, 10)]), { kind: "reject" });
    const merged = mergeAgain([rejected], alignAnnotations([marked("z", "ada", 0, 10)], READERS), MAJORITY);
    expect(merged.map(({ by }) => by)).toEqual(["hand"]);
    expect(merged[0]!.unheard.map(({ id }) => id)).toEqual(["z"]);
  });

  it("leaves a second reading of the same stretch open", () => {
    const groups = alignAnnotations(
      [marked("a", "ada", 0, 10), marked("b", "ada", 0, 10, "opinion")],
      READERS,
    );
    const [first] = groups;
    const kept = { kind: "keep", settled: { start: 0, end: 10, tag: "claim", subtype: null } } as const;
    const merged = mergeAgain([decideByHand(first!, kept)], groups, MAJORITY);
    expect(merged.map(({ key, by }) => [key, by])).toEqual([
      ["a", "hand"],
      ["b", "strategy"],
    ]);
  });

  it("keeps a passage the adjudicator wrote where nobody had marked one", () => {
    const own: Decision = {
      key: "own",
      by: "hand",
      outcome: { kind: "keep", settled: { start: 3, end: 6, tag: "opinion", subtype: null } },
      heard: [],
      silent: READERS,
      unheard: [],
    };
    expect(mergeAgain([own], [], MAJORITY)).toEqual([own]);
    expect(dissentOf(own).map(({ reviewer }) => reviewer)).toEqual(READERS);
  });
});

describe("dissent", () => {
  it("names everybody who said otherwise and how", () => {
    const group = groupOf([
      marked("a", "ada", 0, 10),
      marked("b", "bo", 0, 9, "opinion"),
      marked("c", "cy", 0, 10, "claim", "event"),
    ]);
    const kept = decideByHand(group, {
      kind: "keep",
      settled: { start: 0, end: 10, tag: "claim", subtype: null },
    });
    expect(dissentOf(kept)).toEqual([
      { reviewer: "bo", kinds: ["tag", "boundary"], said: group.members[1] },
      { reviewer: "cy", kinds: ["subtype"], said: group.members[2] },
      { reviewer: "di", kinds: ["marked-nothing"], said: null },
    ]);
    expect(
      dissentOf(decideByHand(group, { kind: "reject" })).map(({ reviewer, kinds }) => [reviewer, ...kinds]),
    ).toEqual([
      ["ada", "marked-something"],
      ["bo", "marked-something"],
      ["cy", "marked-something"],
    ]);
    expect(dissentOf({ ...kept, outcome: null })).toEqual([]);
  });

  it("is empty exactly where all agree with the decision", () => {
    fc.assert(
      fc.property(someAnnotations, (annotations) => {
        for (const group of alignAnnotations(annotations, READERS)) {
          const { start, end, tag, subtype } = group.members[0]!;
          const dissent = dissentOf(
            decideByHand(group, { kind: "keep", settled: { start, end, tag, subtype } }),
          );
          expect(dissent.length === 0).toBe(group.state === "agree" && !group.subtypesDiffer);
        }
      }),
    );
  });
});

describe("levels", () => {
  const judged = (...levels: (0 | 1 | 2 | 3 | 4 | 5)[]) =>
    levels.map((level, index) => ({ id: `j${index}`, reviewer: READERS[index]!, level }));

  it("settles by vote or leaves it open", () => {
    expect(proposeLevel(judged(4, 4, 4), "unanimous")).toBe(4);
    expect(proposeLevel(judged(4, 4, 3), "unanimous")).toBeNull();
    expect(proposeLevel(judged(4, 4, 3), "majority")).toBe(4);
    expect(proposeLevel(judged(4, 3), "majority")).toBeNull();
    expect(proposeLevel(judged(0, 0, 5), "majority")).toBe(0);
    expect(
      proposeLevel(
        judged(1, 5, 5),
        "weighted",
        new Map([
          ["ada", 5],
          ["bo", 1],
          ["cy", 1],
        ]),
      ),
    ).toBe(1);
    expect(proposeLevel([], "majority")).toBeNull();
    expect(proposeLevel([], "unanimous")).toBeNull();
  });

  it("queues the most divided claim first and keeps the dissent", () => {
    const claims = [
      { id: "agreed", judgments: judged(3, 3) },
      { id: "split", judgments: judged(3, 4) },
      { id: "torn", judgments: judged(1, 3, 5) },
    ];
    expect(judgmentQueue(claims).map(({ claim }) => claim.id)).toEqual(["torn", "split"]);
    expect(dissentingJudgments(judged(3, 4, 3), 3).map(({ reviewer }) => reviewer)).toEqual(["bo"]);
  });
});
