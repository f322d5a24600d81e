import type { Metadata } from "next";
import { listReviewPlaces } from "#db/queries/adjudication.ts";
import { articleQueue } from "#lib/adjudication/desk.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { OF_CLAIM_PAGES } from "#lib/live/shown.ts";
import { ReviewQueue } from "#components/adjudication/review-queue.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { claimQueue } from "#app/_server/agreement/claim-queue.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage({ params }: { params: Promise<{ project: string }> }) {
  const context = await requireProject((await params).project);
  const { project, reading, by } = context;
  const mayDecide = roleAllows(by.role, "adjudicate");
  return (
    <ProjectShell context={context} crumbs={[{ label: "Review" }]} live={OF_CLAIM_PAGES}>
      <h1 className="mb-1 font-serif text-2xl">Review</h1>
      <p className="mb-6 text-sm text-muted-foreground">Where reviewers differ, and what was settled.</p>
      {mayDecide ? (
        <ReviewQueue
          base={`/p/${project.id}/review`}
          articles={articleQueue(await listReviewPlaces(reading, by))}
          claims={await claimQueue(reading, by)}
        />
      ) : (
        <EmptyState>
          Adjudicators settle differences here. Ask a manager of this project for that role.
        </EmptyState>
      )}
    </ProjectShell>
  );
}
