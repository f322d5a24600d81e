"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { toast } from "#components/ui/toasts.ts";
import { assess } from "#lib/claims/assessment.ts";
import { blindDossier } from "#lib/claims/blind.ts";
import type { ClaimDossier, ProjectClaims, RecordedMove } from "#lib/claims/dossier.ts";
import { OF_CLAIM_PAGES } from "#lib/live/shown.ts";
import { FloatingUpdates } from "#components/live/floating-updates.tsx";
import { useLiveUpdates } from "#components/live/use-live-updates.ts";
import { useUserId } from "#components/outbox/outbox-provider.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { blindCookie } from "./blind-cookie.ts";
import { ClaimDiscussion } from "#components/discussion/claim-discussion.tsx";
import { BlindSwitch } from "./blind-switch.tsx";
import { ClaimForm } from "./claim-form.tsx";
import { ClaimHeadline } from "./claim-headline.tsx";
import { EvidenceFinder } from "./evidence-finder.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { JudgmentList } from "./judgment-list.tsx";
import { LedgerTable } from "./ledger-table.tsx";
import { MentionList } from "./mention-list.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { MoveHistory } from "./move-history.tsx";
import { RelationList } from "./relation-list.tsx";
import { SplitDialog } from "./split-dialog.tsx";
import { useClaimNear } from "./use-project-claims.ts";

interface Props {
  projectId: string;
  claimId: string;
  loaded: ProjectClaims;
  canEdit: boolean;
  /** Whether the page opens with publishers hidden. */
  opensBlind: boolean;
}

/** Everything about one claim: who reports it, what that is worth, and how reviewers judge it. */
export function ClaimScreen(props: Props) {
  const { project, refresh } = useClaimNear(props.projectId, props.claimId, props.loaded);
  const { waiting, take } = useLiveUpdates(props.projectId, OF_CLAIM_PAGES, () => void refresh());
  const shown = project ?? props.loaded;
  const dossier = shown.claims.find(({ claim }) => claim.id === props.claimId);
  return dossier ? (
    <>
      <FloatingUpdates count={waiting} onTake={take} />
      <Screen {...props} project={shown} dossier={dossier} refresh={refresh} />
    </>
  ) : (
    <p>This claim is no longer there: it was merged into another, or taken back.</p>
  );
}

interface ScreenProps extends Props {
  project: ProjectClaims;
  dossier: ClaimDossier;
  refresh: () => Promise<void>;
}

function Screen({ projectId, claimId, canEdit, opensBlind, project, dossier, refresh }: ScreenProps) {
  const me = useUserId();
  const { send } = useOperation();
  const [finding, setFinding] = useState(false);
  const [blind, setBlind] = useState(opensBlind);
  const [seen, setSeen] = useState(!opensBlind);
  const visible = useMemo(() => (blind ? blindDossier(dossier) : dossier), [blind, dossier]);
  const assessment = useMemo(() => assess(visible, project), [visible, project]);
  const items = useMemo(
    () => new Map([...visible.mentions, ...visible.evidence].map((item) => [item.id, item])),
    [visible],
  );
  const judgeBlind = (wanted: boolean) => {
    setBlind(wanted);
    if (!wanted) setSeen(true);
    document.cookie = blindCookie(wanted);
  };
  const undo = async ({ id, version }: Pick<RecordedMove, "id" | "version">): Promise<boolean> => {
    const undone = await send("claim-move.undo", { id, version });
    if (!undone.ok) toast.error(undone.error.message);
    else toast.success("Taken back");
    await refresh();
    return undone.ok;
  };
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="flex min-w-0 flex-col gap-8">
        <header>
          <h1 dir="auto" className="font-serif text-2xl text-balance">
            {dossier.claim.text}
          </h1>
          <ClaimHeadline {...{ projectId, blind, assessment, items }} />
          {blind ? null : <ClaimViews {...{ projectId, claimId }} />}
          {canEdit && !blind ? (
            <div className="mt-3 flex flex-wrap gap-2">
              {project.claims.length > 1 ? (
                <MergeDialog {...{ projectId, project }} claim={dossier.claim} onUndo={undo} />
              ) : null}
              {dossier.mentions.length + dossier.evidence.length > 1 ? (
                <SplitDialog {...{ dossier, project }} onUndo={undo} onChanged={refresh} />
              ) : null}
            </div>
          ) : null}
        </header>
        {blind ? (
          <p className="text-sm text-muted-foreground">
            The ledger shows publishers and their grades, so it is hidden while you judge blind.
          </p>
        ) : (
          <LedgerTable
            {...{ projectId, assessment, items, canEdit }}
            dependences={project.dependences}
            onChanged={refresh}
          />
        )}
        <MentionList
          {...{ projectId, canEdit, blind }}
          mentions={visible.mentions}
          origins={project.origins}
          onChanged={refresh}
        />
        <EvidenceList
          {...{ canEdit: canEdit && !blind, blind }}
          heading="h2"
          dossier={visible}
          origins={project.origins}
          onFind={() => setFinding(true)}
          onChanged={refresh}
        />
        <RelationList {...{ projectId, claimId, project, canEdit }} onChanged={refresh} />
        <JudgmentList judgments={dossier.judgments} only={blind ? me : null} />
        {blind ? (
          <p className="text-sm text-muted-foreground">The discussion is hidden while you judge blind.</p>
        ) : (
          <ClaimDiscussion {...{ projectId, claimId }} canComment={canEdit} />
        )}
        <MoveHistory {...{ projectId, claimId, project, canEdit }} onUndo={undo} />
      </div>
      <aside aria-label="Your judgment" className="rounded-lg border bg-card p-4 lg:self-start">
        {canEdit ? <BlindSwitch blind={blind} seen={seen} onChange={judgeBlind} /> : null}
        <ClaimForm
          {...{ projectId, project, dossier, canEdit }}
          mention={null}
          blind={blind && !seen}
          onFindEvidence={() => setFinding(true)}
          onChanged={refresh}
        />
      </aside>
      <EvidenceFinder
        projectId={projectId}
        dossier={finding ? dossier : null}
        fromArticleId={null}
        onClose={() => setFinding(false)}
        onChanged={refresh}
      />
    </div>
  );
}

/** The pictures of this one claim. */
function ClaimViews({ projectId, claimId }: Pick<Props, "projectId" | "claimId">) {
  const views = [
    { name: "Draw its origins", path: "sources/graph" },
    { name: "Set it on a timeline", path: "timeline" },
  ];
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {views.map(({ name, path }) => (
        <li key={path}>
          <Link
            href={`/p/${projectId}/${path}?claim=${claimId}`}
            className="touch-target text-primary underline underline-offset-4"
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
