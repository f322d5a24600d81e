import { PARTIALLY_DERIVED } from "../corroboration/derivation.ts";
import type { ClaimDossier, Derivation, SourceDirectory } from "./dossier.ts";
import { outsideArticle } from "./links.ts";
import { comparableName } from "./reports.ts";

/**
 * What of a project's sources leads to one claim: whoever its reports name, and where their articles' texts came
 * from, however far back. A claim weighs the same with these as with all of them, and nothing else is looked up.
 */
export function sourcesNear({ mentions, evidence }: ClaimDossier, all: SourceDirectory): SourceDirectory {
  const versions = new Set(evidence.flatMap(({ versionId }) => versionId ?? []));
  const around = versions.size > 0 ? all.mentions.filter(({ versionId }) => versions.has(versionId)) : [];
  const stated = [...mentions, ...around];
  const voices = stated.flatMap(({ chain }) => chain);

  const originIds = new Set([...stated, ...evidence, ...voices].map(({ originId }) => originId));
  const origins = all.origins.filter(({ id }) => originIds.has(id));
  const publisherIds = new Set([...mentions, ...evidence].map(({ publisherId }) => publisherId));
  const names = new Set(voices.map(({ name }) => comparableName(name)));
  const publishers = all.publishers.filter(
    ({ id, name }) => publisherIds.has(id) || (names.size > 0 && names.has(comparableName(name))),
  );
  const graded = new Set(publishers.map(({ id }) => id));
  // Most pairs share too little for one to have come from the other.
  const overlaps = all.overlaps.filter(
    ({ containmentInA, containmentInB }) => Math.max(containmentInA, containmentInB) >= PARTIALLY_DERIVED,
  );
  const own = [...mentions, ...evidence].flatMap(({ articleId }) => articleId ?? []);
  const articles = articlesBehind(own, { derivations: all.derivations, overlaps });
  return {
    ...{ origins, publishers, mentions: around },
    dependences: all.dependences.filter(
      ({ originA, originB }) => originIds.has(originA) && originIds.has(originB),
    ),
    derivations: all.derivations.filter(
      (link) => articles.has(link.articleId) || articles.has(sourceOf(link)),
    ),
    overlaps: overlaps.filter(({ articleA, articleB }) => articles.has(articleA) || articles.has(articleB)),
    assessments: all.assessments.filter(
      ({ publisherId }) => graded.has(publisherId) || publisherIds.has(publisherId),
    ),
  };
}

const sourceOf = ({ fromArticleId, fromUrl }: Derivation) => fromArticleId ?? outsideArticle(fromUrl ?? "");

/** The articles, and all that their texts may have come from. */
function articlesBehind(
  articleIds: readonly string[],
  { derivations, overlaps }: Pick<SourceDirectory, "derivations" | "overlaps">,
): ReadonlySet<string> {
  const reached = new Set(articleIds);
  for (let before = -1; before < reached.size;) {
    before = reached.size;
    for (const link of derivations) if (reached.has(link.articleId)) reached.add(sourceOf(link));
    for (const { articleA, articleB } of overlaps) {
      if (reached.has(articleA)) reached.add(articleB);
      else if (reached.has(articleB)) reached.add(articleA);
    }
  }
  return reached;
}
