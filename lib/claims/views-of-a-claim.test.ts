import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blindDossier, letterOf } from "./blind.ts";
import { anyDossier, dossier, evidence, mention } from "./dossier.arbitrary.ts";
import type { ClaimDossier, Judgment, RecordedRelation } from "./dossier.ts";
import { previewMerge, previewSplit } from "./move-preview.ts";

describe("a claim without the names of publishers", () => {
  test("tells no publisher, article or address, and one letter stands for one publisher", () => {
    fc.assert(
      fc.property(anyDossier, (given) => {
        const blind = blindDossier(given);
        const text = JSON.stringify(blind);
        for (const { publisher, articleTitle } of [...given.mentions, ...given.evidence]) {
          expect(text).not.toContain(publisher);
          expect(text).not.toContain(articleTitle);
        }
        const items = [...blind.mentions, ...blind.evidence];
        const names = new Set(items.map(({ publisherId, publisher }) => `${publisherId} ${publisher}`));
        expect(names.size).toBe(new Set(items.map(({ publisherId }) => publisherId)).size);
      }),
      { numRuns: 1000 },
    );
  });

  test("the same publisher has the same letter as mention and as evidence", () => {
    const blind = blindDossier(
      dossier(
        [mention("m", { publisherId: "p" }), mention("n", { publisherId: "q" })],
        [evidence("e", { publisherId: "p" }), evidence("u", { articleId: null, url: "https://example.org" })],
      ),
    );
    expect(blind.mentions.map((item) => item.publisher)).toEqual(["Publisher A", "Publisher B"]);
    expect(blind.evidence.map((item) => item.publisher)[0]).toBe("Publisher A");
    expect(blind.evidence[1]?.url).toBeNull();
  });

  test("letters go on after Z and never repeat", () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    expect(new Set(Array.from({ length: 2000 }, (_, index) => letterOf(index))).size).toBe(2000);
  });
});

describe("what a merge or split would make", () => {
  const claimOf = (id: string, given: ClaimDossier, judgments: string[] = []): ClaimDossier => ({
    ...given,
    claim: { ...given.claim, id },
    mentions: given.mentions.map((item) => ({ ...item, id: id + item.id, claimId: id })),
    evidence: given.evidence.map((item) => ({ ...item, id: id + item.id, claimId: id })),
    judgments: judgments.map((reviewerId): Judgment => ({
      ...{ id: id + reviewerId, claimId: id, reviewerId, reviewer: reviewerId, level: 3, suggestedLevel: 3 },
      ...{
        confidence: "low",
        rationale: "x",
        blind: false,
        cherryPicking: false,
        asOf: null,
        reviewBy: null,
      },
      ...{ version: 1, updatedAt: 0 },
    })),
  });
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).toSorted();

  test("merging keeps every passage, and one judgment of each reviewer", () => {
    fc.assert(
      fc.property(anyDossier, anyDossier, (one, other) => {
        const from = claimOf("a", one, ["ada", "bob"]);
        const into = claimOf("b", other, ["bob"]);
        const { merged } = previewMerge({ claims: [from, into], relations: [] }, "a", "b");
        expect(ids(merged?.mentions ?? [])).toEqual(ids([...from.mentions, ...into.mentions]));
        expect(ids(merged?.evidence ?? [])).toEqual(ids([...from.evidence, ...into.evidence]));
        expect(ids(merged?.judgments ?? [])).toEqual(["aada", "bbob"]);
      }),
      { numRuns: 1000 },
    );
  });

  test("a merge that is refused shows why and no claim", () => {
    const claims = [claimOf("a", dossier([])), claimOf("b", dossier([]))];
    const against: RecordedRelation = { id: "r", a: "a", b: "b", type: "contradicts", note: "", version: 1 };
    expect(previewMerge({ claims, relations: [against] }, "a", "b")).toMatchObject({
      plan: { ok: false },
      merged: null,
    });
  });

  test("splitting deals every passage to one side and leaves the judgments", () => {
    fc.assert(
      fc.property(anyDossier, fc.array(fc.constantFrom("am0", "am1", "ae0", "ae3")), (given, chosen) => {
        const whole = claimOf("a", given, ["ada"]);
        const { remaining, split } = previewSplit(whole, new Set(chosen));
        const passages = ({ mentions, evidence: found }: ClaimDossier) => [...mentions, ...found];
        expect(ids([...passages(remaining), ...passages(split)])).toEqual(ids(passages(whole)));
        for (const { id } of passages(split)) expect(chosen).toContain(id);
        expect([remaining.judgments.length, split.judgments.length]).toEqual([1, 0]);
      }),
      { numRuns: 1000 },
    );
  });
});
