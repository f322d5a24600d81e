import fc from "fast-check";
import type { ClaimDossier, Evidence, Mention, Origin, Publisher, SourceDirectory } from "./dossier.ts";
import { FACTUALITIES, RELIABILITY_GRADES, STANCES } from "./vocabulary.ts";

// Dossiers for tests: as small as they may be, so that what matters is what a test says.

export const NO_SOURCES: SourceDirectory = {
  ...{ origins: [], publishers: [], mentions: [], dependences: [], derivations: [], overlaps: [] },
  assessments: [],
};

export const origin = (id: string, given: Partial<Origin> = {}): Origin => ({
  ...{ id, name: `Origin ${id}`, kind: "official", reliability: "B", access: "first-hand", version: 1 },
  ...given,
});

export const publisher = (id: string, given: Partial<Publisher> = {}): Publisher => ({
  ...{
    id,
    name: `Publisher ${id}`,
    kind: "unknown",
    domain: "",
    owner: "",
    syndicationGroup: "",
    country: "",
    version: 1,
  },
  ...given,
});

export const mention = (id: string, given: Partial<Mention> = {}): Mention => ({
  ...{ id, claimId: "claim", annotationId: `annotation ${id}`, articleId: `article ${id}`, reviewerId: "r" },
  ...{
    versionId: `version of ${given.articleId ?? `article ${id}`}`,
    start: 0,
    end: 20,
    exact: "Twenty were moved out",
  },
  ...{ articleTitle: `Title of ${id}`, publisherId: `publisher ${id}`, publisher: `Publisher ${id}` },
  ...{ publishedAt: null, originId: null, attribution: "", quoteType: "none", factuality: "CT+" },
  ...{ hedgeCues: "", explicitlyUnverified: false, anonymous: false, checkWorthiness: null, claimTypes: [] },
  ...{ chain: [], quantity: null, version: 1 },
  ...given,
});

export const evidence = (id: string, given: Partial<Evidence> = {}): Evidence => ({
  ...{ id, claimId: "claim", reviewerId: "r", reviewer: "R", stance: "supports", note: "", originId: null },
  ...{ articleId: `article ${id}`, versionId: `version of ${given.articleId ?? `article ${id}`}` },
  ...{ articleTitle: `Title of ${id}`, publisherId: `publisher ${id}`, publisher: `Publisher ${id}` },
  ...{ start: 100, end: 120, exact: "They were moved out.", url: null, version: 1 },
  ...given,
});

export const dossier = (mentions: Mention[], found: Evidence[] = []): ClaimDossier => ({
  claim: {
    ...{ id: "claim", projectId: "project", questionId: null, text: "Twenty were moved out.", version: 1 },
    createdAt: 0,
  },
  mentions,
  evidence: found,
  judgments: [],
});

const place = fc.constantFrom("one", "two", "three", "four");
const originId = fc.constantFrom(null, "o1", "o2", "o3");

/** Any dossier of a few mentions and pieces of evidence in four articles, on the word of three origins or nobody. */
export const anyDossier: fc.Arbitrary<ClaimDossier> = fc
  .record({
    mentions: fc.array(
      fc.record({ articleId: place, originId, factuality: fc.constantFrom(...FACTUALITIES) }),
      { maxLength: 6 },
    ),
    evidence: fc.array(fc.record({ articleId: place, originId, stance: fc.constantFrom(...STANCES) }), {
      maxLength: 5,
    }),
  })
  .map((given) =>
    dossier(
      given.mentions.map((each, index) =>
        mention(`m${index}`, { ...each, publisherId: `of ${each.articleId}` }),
      ),
      given.evidence.map((each, index) =>
        evidence(`e${index}`, { ...each, publisherId: `of ${each.articleId}` }),
      ),
    ),
  );

export const anyGrade = fc.constantFrom(...RELIABILITY_GRADES);

/** Sources for `anyDossier`: graded origins, dependences between them, articles that may be taken from one another. */
export const anySources: fc.Arbitrary<SourceDirectory> = fc
  .record({
    grades: fc.tuple(anyGrade, anyGrade, anyGrade),
    dependence: fc.double({ min: 0, max: 1, noNaN: true }),
    containment: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ grades, dependence, containment }) => ({
    ...NO_SOURCES,
    origins: grades.map((reliability, index) => origin(`o${index + 1}`, { reliability })),
    dependences: [{ id: "d", originA: "o1", originB: "o2", dependence, reason: "They talk.", version: 1 }],
    overlaps: [
      {
        ...{ articleA: "one", articleB: "two", publishedAtA: 1, publishedAtB: 2, shared: 9 },
        ...{ containmentInA: containment, containmentInB: containment / 2, jaccard: containment / 2 },
      },
    ],
  }));
