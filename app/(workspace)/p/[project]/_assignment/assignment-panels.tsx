import type { ReactNode } from "react";
import { listReviewers, loadDesk, type AssignmentRule } from "#db/queries/assignments.ts";
import { isOverdue, placeState } from "#lib/assignment/places.ts";
import { teamProgress } from "#lib/assignment/workload.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { OwnQueue } from "#components/assignment/own-queue.tsx";
import { TeamTable } from "#components/assignment/team-table.tsx";
import type { ProjectContext } from "#app/_server/loaders.ts";

interface Props {
  context: ProjectContext;
  rule: AssignmentRule;
}

/** One's own queue, and what everybody has: on the overview of projects that give out articles. */
export async function AssignmentPanels({ context: { reading, by, project, session }, rule }: Props) {
  const now = Date.now();
  const [desk, reviewers] = await Promise.all([
    loadDesk(reading, by, { ...rule, strategy: "in-order" }, now),
    listReviewers(reading, by),
  ]);
  const ids = reviewers.map(({ id }) => id);
  const queue = desk.places.filter(
    (place) => place.reviewerId === session.id && placeState(place, now) === "held",
  );
  return (
    <>
      {roleAllows(by.role, "annotate") ? (
        <Panel title="Your articles">
          <OwnQueue
            projectId={project.id}
            queue={queue.map(({ id, version, articleId, title, leaseUntil, dueAt, ...place }) => ({
              ...{ id, version, articleId, title, leaseUntil, dueAt },
              overdue: isOverdue({ articleId, leaseUntil, dueAt, ...place }, now),
            }))}
          />
        </Panel>
      ) : null}
      <Panel title="The team">
        <TeamTable
          progress={teamProgress(ids, desk.articles, desk.places, { overlap: rule.overlap, now })}
          names={new Map(reviewers.map(({ id, name }) => [id, name]))}
        />
      </Panel>
    </>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0 rounded-lg border bg-card p-4">
      <h2 className="mb-3 text-sm font-medium text-muted-foreground">{title}</h2>
      {children}
    </section>
  );
}
