import "server-only";
import { findAssignmentRule, listPlaces, listReviewers, loadDesk } from "#db/queries/assignments.ts";
import { isOverdue, placeState } from "#lib/assignment/places.ts";
import { teamProgress } from "#lib/assignment/workload.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import type { AssignmentPanelsProps } from "#components/assignment/assignment-panels.tsx";
import type { ProjectContext } from "../loaders.ts";
import { namesToldApart } from "./told-apart.ts";

/** The article that whoever reads this one takes up next from their own queue; undefined where none are given out. */
export async function nextInQueue(
  { reading, by, session }: Pick<ProjectContext, "reading" | "by" | "session">,
  articleId: string,
): Promise<{ id: string; title: string } | null | undefined> {
  if (!(await findAssignmentRule(reading, by))) return undefined;
  const now = Date.now();
  const held = (await listPlaces(reading, by)).find(
    (place) =>
      place.reviewerId === session.id && place.articleId !== articleId && placeState(place, now) === "held",
  );
  return held ? { id: held.articleId, title: held.title } : null;
}

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
  const names = namesToldApart(by, reviewers);
  const queue = desk.places
    .filter(({ reviewerId }) => reviewerId === session.id)
    .map((place) => ({ place, state: placeState(place, now) }))
    .filter(({ state }) => state === "held" || state === "lapsed")
    .map(({ place, state }) => {
      const { id, version, articleId, title, leaseUntil, dueAt } = place;
      const lapsed = state === "lapsed";
      return { id, version, articleId, title, leaseUntil, dueAt, lapsed, overdue: isOverdue(place, now) };
    })
    .toSorted((a, b) => Number(a.lapsed) - Number(b.lapsed));
  return {
    projectId: project.id,
    queue: roleAllows(by.role, "annotate") ? queue : null,
    progress: teamProgress([...names.keys()], desk.articles, desk.places, { overlap: rule.overlap, now }),
    names,
  };
}
