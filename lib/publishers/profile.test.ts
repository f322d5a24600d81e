import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TAGS } from "../annotations/tags.ts";
import { betaCdf, betaQuantile, logGamma } from "./beta.ts";
import { addCompositions, compositionOf } from "./composition.ts";
import { betaInterval, MINIMUM_CASES, type ProfiledArticle, profileOf, shareOf } from "./profile.ts";

const RUNS = { numRuns: 1_000 };

describe("the beta distribution", () => {
  it("has the logarithm of factorials, and of √π", () => {
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(6)).toBeCloseTo(Math.log(120), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logGamma(171)).toBeCloseTo(706.573062245787, 9);
  });

  it("matches closed forms: Beta(1, b), Beta(a, 1) and the arcsine law", () => {
    for (const p of [0.025, 0.3, 0.5, 0.975]) {
      for (const n of [1, 2, 7, 40]) {
        expect(betaQuantile(p, n, 1)).toBeCloseTo(p ** (1 / n), 12);
        expect(betaQuantile(p, 1, n)).toBeCloseTo(1 - (1 - p) ** (1 / n), 12);
      }
      expect(betaQuantile(p, 0.5, 0.5)).toBeCloseTo(Math.sin((Math.PI * p) / 2) ** 2, 10);
    }
  });

  it("matches the exact binomial tails: 7 of 10 with a uniform prior lies in .390–.891", () => {
    const [low, high] = betaInterval(7, 3);
    expect(low).toBeCloseTo(0.3902574404275787, 12);
    expect(high).toBeCloseTo(0.8907365561809018, 12);
  });

  it("equals the binomial tail for whole numbers", () => {
    const choose = (n: number, k: number): number =>
      Math.exp(logFactorial(n) - logFactorial(k) - logFactorial(n - k));
    const logFactorial = (n: number): number => {
      let sum = 0;
      for (let i = 2; i <= n; i++) sum += Math.log(i);
      return sum;
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (a, b, x) => {
          const n = a + b - 1;
          let tail = 0;
          for (let k = a; k <= n; k++) tail += choose(n, k) * x ** k * (1 - x) ** (n - k);
          expect(betaCdf(x, a, b)).toBeCloseTo(tail, 10);
        },
      ),
      RUNS,
    );
  });

  it("quantile and distribution undo each other, also for large samples", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 2_000, noNaN: true }),
        fc.double({ min: 0.5, max: 2_000, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (a, b, p) => {
          expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 8);
        },
      ),
      RUNS,
    );
    expect(() => betaCdf(0.5, 0, 1)).toThrow("a, b > 0");
    expect(() => betaQuantile(2, 1, 1)).toThrow("0..1");
  });
});

describe("composition", () => {
  it("counts each character once: boilerplate before claim before opinion", () => {
    const passages = [
      { start: 0, end: 10, tag: "opinion" as const },
      { start: 5, end: 15, tag: "claim" as const },
      { start: 12, end: 20, tag: "boilerplate" as const },
    ];
    expect(compositionOf(25, passages)).toEqual({
      opinion: 5,
      claim: 7,
      boilerplate: 8,
      untagged: 5,
      total: 25,
    });
  });

  it("equals counting character by character, and adds up", () => {
    const passage = fc
      .record({ start: fc.nat(30), end: fc.nat(40), tag: fc.constantFrom(...TAGS) })
      .map((one) => ({ ...one, end: Math.max(one.start, one.end) }));
    fc.assert(
      fc.property(fc.nat(30), fc.array(passage, { maxLength: 6 }), (length, passages) => {
        const counted = { claim: 0, opinion: 0, boilerplate: 0, untagged: 0, total: length };
        for (let at = 0; at < length; at++) {
          const here = passages.filter((one) => one.start <= at && at < one.end).map((one) => one.tag);
          counted[
            (["boilerplate", "claim", "opinion"] as const).find((tag) => here.includes(tag)) ?? "untagged"
          ]++;
        }
        expect(compositionOf(length, passages)).toEqual(counted);
        expect(addCompositions([counted, counted]).total).toBe(2 * length);
      }),
      RUNS,
    );
  });
});

