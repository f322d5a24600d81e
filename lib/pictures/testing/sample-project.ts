import type { ProjectClaims } from "../../claims/dossier.ts";
import type { StatedQuantity } from "../../claims/quantity.ts";
import { overlaps } from "../../corroboration/shingles.ts";
import { SAMPLE_ARTICLES } from "../../sample/articles.ts";
import { SAMPLE_ANNOTATIONS } from "../../sample/annotations.ts";
import { SAMPLE_CLAIMS } from "../../sample/claims.ts";
import { locateSamplePassage } from "../../sample/locate.ts";
import { SAMPLE_ORIGINS } from "../../sample/sources.ts";
import type { PublishedArticle } from "../publisher-records.ts";

/** Articles of the sample as the pages read them; publishers are known by their names. */
export const ARTICLES: PublishedArticle[] = SAMPLE_ARTICLES.map(
  ({ key, title, url, publisher, publishedAt, text }) => ({
    ...{ id: key, versionId: key, title, url, publisherId: publisher, publisher },
    ...{ publishedAt: Date.parse(publishedAt), versionAt: Date.parse(publishedAt), versionNumber: 1 },
    length: text.length,
    passages: SAMPLE_ANNOTATIONS.filter(({ articleKey }) => articleKey === key).map((annotation) => ({
      ...locateSamplePassage(annotation),
      tag: annotation.tag,
    })),
  }),
);

const article = (key: string) => ARTICLES.find(({ id }) => id === key) ?? raise(key);
const raise = (key: string): never => {
  throw new Error(`The sample has no article ${key}.`);
};
const place = (key: string) => {
  const { title, publisherId, publisher } = article(key);
  return { articleId: key, versionId: key, articleTitle: title, publisherId, publisher };
};
const questions = [...new Set(SAMPLE_CLAIMS.flatMap(({ question }) => question ?? []))];

/** The sample project as a page loads it; `quantity` is what a reviewer recorded for a claim's mentions. */
export function sampleProject(quantity: Record<string, StatedQuantity> = {}): ProjectClaims {
  const claims: ProjectClaims["claims"] = SAMPLE_CLAIMS.map((claim) => ({
    claim: {
      ...{ id: claim.key, projectId: "sample", questionId: claim.question, text: claim.text },
      ...{ version: 1, createdAt: 0 },
    },
    mentions: claim.mentions.map((mention, index) => {
      const { start, end, exact } = locateSamplePassage(mention);
      const key = `${claim.key}/${index}`;
      return {
        ...place(mention.articleKey),
        ...{ id: key, annotationId: key, claimId: claim.key, start, end, exact, reviewerId: "ada" },
        publishedAt: article(mention.articleKey).publishedAt,
        originId: mention.origin,
        attribution: mention.attribution,
        quoteType: mention.quoteType ?? "none",
        factuality: mention.factuality ?? "CT+",
        ...{ hedgeCues: "", explicitlyUnverified: false, checkWorthiness: null, claimTypes: [], chain: [] },
        anonymous: mention.anonymous ?? false,
        quantity: quantity[claim.key] ?? null,
        version: 1,
      };
    }),
    evidence: claim.evidence.map((piece, index) => {
      const { start, end, exact } = locateSamplePassage(piece);
      return {
        ...place(piece.articleKey),
        ...{ id: `${claim.key}/evidence/${index}`, claimId: claim.key, reviewerId: "ada", reviewer: "Ada" },
        ...{
          stance: piece.stance,
          note: piece.note,
          originId: null,
          start,
          end,
          exact,
          url: null,
          version: 1,
        },
      };
    }),
    judgments: claim.judgments
      .filter(({ by }) => by === "first")
      .map(({ by: _, blind = false, ...judgment }) => ({
        ...{ id: claim.key, claimId: claim.key, reviewerId: "ada", reviewer: "Ada", ...judgment, blind },
        ...{ suggestedLevel: null, cherryPicking: false, asOf: null, reviewBy: null },
        ...{ version: 1, updatedAt: 0 },
      })),
  }));
  const publishedAt = (id: string) => article(id).publishedAt;
  return {
    claims,
    questions: questions.map((text) => ({ id: text, text, version: 1 })),
    ...{ relations: [], moves: [], dependences: [], derivations: [], assessments: [] },
    origins: SAMPLE_ORIGINS.map(({ key, ...origin }) => ({ id: key, ...origin, version: 1 })),
    publishers: ARTICLES.map(({ publisher }) => ({
      ...{
        id: publisher,
        name: publisher,
        kind: "unknown",
        domain: "",
        owner: "",
        syndicationGroup: "",
        country: "",
        version: 1,
      },
    })),
    mentions: claims.flatMap(({ mentions }) => mentions),
    overlaps: overlaps(SAMPLE_ARTICLES.map(({ key, text }) => ({ id: key, text }))).map(
      ({ a, b, ...measured }) => ({
        ...{ articleA: a, articleB: b, publishedAtA: publishedAt(a), publishedAtB: publishedAt(b) },
        ...measured,
      }),
    ),
  };
}
