import { describe, expect, it } from "vitest";
import { subtypeFits } from "../annotations/tags.ts";
import { compareQuantities } from "../claims/quantity.ts";
import { PUBLISHER_KINDS } from "../claims/vocabulary.ts";
import { hasEnoughEvidence } from "../corroboration/rubric.ts";
import { SAMPLE_ANNOTATIONS } from "./annotations.ts";
import { SAMPLE_ARTICLES, SAMPLE_PUBLISHERS, type SampleArticleKey } from "./articles.ts";
import { chainOf } from "./attribution.ts";
import { SAMPLE_CLAIMS, SAMPLE_COMMENTS, SAMPLE_RELATIONS } from "./claims.ts";
import { locateSamplePassage } from "./locate.ts";
import { SAMPLE_ASSESSMENTS, SAMPLE_DERIVATIONS, SAMPLE_ORIGINS } from "./sources.ts";

const textOf = (key: SampleArticleKey) => SAMPLE_ARTICLES.find((article) => article.key === key)?.text ?? "";
const claim = (key: string) => SAMPLE_CLAIMS.find((candidate) => candidate.key === key);

describe("sample articles", () => {
  it.each(SAMPLE_ARTICLES.map((article) => [article.key, article] as const))(
    "%s is canonical text of 150–450 words with complete metadata",
    (_key, article) => {
      expect(article.text.isWellFormed()).toBe(true);
      expect(article.text).not.toMatch(/[\0\r\uFEFF]/);
      const words = article.text.match(/\S+/g)?.length ?? 0;
      expect(words).toBeGreaterThanOrEqual(150);
      expect(words).toBeLessThanOrEqual(450);
      expect(new URL(article.url).hostname).toMatch(/\.example$/);
      expect(new Date(article.publishedAt).toISOString()).toBe(article.publishedAt.replace("Z", ".000Z"));
      expect(SAMPLE_PUBLISHERS.map(({ name }) => name)).toContain(article.publisher);
    },
  );

  it("has one key, URL and text per article and one kind per publisher", () => {
    for (const field of ["key", "url", "text"] as const)
      expect(new Set(SAMPLE_ARTICLES.map((article) => article[field])).size).toBe(SAMPLE_ARTICLES.length);
    for (const { kind } of SAMPLE_PUBLISHERS) expect(PUBLISHER_KINDS).toContain(kind);
  });

  it("carries characters that tell UTF-16 offsets from code points", () => {
    expect(textOf("pulsewire").length).toBeGreaterThan([...textOf("pulsewire")].length);
    expect(textOf("courier")).toMatch(/\p{Script=Armenian}/u);
  });

  it("lets the scraper copy the rewrite with its misspelling and its wrong number", () => {
    const shingles = (text: string) => {
      const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
      return new Set(words.slice(4).map((_, index) => words.slice(index, index + 5).join(" ")));
    };
    const original = shingles(textOf("pulsewire"));
    const kept = [...original].filter((shingle) => shingles(textOf("mirror")).has(shingle)).length;
    expect(kept / original.size).toBeGreaterThan(0.8);
    for (const key of ["pulsewire", "mirror"] as const) {
      expect(textOf(key)).toContain("Marevac");
      expect(textOf(key)).toContain("31,000");
    }
    expect(textOf("press-bureau")).toContain("Maravec");
    expect(textOf("press-bureau")).not.toMatch(/Marevac|31,000/);
  });

  it("runs the appeal into the first sentence without a line end", () => {
    expect(textOf("courier")).toMatch(/lights on\.Two tank wagons/);
  });
});

describe("sample annotations", () => {
  it.each(
    SAMPLE_ANNOTATIONS.map((annotation) => [annotation.articleKey, annotation.quote, annotation] as const),
  )("%s: %s", (key, quote, annotation) => {
    const passage = locateSamplePassage(annotation);
    expect(textOf(key).slice(passage.start, passage.end)).toBe(quote);
    expect(textOf(key).slice(0, passage.start).endsWith(passage.prefix)).toBe(true);
    expect(textOf(key).slice(passage.end).startsWith(passage.suffix)).toBe(true);
    expect((passage.prefix + passage.suffix).isWellFormed()).toBe(true);
    expect(quote.trim()).toBe(quote);
    if (annotation.subtype !== null) expect(subtypeFits(annotation.tag, annotation.subtype)).toBe(true);
  });

  it("shows every tag, and at least one tag in every article", () => {
    expect(new Set(SAMPLE_ANNOTATIONS.map(({ tag }) => tag)).size).toBe(3);
    expect(new Set(SAMPLE_ANNOTATIONS.map(({ articleKey }) => articleKey)).size).toBe(SAMPLE_ARTICLES.length);
  });
});