describe("a publisher's profile", () => {
  const article = (id: string, given: Partial<ProfiledArticle> = {}): ProfiledArticle => ({
    id,
    publishedAt: "2024-10-10",
    length: 100,
    passages: [{ start: 0, end: 40, tag: "claim" }],
    derivation: "non-derived",
    mentions: [{ claimId: `claim-${id}`, originId: "o", anonymous: false, claimOrigins: 1, level: 4 }],
    ...given,
  });
  const six = ["1", "2", "3", "4", "5", "6"].map((id) => article(id));

  it("shows nothing but counts below the minimum of evidence", () => {
    const profile = profileOf(six.slice(0, MINIMUM_CASES - 1));
    expect(profile.composition).toBeNull();
    expect(profile.claims.corroborated).toEqual({ count: 4, of: 4, share: null, interval: null });
    expect(profile.attribution.anonymous.share).toBeNull();
    expect(profile.derivation["non-derived"].interval).toBeNull();
  });

  it("counts claims once, leaves out what has no level, and gives intervals", () => {
    const repeated = {
      claimId: "claim-1",
      originId: null,
      anonymous: true,
      claimOrigins: 2,
      level: 4 as const,
    };
    const profile = profileOf([
      ...six,
      article("7", { mentions: [repeated], derivation: null }),
      article("8", { mentions: [{ ...repeated, claimId: "x", level: 1 }] }),
      article("9", {
        mentions: [
          { ...repeated, claimId: "y", level: 0 },
          { ...repeated, claimId: "z", level: null },
        ],
      }),
    ]);
    expect(profile.claims).toMatchObject({
      corroborated: { count: 6, of: 7 },
      contradicted: { count: 1, of: 7 },
      contested: { count: 0, of: 7 },
      notAssessable: 1,
      undecided: 1,
    });
    expect(profile.claims.corroborated.interval).toEqual(betaInterval(6, 1));
    expect(profile.attribution).toMatchObject({
      anonymous: { count: 4, of: 10 },
      unattributed: { count: 4, of: 10 },
      singleOrigin: { count: 6, of: 10 },
    });
    expect(profile.derivation).toMatchObject({ "non-derived": { count: 8, of: 8 }, undecided: 1 });
    expect(profile.composition).toMatchObject({ claim: 360, untagged: 540, total: 900 });
  });

  it("keeps to the date window, both days included, and says what it left out", () => {
    const dated = [
      ...six,
      article("late", { publishedAt: "2024-11-01T23:59:59Z" }),
      article("undated", { publishedAt: null }),
    ];
    expect(profileOf(dated, { from: "2024-10-11", to: "2024-11-01" })).toMatchObject({
      articles: 1,
      excluded: 7,
      span: { first: "2024-11-01T23:59:59Z" },
    });
    expect(profileOf(dated)).toMatchObject({ articles: 8, excluded: 0 });
  });

  it("an interval holds its share, narrows with evidence, and impossible shares are refused", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: MINIMUM_CASES, max: 300 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, part) => {
          const count = Math.round(of * part);
          const { share, interval } = shareOf(count, of);
          const [low, high] = interval ?? [Number.NaN, Number.NaN];
          // All or none of a sample lie just outside, because the prior keeps some doubt.
          if (count > 0) expect(low).toBeLessThan(share ?? Number.NaN);
          if (count < of) expect(high).toBeGreaterThan(share ?? Number.NaN);
          const [wideLow, wideHigh] = betaInterval(count, of - count);
          const [narrowLow, narrowHigh] = betaInterval(4 * count, 4 * (of - count));
          expect(narrowHigh - narrowLow).toBeLessThan(wideHigh - wideLow);
        },
      ),
      RUNS,
    );
    expect(() => shareOf(3, 2)).toThrow("no share");
  });
});
