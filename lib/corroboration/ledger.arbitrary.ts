import fc from "fast-check";
import { FACTUALITIES, RELIABILITY_GRADES, STANCES } from "../claims/vocabulary.ts";
import type { Links, Report } from "./report.ts";

/** A plain report for examples; say what matters, the rest is ordinary. */
export function report(id: string, given: Partial<Report> = {}): Report {
  return {
    id,
    articleId: `article-${id}`,
    publisherId: `publisher-${id}`,
    publisherName: `Paper ${id}`,
    publisherGrade: "B",
    publisherGroups: [],
    originId: `origin-${id}`,
    originName: `Origin ${id}`,
    originGrade: "B",
    originAccess: "unknown",
    relays: [],
    anonymous: false,
    stance: "supports",
    factuality: "CT+",
    denial: false,
    ...given,
  };
}

const few = (prefix: string, count: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max: count }).map((number) => `${prefix}${number}`);

const someReport = (id: string): fc.Arbitrary<Report> =>
  fc
    .record({
      article: fc.integer({ min: 1, max: 6 }),
      originId: fc.option(few("o", 4)),
      originGrade: fc.constantFrom(...RELIABILITY_GRADES),
      stance: fc.constantFrom(...STANCES),
      factuality: fc.constantFrom(...FACTUALITIES),
    })
    .map(({ article, ...given }) => report(id, { ...given, ...publishedIn(article) }));

/** An article has one publisher: 1 and 4 the same, 2 and 5 of one owner, 3 and 6 unrelated. */
function publishedIn(article: number): Partial<Report> {
  const publisher = article === 4 ? 1 : article;
  const grade = RELIABILITY_GRADES[publisher % RELIABILITY_GRADES.length] ?? "F";
  return {
    articleId: `a${article}`,
    publisherId: `p${publisher}`,
    publisherGrade: grade,
    publisherGroups: [2, 5].includes(publisher) ? ["g1"] : [],
  };
}

const degree = fc.constantFrom(0, 0.3, 0.5, 0.8, 0.9, 0.95, 1);

const links: fc.Arbitrary<Links> = fc.record({
  derivations: fc.array(fc.record({ articleId: few("a", 6), fromArticleId: few("a", 8), degree }), {
    maxLength: 6,
  }),
  origins: fc.array(
    fc.record({
      a: few("o", 4),
      b: few("o", 4),
      dependence: degree,
      reason: fc.constant("shared intelligence"),
    }),
    { maxLength: 3 },
  ),
});

/** Small tangled ledgers: shared articles, publishers, owners and origins, derivations in circles. */
export const tangle: fc.Arbitrary<{ reports: Report[]; links: Links }> = fc.record({
  reports: fc
    .integer({ min: 1, max: 8 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => someReport(`r${index}`)))),
  links,
});
