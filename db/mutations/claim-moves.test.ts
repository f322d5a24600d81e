import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../guard.ts";
import { lastSeq } from "../queries/events.ts";
import type { Store } from "../store.ts";
import { claimDesk } from "../testing/claim-desk.ts";
import { makeMentionedClaim, relationInput } from "../testing/claim-specimens.ts";
import { eventsAfter } from "../testing/contents.ts";
import {
  apply,
  makeAnnotation,
  makeArticle,
  makeClaim,
  makeEvidence,
  makeMember,
  makeMention,
  makeProject,
  newId,
} from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import type { Row } from "./versioned-row.ts";

type Merged = Row<"claim"> & { move: Row<"claimMove"> };

describe.each(STORES)("claims that are merged, split and related, on $name", ({ open }) => {
  const { scene, project, run, refused } = claimDesk(open);
  let store: Store;
  let actor: Actor;
  let projectId: string;
  beforeEach(() => {
    ({ store, actor, projectId } = scene());
  });

  const merge = ({ id, version }: Row<"claim">, intoId: string) =>
    run<Merged>("claim.merge", { id, version, moveId: newId(), intoId });
  const undo = ({ id, version }: Row<"claimMove">) => run("claim-move.undo", { id, version });
  const standing = async () => {
    const { claims, relations } = await project();
    return {
      claims: claims.map(({ claim, mentions, evidence, judgments }) => ({
        id: claim.id,
        mentions: mentions.map(({ id }) => id),
        evidence: evidence.map(({ id }) => id),
        judgments: judgments.map(({ id }) => id),
      })),
      relations: relations.map(({ id, a, b, type, note }) => ({ id, a, b, type, note })),
    };
  };

  describe("merging and splitting", () => {
    test("everything moves over, the claim is hidden, and undoing restores all", async () => {
      const from = await makeMentionedClaim(scene());
      const into = await makeMentionedClaim(scene());
      const third = await makeClaim(store, actor, projectId);
      const colleague = await makeMember(store, projectId, "reviewer");
      await makeEvidence(store, actor, from.claim.id, await makeArticle(store, projectId, actor));
      const judgment = { version: 0, level: 3, confidence: "low", rationale: "One origin." };
      await run("judgment.save", { ...judgment, id: newId(), claimId: from.claim.id });
      await run("judgment.save", { ...judgment, id: newId(), claimId: into.claim.id });
      await apply(store, colleague, "judgment.save", { ...judgment, id: newId(), claimId: from.claim.id });
      const relate = (claimId: string, otherClaimId: string, type: string, note = "") =>
        run("relation.add", { id: newId(), claimId, otherClaimId, type, note });
      await relate(from.claim.id, into.claim.id, "same", "falls away");
      await relate(from.claim.id, third.id, "compatible", "is redirected");
      const before = await standing();

      const { move } = await merge(from.claim, into.claim.id);
      const merged = await standing();
      expect(merged.claims.map(({ id }) => id)).toEqual([into.claim.id, third.id]);
      expect(merged.claims[0]).toMatchObject({
        mentions: [from.mention.id, into.mention.id].toSorted(),
        judgments: [expect.any(String), expect.any(String)],
      });
      expect(merged.claims[0]?.evidence).toHaveLength(1);
      expect(merged.relations).toMatchObject([{ a: into.claim.id, b: third.id, note: "is redirected" }]);

      await undo(move);
      expect(await standing()).toEqual({
        claims: before.claims,
        relations: expect.arrayContaining(before.relations),
      });
      expect((await standing()).relations).toHaveLength(before.relations.length);
    });

    test("is one event each, with what is needed to follow it", async () => {
      const from = await makeMentionedClaim(scene());
      const into = await makeClaim(store, actor, projectId);
      const start = (await lastSeq(store.reading)) ?? 0;
      const { move } = await merge(from.claim, into.id);
      await undo(move);
      const [merged, undone, ...more] = await eventsAfter(store, start);
      expect(more).toEqual([]);
      expect(merged).toMatchObject({
        kind: "claim.merge",
        entityId: from.claim.id,
        before: { mergedIntoId: null },
      });
      expect(merged?.after).toMatchObject({ mergedIntoId: into.id, move: { id: move.id } });
      expect(undone).toMatchObject({
        kind: "claim-move.undo",
        entityId: move.id,
        before: { undoneAt: null },
      });
    });

    test("a split takes along what was chosen, and undoing it brings that home", async () => {
      const { claim, mention } = await makeMentionedClaim(scene());
      const article = await makeArticle(store, projectId, actor);
      const stays = await makeMention(
        store,
        actor,
        claim.id,
        (await makeAnnotation(store, actor, article)).id,
      );
      const before = await standing();
      const newClaim = { id: newId(), text: "Eleven were moved out." };
      const split = await run<Merged>("claim.split", {
        ...{ id: claim.id, version: claim.version, moveId: newId(), newClaim },
        mentionIds: [mention.id],
      });
      expect((await standing()).claims).toMatchObject([
        { id: claim.id, mentions: [stays.id] },
        { id: newClaim.id, mentions: [mention.id] },
      ]);
      await undo(split.move);
      expect(await standing()).toEqual(before);
    });

    test("what was added to the remaining claim since stays there", async () => {
      const from = await makeMentionedClaim(scene());
      const into = await makeClaim(store, actor, projectId);
      const { move } = await merge(from.claim, into.id);
      const article = await makeArticle(store, projectId, actor);
      const later = await makeMention(
        store,
        actor,
        into.id,
        (await makeAnnotation(store, actor, article)).id,
      );
      await undo(move);
      const { claims } = await standing();
      expect(claims.find(({ id }) => id === into.id)?.mentions).toEqual([later.id]);
      expect(claims.find(({ id }) => id === from.claim.id)?.mentions).toEqual([from.mention.id]);
    });

    test("is refused where it cannot be", async () => {
      const { claim } = await makeMentionedClaim(scene());
      const named = { id: claim.id, version: claim.version, moveId: newId() };
      expect(await refused("claim.merge", { ...named, intoId: claim.id })).toMatch(/into itself/);
      const elsewhere = await makeClaim(store, actor, await makeProject(store, actor));
      await refused("claim.merge", { ...named, intoId: elsewhere.id }, "not_found");
      const rival = await makeClaim(store, actor, projectId);
      const relation = { claimId: claim.id, otherClaimId: rival.id };
      await run("relation.add", await relationInput(scene(), relation));
      expect(await refused("claim.merge", { ...named, intoId: rival.id })).toMatch(
        /contradicting each other/,
      );
      const newClaim = { id: newId(), text: "x" };
      expect(await refused("claim.split", { ...named, newClaim })).toMatch(/takes along/);
      const foreign = await makeMentionedClaim(scene());
      const stolen = { ...named, newClaim, mentionIds: [foreign.mention.id] };
      expect(await refused("claim.split", stolen)).toMatch(/of this claim/);
    });

    test("a merged claim takes nothing more, and its merge is undone once", async () => {
      const from = await makeMentionedClaim(scene());
      const into = await makeClaim(store, actor, projectId);
      const { move, version } = await merge(from.claim, into.id);
      const article = await makeArticle(store, projectId, actor);
      const { id: annotationId } = await makeAnnotation(store, actor, article);
      const claimId = from.claim.id;
      await refused("mention.attach", { id: newId(), claimId, annotationId });
      await refused("claim.update", { id: claimId, version, text: "It rained." });
      const target = { kind: "url", url: "https://example.org/" };
      await refused("evidence.add", { id: newId(), claimId, stance: "supports", target });
      await undo(move);
      expect(await refused("claim-move.undo", { id: move.id, version: 2 })).toMatch(/undone already/);
    });

    test("undoing the inner of two merges waits for the outer", async () => {
      const [a, b, c] = [
        await makeMentionedClaim(scene()),
        await makeClaim(store, actor, projectId),
        await makeClaim(store, actor, projectId),
      ];
      const inner = await merge(a.claim, b.id);
      const outer = await merge(b, c.id);
      expect(await refused("claim-move.undo", { id: inner.move.id, version: 1 })).toMatch(/Undo that first/);
      await undo(outer.move);
      await undo(inner.move);
      expect((await standing()).claims.map(({ id }) => id)).toEqual([a.claim.id, b.id, c.id]);
    });
  });

  describe("relations between claims", () => {
    test("that cannot hold together are refused in words", async () => {
      const [a, b, c] = [
        await makeClaim(store, actor, projectId),
        await makeClaim(store, actor, projectId),
        await makeClaim(store, actor, projectId),
      ];
      const relation = (claimId: string, otherClaimId: string, type: string) => ({
        ...{ id: newId(), claimId, otherClaimId, type },
      });
      await run("relation.add", relation(a.id, b.id, "entails"));
      await run("relation.add", relation(b.id, c.id, "contradicts"));
      expect(await refused("relation.add", relation(a.id, c.id, "same"))).toMatch(/contradict each other/);
      expect(await refused("relation.add", relation(a.id, b.id, "entails"))).toMatch(/already/);
      expect(await refused("relation.add", relation(c.id, b.id, "contradicts"))).toMatch(/already/);
      await refused("relation.add", relation(a.id, a.id, "same"));
      await refused("relation.add", { ...relation(a.id, c.id, "same"), contradictionType: "numeric" });
      const elsewhere = await makeClaim(store, actor, await makeProject(store, actor));
      await refused("relation.add", relation(a.id, elsewhere.id, "same"), "not_found");
    });
  });
});
