"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import type { Annotation } from "#lib/annotations/annotation.ts";
import type { AnnotationCommand } from "#lib/annotations/commands.ts";
import type { ProjectClaims } from "#lib/claims/dossier.ts";
import { countComments, threadsOf, type Comment } from "#lib/discussion/threads.ts";
import type { ReviewState } from "#lib/projects/review-states.ts";
import { useAnnotations } from "#components/annotations/use-annotations.ts";
import { useRemoteChanges } from "#components/annotations/use-remote-changes.ts";
import { useProjectClaims } from "#components/claims/use-project-claims.ts";
import { useDiscussion } from "#components/discussion/use-discussion.ts";
import { InboxButton } from "#components/inbox/inbox-button.tsx";
import { FloatingUpdates } from "#components/live/floating-updates.tsx";
import { PresenceList } from "#components/live/presence-list.tsx";
import { usePresence } from "#components/live/use-live.ts";
import { WaitingUpdates } from "#components/live/waiting-updates.tsx";
import { SaveState } from "#components/outbox/save-state.tsx";
import type { ReaderArticle, ReaderReviewer, ReaderState } from "#components/reader/reader-contract.ts";
import { Reader } from "#components/reader/reader.tsx";
import { Breadcrumb, type Crumb } from "#components/ui/breadcrumb.tsx";
import { later } from "#components/ui/later.tsx";
import { toastUndo } from "#components/ui/toasts.ts";
import { useAddressedOffset } from "./addressed-offset.ts";
import { ReviewFooter } from "./review-footer.tsx";

// Most of the page's code is forms that reading does without, so they come when a claim is opened.
const ClaimPanel = later(async () => (await import("#components/claims/claim-panel.tsx")).ClaimPanel);
const AnnotationDiscussion = later(
  async () => (await import("#components/discussion/annotation-discussion.tsx")).AnnotationDiscussion,
);
const EvidenceFinder = later(
  async () => (await import("#components/claims/evidence-finder.tsx")).EvidenceFinder,
  "over",
);

export interface ArticleScreenProps {
  projectId: string;
  article: ReaderArticle;
  annotations: Annotation[];
  reviewers: ReaderReviewer[];
  me: { id: string; canAnnotate: boolean };
  crumbs: readonly Crumb[];
  review: ReviewState;
  /** The next article that one has not submitted, and how far one is. */
  next: { id: string; title: string } | null;
  progress: { submitted: number; total: number };
  /** Comments that wait in one's inbox. */
  unread: number;
}

