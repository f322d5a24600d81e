import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { assess } from "#lib/claims/assessment.ts";
import { letterOf } from "#lib/claims/blind.ts";
import type { Actor } from "../guard.ts";
import type { Store } from "../store.ts";
import { claimDesk } from "../testing/claim-desk.ts";
import { makeMentionedClaim } from "../testing/claim-specimens.ts";
import {
  apply,
  makeAnnotation,
  makeArticle,
  makeClaim,
  makeEvidence,
  makeMember,
  makeMention,
  makeOrigin,
  makeProject,
  newId,
  passageOf,
  permit,
} from "../testing/factories.ts";
import { STORES } from "../testing/stores.ts";
import { measureOverlaps } from "./overlaps.ts";
import type { Row } from "./versioned-row.ts";

describe.each(STORES)("claims and sources that hang together, on $name", ({ open }) => {
  const { scene, project, run, refused } = claimDesk(open);
  let store: Store;
  let actor: Actor;
  let projectId: string;
  beforeEach(() => {
    ({ store, actor, projectId } = scene());
  });

  describe("the journalism around a mention", () => {
    const chain = (name: string, more: object = {}) => ({ id: newId(), name, ...more });

    test("a chain, a number and kinds of claim are kept as they were sent", async () => {
      const { mention, article } = await makeMentionedClaim(scene());
      const origin = await makeOrigin(store, actor, projectId);
      const outer = chain("Orlen Radio", { cue: passageOf(article.text, 4, 10), kind: "statement" });
      const inner = chain("", {
        parentId: outer.id,
        originId: origin.id,
        content: [passageOf(article.text)],
      });
      const quantity = {
        kind: "troops",
        value: 10_000,
        upper: 12_000,
        approximator: "range",
        asOf: "2024-10-18",
      };
      const input = { id: mention.id, version: 1, originId: origin.id, chain: [outer, inner], quantity };
      await run("mention.update", { ...input, claimTypes: ["numerical"], checkWorthiness: "CFS" });
      const [kept] = (await project()).mentions;
      expect(kept).toMatchObject({
        ...{ claimTypes: ["numerical"], checkWorthiness: "CFS", originId: origin.id, version: 2 },
        quantity: { ...quantity, filter: "", unit: "", per: "", status: null, raw: "" },
      });
      expect(kept?.chain).toMatchObject([
        { id: outer.id, parentId: null, cue: { start: 4, exact: article.text.slice(4, 10) } },
        { id: inner.id, parentId: outer.id, originId: origin.id },
      ]);
    });

    test("circles, foreign origins, words that stand elsewhere and numbers upside down are refused", async () => {
      const { mention, article } = await makeMentionedClaim(scene());
      const update = (fields: object) => ({ id: mention.id, version: mention.version, ...fields });
      const a = chain("A");
      const b = chain("B", { parentId: a.id });
      await refused("mention.update", update({ chain: [{ ...a, parentId: b.id }, b] }));
      const foreign = await makeOrigin(store, actor, await makeProject(store, actor));
      await refused("mention.update", update({ chain: [chain("A", { originId: foreign.id })] }), "not_found");
      const wrong = { ...passageOf(article.text), start: 1 };
      expect(await refused("mention.update", update({ chain: [chain("A", { source: wrong })] }))).toMatch(
        /does not stand/,
      );
      const own = await makeOrigin(store, actor, projectId);
      expect(await refused("mention.update", update({ originId: own.id, chain: [a] }))).toMatch(
        /none of the voices/,
      );
      const range = { kind: "troops", value: 12, upper: 10, approximator: "range" };
      await refused("mention.update", update({ quantity: range }));
    });
  });

  describe("evidence", () => {
    test("that is the claim's own mention is refused; the sentence after it is not", async () => {
      const { claim, article } = await makeMentionedClaim(scene());
      const add = (passage: object) => ({
        ...{ id: newId(), claimId: claim.id, stance: "supports" },
        target: { kind: "passage", versionId: article.versionId, passage },
      });
      expect(await refused("evidence.add", add(passageOf(article.text, 2, 8)))).toMatch(/its own evidence/);
      await run("evidence.add", add(passageOf(article.text, 14, 20)));
    });

    test("in an article of another project is not found, and nothing is changed", async () => {
      const { claim } = await makeMentionedClaim(scene());
      const elsewhere = await makeArticle(store, await makeProject(store, actor), actor);
      const passage = passageOf(elsewhere.text);
      const target = { kind: "passage", versionId: elsewhere.versionId, passage };
      const input = { id: newId(), claimId: claim.id, stance: "supports", target };
      await refused("evidence.add", input, "not_found");
    });

    test("keeps the origin that its reviewer names", async () => {
      const { claim } = await makeMentionedClaim(scene());
      const origin = await makeOrigin(store, actor, projectId);
      const { id, version } = await makeEvidence(
        store,
        actor,
        claim.id,
        await makeArticle(store, projectId, actor),
      );
      await run("evidence.update", { id, version, stance: "contradicts", originId: origin.id });
      const [dossier] = (await project()).claims;
      expect(dossier?.evidence).toMatchObject([{ stance: "contradicts", originId: origin.id }]);
    });
  });

  describe("articles taken from others", () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${letterOf(index)}`).join(" ");

    test("are measured once, and a person's decision counts instead", async () => {
      const by = await permit(store, actor, projectId, "annotate");
      const claim = await makeClaim(store, actor, projectId);
      const articles = [];
      for (const text of [words, `${words} and a little more`]) {
        const article = await makeArticle(store, projectId, actor, { text });
        await makeMention(store, actor, claim.id, (await makeAnnotation(store, actor, article)).id);
        articles.push(article);
      }
      await makeArticle(store, projectId, actor, { text: "Nothing of that kind stands in this one at all." });
      expect(await measureOverlaps(store, by)).toBe(3);
      expect(await measureOverlaps(store, by)).toBe(0);
      const measured = await project();
      expect(measured.overlaps).toHaveLength(1);
      expect(measured.overlaps[0]?.shared).toBe(36);
      const origins = (given: typeof measured) => {
        const [dossier] = given.claims;
        return dossier && assess(dossier, given).ledger.independentOrigins;
      };
      expect(origins(measured)).toBe(1);
      await run("derivation.add", {
        ...{
          id: newId(),
          articleId: articles[1]?.articleId,
          level: "non-derived",
          reason: "A press release.",
        },
        from: { kind: "article", articleId: articles[0]?.articleId },
      });
      const decided = await project();
      expect(origins(decided)).toBe(2);
      expect(decided.derivations).toMatchObject([{ level: "non-derived", containment: 36 / 40 }]);
    });

    test("a page known by its address stands behind all its copies; an article's address is that article", async () => {
      const claim = await makeClaim(store, actor, projectId);
      const url = "https://example.org/original";
      const copy = async () => {
        const article = await makeArticle(store, projectId, actor);
        await makeMention(store, actor, claim.id, (await makeAnnotation(store, actor, article)).id);
        await run("derivation.add", {
          ...{ id: newId(), articleId: article.articleId, level: "wholly-derived", reason: "It says so." },
          from: { kind: "url", url },
        });
        return article;
      };
      await copy();
      const second = await copy();
      const loaded = await project();
      const [dossier] = loaded.claims;
      const { ledger } = dossier ? assess(dossier, loaded) : { ledger: null };
      expect(ledger).toMatchObject({ reports: 2, independentOrigins: 1 });
      const original = await makeArticle(store, projectId, actor, { url: "https://example.org/here" });
      const made = await run<Row<"derivation">>("derivation.add", {
        ...{ id: newId(), articleId: second.articleId, level: "partially-derived", reason: "It quotes it." },
        from: { kind: "url", url: "https://example.org/here" },
      });
      expect(made).toMatchObject({ fromArticleId: original.articleId, fromUrl: null });
    });

    test("itself, twice, the other way round and of another project are refused", async () => {
      const [a, b] = [await makeArticle(store, projectId, actor), await makeArticle(store, projectId, actor)];
      const input = (articleId: string, from: string) => ({
        ...{ id: newId(), articleId, level: "wholly-derived", reason: "Same words." },
        from: { kind: "article", articleId: from },
      });
      expect(await refused("derivation.add", input(a.articleId, a.articleId))).toMatch(/from itself/);
      await run("derivation.add", input(a.articleId, b.articleId));
      await refused("derivation.add", input(a.articleId, b.articleId), "duplicate");
      expect(await refused("derivation.add", input(b.articleId, a.articleId), "duplicate")).toMatch(
        /other way round/,
      );
      const foreign = await makeArticle(store, await makeProject(store, actor), actor);
      await refused("derivation.add", input(b.articleId, foreign.articleId), "not_found");
    });
  });

  describe("publishers and origins", () => {
    test("reviewers' grades make a report weigh more; nobody changes a colleague's", async () => {
      const claim = await makeClaim(store, actor, projectId);
      const article = await makeArticle(store, projectId, actor, { publisher: "The Orlen Herald" });
      await makeMention(store, actor, claim.id, (await makeAnnotation(store, actor, article)).id);
      const support = async () => {
        const loaded = await project();
        const [dossier] = loaded.claims;
        return dossier ? assess(dossier, loaded).ledger.support.total : 0;
      };
      expect(await support()).toBeCloseTo(Math.log(0.6 / 0.4), 9);
      const [publisher] = (await project()).publishers;
      const grade = {
        publisherId: publisher?.id,
        rationale: "Known.",
        criteria: { "corrects-errors": "pass" },
      };
      await run("assessment.add", { id: newId(), reliability: "B", ...grade });
      expect(await support()).toBeCloseTo(Math.log(0.85 / 0.15), 9);
      await refused("assessment.add", { id: newId(), reliability: "A", ...grade }, "duplicate");
      const colleague = await makeMember(store, projectId, "reviewer");
      const theirs = await apply<Row<"publisherAssessment">>(store, colleague, "assessment.add", {
        ...{ id: newId(), reliability: "D", ...grade },
      });
      expect(await support()).toBeCloseTo(Math.log(0.55 / 0.45), 9);
      const change = { id: theirs.id, version: 1, reliability: "A", rationale: "Mine.", criteria: {} };
      await refused("assessment.update", change, "forbidden");
    });

    test("a name that another publisher has is refused", async () => {
      for (const publisher of ["The Orlen Herald", "Orlen Today"])
        await makeArticle(store, projectId, actor, { publisher });
      const { publishers } = await project();
      const today = publishers.find(({ name }) => name === "Orlen Today");
      const input = { id: today?.id, version: 1, name: " the orlen HERALD " };
      await refused("publisher.update", input, "duplicate");
    });

    test("origins that may lean on each other are one pair, whichever is named first", async () => {
      const [a, b] = [await makeOrigin(store, actor, projectId), await makeOrigin(store, actor, projectId)];
      const input = (originId: string, otherOriginId: string, dependence = 0.5) => ({
        ...{ id: newId(), originId, otherOriginId, dependence, reason: "They share what they hear." },
      });
      await run("dependence.add", input(b.id, a.id));
      await refused("dependence.add", input(a.id, b.id), "duplicate");
      await refused("dependence.add", input(a.id, a.id));
      await refused("dependence.add", input(a.id, b.id, 1.01));
      const foreign = await makeOrigin(store, actor, await makeProject(store, actor));
      await refused("dependence.add", input(a.id, foreign.id), "not_found");
    });
  });

  test("a judgment keeps whether it was blind, what was cherry-picked and until when it holds", async () => {
    const { id: claimId } = await makeClaim(store, actor, projectId);
    const input = { id: newId(), claimId, version: 0, level: 0, confidence: "low", rationale: "Too vague." };
    const more = { blind: true, cherryPicking: true, asOf: "2026-03-14", reviewBy: "2026-06-01" };
    await run("judgment.save", { ...input, ...more });
    const { judgment } = store.reading.tables;
    const rows = await store.reading.db.select().from(judgment).where(eq(judgment.claimId, claimId));
    expect(rows).toMatchObject([more]);
    await refused("judgment.save", { ...input, version: 1, reviewBy: "2026-02-30" });
  });
});
