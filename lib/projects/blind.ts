/**
 * Who sees whose work in a blind project. Two reviewers see each other's work on an article once both have submitted
 * it; work on a claim (judgment, evidence, comment) once both have submitted every article in which one of the two
 * found it. Adjudicators and managers see everything and never ask here.
 */
export interface BlindView {
  viewerId: string;
  /** Whether a reviewer has submitted an article. */
  hasSubmitted: (articleId: string, reviewerId: string) => boolean;
}

/** A place where a claim is made, and by whose hand it was marked and tied. */
export interface ClaimPlace {
  articleId: string;
  reviewerId: string;
  tiedBy: string;
}

/** Whether the viewer may see what `authorId` did in an article. */
export function maySeeInArticle(
  { viewerId, hasSubmitted }: BlindView,
  articleId: string,
  authorId: string,
): boolean {
  if (authorId === viewerId) return true;
  return hasSubmitted(articleId, viewerId) && hasSubmitted(articleId, authorId);
}

/** Whether the viewer may see that a claim is made there. */
export const maySeePlace = (view: BlindView, { articleId, reviewerId, tiedBy }: ClaimPlace): boolean =>
  maySeeInArticle(view, articleId, reviewerId) && maySeeInArticle(view, articleId, tiedBy);

/** Whether the viewer may know of a claim at all: it is theirs, they work on it, or they may see one of its places. */
export function maySeeClaim(
  view: BlindView,
  claim: { createdBy: string; hasOwnWork: boolean; places: readonly ClaimPlace[] },
): boolean {
  if (claim.createdBy === view.viewerId || claim.hasOwnWork) return true;
  return claim.places.some((place) => maySeePlace(view, place));
}

/** Whether the viewer may see what `authorId` says about a claim that is made at `places`. */
export function maySeeOnClaim(view: BlindView, authorId: string, places: readonly ClaimPlace[]): boolean {
  if (authorId === view.viewerId) return true;
  const both = new Set([view.viewerId, authorId]);
  const shared = places.filter(({ reviewerId, tiedBy }) => both.has(reviewerId) || both.has(tiedBy));
  return shared.length > 0 && shared.every(({ articleId }) => maySeeInArticle(view, articleId, authorId));
}