/** Reading and tagging one article, with its claims beside it. */
export function ArticleScreen(props: ArticleScreenProps) {
  const { projectId, article, reviewers, me } = props;
  const context = { projectId, articleId: article.id, versionId: article.versionId, reviewerId: me.id };
  const { annotations, pending, canUndo, canRedo, store } = useAnnotations(context, props.annotations);
  const claims = useProjectClaims(projectId);
  const discussion = useDiscussion(projectId, { articleId: article.id });
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [evidenceFor, setEvidenceFor] = useState<string | null>(null);

  const router = useRouter();
  const here = usePresence(projectId, article.id).filter(({ articleId }) => articleId === article.id);
  const { waiting, take } = useRemoteChanges({
    ...{ projectId, articleId: article.id, meId: me.id, store, selectedId },
    refreshClaims: claims.refresh,
    onReview: router.refresh,
  });
  /** How often waiting updates were taken in: a form that is open is then drawn anew, over what it shows. */
  const [taken, setTaken] = useState(0);
  const takeWaiting = () => {
    take();
    setTaken((times) => times + 1);
  };

  const openAt = useAddressedOffset(props.annotations, ({ id }) => setSelectedId(id));

  const onCommands = useCallback(
    (commands: AnnotationCommand[]) => {
      if (!store) return;
      store.apply(commands);
      // A merge deletes too, but takes nothing away.
      if (!commands.every((command) => command.kind === "delete")) return;
      const deleted = commands.length === 1 ? "Annotation deleted" : `${commands.length} annotations deleted`;
      toastUndo(deleted, () => void store.undo());
    },
    [store],
  );
  const openThreads = useMemo(() => countOpen(discussion.comments ?? []), [discussion.comments]);
  const states = useMemo(
    () => statesOf(pending, claims.project, openThreads),
    [pending, claims.project, openThreads],
  );
  const canAnnotate = me.canAnnotate && store !== null;
  const finding = claims.project?.claims.find(({ claim }) => claim.id === evidenceFor) ?? null;

  return (
    <main data-layout="full" className="h-dvh">
      <Reader
        article={article}
        annotations={annotations}
        reviewers={reviewers}
        me={{ id: me.id, canAnnotate }}
        onCommands={onCommands}
        states={states}
        discussed={openThreads}
        undo={{ canUndo, canRedo, undo: () => void store?.undo(), redo: () => void store?.redo() }}
        selectedId={selectedId}
        onSelect={setSelectedId}
        mintId={uuidv7}
        now={Date.now}
        breadcrumb={<Breadcrumb items={props.crumbs} />}
        saveState={<SaveState />}
        presence={
          <span className="flex items-center gap-2">
            <span className="flex items-center gap-2 max-sm:hidden">
              <WaitingUpdates count={waiting} onTake={takeWaiting} />
              <PresenceList people={here} />
            </span>
            <InboxButton onlyUnread projectId={projectId} unread={props.unread} />
          </span>
        }
        onGuideline={() => router.push(`/p/${projectId}/guideline`)}
        openAt={openAt}
        renderPanel={(annotation) => (
          <>
            <AnnotationDiscussion
              projectId={projectId}
              annotationId={annotation.id}
              discussion={discussion}
              isPending={pending.has(annotation.id)}
              canComment={canAnnotate}
            />
            {annotation.tag === "claim" ? (
              <ClaimPanel
                key={taken}
                projectId={projectId}
                annotation={annotation}
                claims={claims}
                isPending={pending.has(annotation.id)}
                canEdit={canAnnotate}
                onFindEvidence={setEvidenceFor}
              />
            ) : null}
          </>
        )}
        footer={
          <ReviewFooter
            projectId={projectId}
            articleId={article.id}
            canReview={canAnnotate}
            review={props.review}
            next={props.next}
            progress={props.progress}
          />
        }
      />
      {/* The narrow bar has no room for them. */}
      <FloatingUpdates count={waiting} onTake={takeWaiting} className="bottom-16 sm:hidden" />
      {finding === null ? null : (
        <EvidenceFinder
          projectId={projectId}
          dossier={finding}
          fromArticleId={article.id}
          onClose={() => setEvidenceFor(null)}
          onChanged={claims.refresh}
        />
      )}
    </main>
  );
}

/** How many comments stand in the open threads of each annotation that has one. */
function countOpen(comments: readonly Comment[]): ReadonlyMap<string, number> {
  const open = threadsOf(comments).filter(({ root }) => root.resolvedAt === null);
  const bySubject = Map.groupBy(open, ({ root }) => root.subjectId);
  return new Map([...bySubject].map(([id, threads]) => [id, countComments(threads)]));
}

/** What a reviewer looks for before submitting: claims without a statement, and work that has not arrived. */
function statesOf(
  pending: ReadonlySet<string>,
  project: ProjectClaims | null,
  openThreads: ReadonlyMap<string, number>,
): ReaderState[] {
  const tied = new Set(project?.mentions.map(({ annotationId }) => annotationId));
  return [
    {
      id: "not-tied",
      label: "Not tied to a claim",
      holds: ({ id, tag }) => tag === "claim" && !tied.has(id),
    },
    { id: "discussed", label: "With an open thread", holds: ({ id }) => openThreads.has(id) },
    { id: "not-saved", label: "Not saved yet", holds: ({ id }) => pending.has(id) },
  ];
}
