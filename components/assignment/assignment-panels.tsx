import type { ReactNode } from "react";
import type { TeamProgress } from "#lib/assignment/workload.ts";
import { OwnQueue, type QueueEntry } from "./own-queue.tsx";
import { TeamTable } from "./team-table.tsx";

export interface AssignmentPanelsProps {
  projectId: string;
  /** What one holds; null for those who only read along. */
  queue: readonly QueueEntry[] | null;
  progress: TeamProgress;
  /** Names by reviewer. */
  names: ReadonlyMap<string, string>;
}

/** One's own queue, and what everybody has: on the overview of projects that give out articles. */
export function AssignmentPanels({ projectId, queue, progress, names }: AssignmentPanelsProps) {
  return (
    <>
      {queue ? (
        <Panel title="Your articles">
          <OwnQueue projectId={projectId} queue={queue} />
        </Panel>
      ) : null}
      <Panel title="The team">
        <TeamTable progress={progress} names={names} />
      </Panel>
    </>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0 flex-[1_1_20rem] rounded-lg border bg-card p-4">
      <h2 className="mb-3 text-sm font-medium text-muted-foreground">{title}</h2>
      {children}
    </section>
  );
}
