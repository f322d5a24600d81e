import { PARTIALLY_DERIVED } from "../corroboration/derivation.ts";
import { DERIVATION_DEGREES, type Links } from "../corroboration/report.ts";
import type { Derivation, MeasuredOverlap, SourceDirectory } from "./dossier.ts";
import type { ReliabilityGrade } from "./vocabulary.ts";

type Linked = Pick<SourceDirectory, "dependences" | "derivations" | "overlaps">;
type TextLink = Links["derivations"][number];

/**
 * What links the articles and origins of a project. Of two articles a person's decision counts, whichever way it
 * reads; where nobody has decided, the measured containment from the threshold on.
 */
export function linksOf({ dependences, derivations, overlaps }: Linked): Links {
  const decided = new Set(
    derivations.map(({ articleId, fromArticleId }) => pairOf(articleId, fromArticleId ?? "")),
  );
  return {
    derivations: [
      ...derivations.map(decidedLink),
      ...overlaps
        .filter(({ articleA, articleB }) => !decided.has(pairOf(articleA, articleB)))
        .flatMap(measuredLinks),
    ],
    origins: dependences.map(({ originA, originB, dependence, reason }) => ({
      ...{ a: originA, b: originB, dependence, reason },
    })),
  };
}

/** What a page outside the project is called among articles: copies of one address share an ancestor. */
export function outsideArticle(url: string): string {
  return `url:${url.replace(/^https?:\/\/(?:www\.)?/u, "").replace(/[/#?]+$/u, "")}`;
}

function decidedLink({ articleId, fromArticleId, fromUrl, level }: Derivation): TextLink {
  return {
    articleId,
    fromArticleId: fromArticleId ?? outsideArticle(fromUrl ?? ""),
    degree: DERIVATION_DEGREES[level],
  };
}

/** From the later article to the earlier one; where the dates do not tell, each way with its own share. */
function measuredLinks(overlap: MeasuredOverlap): TextLink[] {
  const { articleA, articleB, publishedAtA, publishedAtB, containmentInA, containmentInB } = overlap;
  const fromB = { articleId: articleA, fromArticleId: articleB, degree: containmentInB };
  const fromA = { articleId: articleB, fromArticleId: articleA, degree: containmentInA };
  const dated = publishedAtA !== null && publishedAtB !== null && publishedAtA !== publishedAtB;
  const possible = dated ? [publishedAtA > publishedAtB ? fromB : fromA] : [fromB, fromA];
  return possible.filter(({ degree }) => degree >= PARTIALLY_DERIVED);
}

function pairOf(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

/**
 * Prepares a project's links once and returns those that bear on some articles: where their texts came from, however
 * far back. A ledger of reports in these articles is the same with them as with all links.
 */
export function linksNear(links: Links): (articleIds: Iterable<string>) => Links {
  const byArticle = Map.groupBy(links.derivations, ({ articleId }) => articleId);
  return (articleIds) => {
    const reached = new Set(articleIds);
    const derivations: TextLink[] = [];
    for (const article of reached) {
      for (const link of byArticle.get(article) ?? []) {
        derivations.push(link);
        reached.add(link.fromArticleId);
      }
    }
    return { derivations, origins: links.origins };
  };
}

const GRADED = ["A", "B", "C", "D", "E"] as const satisfies readonly ReliabilityGrade[];

/**
 * The middle of several reviewers' grades. F is no grade but "cannot be judged", so it takes no part; of two middle
 * ones the more careful counts. Nobody has graded: F.
 */
export function medianGrade(grades: readonly ReliabilityGrade[]): ReliabilityGrade {
  const places = grades
    .map((grade) => GRADED.indexOf(grade as (typeof GRADED)[number]))
    .filter((place) => place >= 0)
    .toSorted((a, b) => a - b);
  return GRADED[places[Math.floor(places.length / 2)] ?? -1] ?? "F";
}

/** The grade of every publisher that somebody has assessed, by its id. */
export function publisherGrades(
  assessments: SourceDirectory["assessments"],
): ReadonlyMap<string, ReliabilityGrade> {
  const byPublisher = Map.groupBy(assessments, ({ publisherId }) => publisherId);
  return new Map(
    [...byPublisher].map(([publisherId, all]) => [
      publisherId,
      medianGrade(all.map((one) => one.reliability)),
    ]),
  );
}
