import "server-only";
import { findAssignmentRule, listReviewers, loadDesk } from "#db/queries/assignments.ts";
import { isOverdue, placeState } from "#lib/assignment/places.ts";
import { teamProgress } from "#lib/assignment/workload.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import type { AssignmentPanelsProps } from "#components/assignment/assignment-panels.tsx";
import type { ProjectContext } from "../loaders.ts";

/** One's own queue and what everybody has; null where the project does not give out articles. */
export async function assignmentOverview({
  reading,
  by,
  project,
  session,
}: ProjectContext): Promise<AssignmentPanelsProps | null> {
  const rule = await findAssignmentRule(reading, by);
  if (!rule) return null;
  const now = Date.now();
  const [desk, reviewers] = await Promise.all([
    // The order does not matter for counting, and this one asks for no annotations.
    loadDesk(reading, by, { ...rule, strategy: "in-order" }, now),
    listReviewers(reading, by),
  ]);
  const ids = reviewers.map(({ id }) => id);
  const queue = desk.places
    .filter((place) => place.reviewerId === session.id && placeState(place, now) === "held")
    .map((place) => {
      const { id, version, articleId, title, leaseUntil, dueAt } = place;
      return { id, version, articleId, title, leaseUntil, dueAt, overdue: isOverdue(place, now) };
    });
  return {
    projectId: project.id,
    queue: roleAllows(by.role, "annotate") ? queue : null,
    progress: teamProgress(ids, desk.articles, desk.places, { overlap: rule.overlap, now }),
    names: new Map(reviewers.map(({ id, name }) => [id, name])),
  };
}
