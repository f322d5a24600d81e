import "server-only";
import { findAssignmentRule, listPlaces, listReviewChanges, listReviewers } from "#db/queries/assignments.ts";
import { burnDown, burnDownOf, type BurnDown } from "#lib/assignment/burn-down.ts";
import type { ProjectContext } from "../loaders.ts";
import { namesToldApart } from "./told-apart.ts";

/**
 * How the reviews of the project went down, and whose work may be told apart. Where articles are not given out,
 * everybody who can is asked to read everything.
 */
export async function projectBurnDown(
  { reading, by, session }: ProjectContext,
  articles: readonly { id: string; createdAt: number }[],
): Promise<{ burnDown: BurnDown; names: Map<string, string> }> {
  const [rule, reviewers, changes] = await Promise.all([
    findAssignmentRule(reading, by),
    listReviewers(reading, by),
    listReviewChanges(reading, by),
  ]);
  // A review without a place in a queue is not one that was asked for.
  const key = (row: { articleId: string; reviewerId: string }) => `${row.articleId} ${row.reviewerId}`;
  const asked = rule
    ? new Set((await listPlaces(reading, by)).map(key))
    : new Set(reviewers.flatMap(({ id }) => articles.map((article) => `${article.id} ${id}`)));
  const found = burnDown({
    articles,
    overlap: rule?.overlap ?? reviewers.length,
    changes: changes.filter((change) => asked.has(key(change))),
    now: Date.now(),
    dueAt: rule?.dueAt ?? null,
  });
  return {
    // All of it goes to the browser, also what no table shows.
    burnDown: by.isBlind ? burnDownOf(found, session.id) : found,
    names: namesToldApart(by, reviewers),
  };
}