describe("sample claims", () => {
  it("mentions only passages that are tagged claim, each in one claim", () => {
    const mentions = SAMPLE_CLAIMS.flatMap(({ mentions }) => mentions);
    const tagged = SAMPLE_ANNOTATIONS.filter(({ tag }) => tag === "claim").map(
      ({ articleKey, quote }) => `${articleKey}|${quote}`,
    );
    const named = mentions.map(({ articleKey, quote }) => `${articleKey}|${quote}`);
    expect(named.filter((name) => !tagged.includes(name))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
    const origins = SAMPLE_ORIGINS.map(({ key }) => key);
    for (const { origin } of mentions) if (origin !== null) expect(origins).toContain(origin);
  });

  it("finds every piece of evidence in its article", () => {
    for (const { evidence } of SAMPLE_CLAIMS)
      for (const piece of evidence) expect(locateSamplePassage(piece).exact).toBe(piece.quote);
  });

  it("makes the product's point: seven reports, two origins, before any judgment", () => {
    const leak = claim("leak");
    expect(new Set(leak?.mentions.map(({ articleKey }) => articleKey)).size).toBe(7);
    expect(new Set(leak?.mentions.map(({ origin }) => origin)).size).toBe(2);
  });

  it("has judgments of several reviewers on every claim but the plan, each with the evidence that its level needs", () => {
    for (const { key, judgments, evidence } of SAMPLE_CLAIMS) {
      expect(judgments.length).toBeGreaterThanOrEqual(key === "planned-6500" ? 1 : 2);
      expect(new Set(judgments.map(({ by }) => by)).size).toBe(judgments.length);
      for (const { level } of judgments) expect(hasEnoughEvidence(level, evidence.length)).toBe(true);
    }
  });

  it("follows every named origin through its voices, each in words that stand in the article", () => {
    const mentions = SAMPLE_CLAIMS.flatMap((each) => each.mentions);
    for (const mention of mentions) {
      const chain = chainOf(
        mention,
        (key) => key,
        () => crypto.randomUUID(),
      );
      expect(chain.at(-1)?.originId ?? null).toBe(mention.origin);
      for (const { source, cue, content } of chain)
        for (const span of [source, cue, ...content])
          if (span) expect(textOf(mention.articleKey).slice(span.start, span.end)).toBe(span.exact);
    }
    const nested = mentions.filter(({ voices = [] }) => voices.length > 1);
    expect(nested.length).toBeGreaterThanOrEqual(5);
  });

  it("names only claims, articles and publishers that it has", () => {
    const keys = SAMPLE_CLAIMS.map(({ key }) => key);
    for (const { claims } of SAMPLE_RELATIONS) expect(keys).toEqual(expect.arrayContaining([...claims]));
    for (const { claim } of SAMPLE_COMMENTS) expect(keys).toContain(claim);
    const publishers = SAMPLE_PUBLISHERS.map(({ name }) => name);
    for (const { publisher } of SAMPLE_ASSESSMENTS) expect(publishers).toContain(publisher);
    for (const { articleKey, from } of SAMPLE_DERIVATIONS) expect(articleKey).not.toBe(from);
  });

  it("gives one question four answers: two conflict, and the others cannot be held against them", () => {
    const relation = (a: string, b: string) => {
      const [left, right] = [claim(a)?.quantity, claim(b)?.quantity];
      return left && right && compareQuantities(left, right).relation;
    };
    expect(relation("evacuated-3100", "evacuated-31000")).toBe("conflict");
    expect(relation("evacuated-2400", "evacuated-3100")).toBe("not-comparable");
    expect(relation("planned-6500", "evacuated-3100")).toBe("not-comparable");

    const figures = SAMPLE_CLAIMS.filter(({ question }) => question !== null).map(
      ({ text }) => text.match(/\d+,\d{3}/)?.[0],
    );
    expect(new Set(figures)).toEqual(new Set(["2,400", "3,100", "6,500", "31,000"]));
  });
});

describe("locateSamplePassage", () => {
  it("refuses a quote that is missing, ambiguous or out of range", () => {
    expect(() => locateSamplePassage({ articleKey: "courier", quote: "no such words" })).toThrow(
      "does not stand",
    );
    expect(() => locateSamplePassage({ articleKey: "coastal-bay", quote: "- Advertisement -" })).toThrow(
      "2 times",
    );
    expect(() =>
      locateSamplePassage({ articleKey: "coastal-bay", quote: "- Advertisement -", occurrence: 2 }),
    ).toThrow("does not stand");
  });

  it("cuts no character in two", () => {
    const quote = textOf("pulsewire").slice(33, 60);
    const { prefix } = locateSamplePassage({ articleKey: "pulsewire", quote });
    expect(textOf("pulsewire").codePointAt(0)).toBeGreaterThan(0xffff);
    expect(prefix).toBe(textOf("pulsewire").slice(2, 33));
  });
});
