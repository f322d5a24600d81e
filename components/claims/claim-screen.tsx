"use client";

import { useState } from "react";
import { assess } from "#lib/claims/assessment.ts";
import { ledgerSummary } from "#lib/corroboration/headline.ts";
import { ClaimForm } from "./claim-form.tsx";
import { EvidenceFinder } from "./evidence-finder.tsx";
import { JudgmentList } from "./judgment-list.tsx";
import { LedgerTable } from "./ledger-table.tsx";
import { MentionList } from "./mention-list.tsx";
import type { ProjectClaims } from "#lib/claims/dossier.ts";
import { useProjectClaims } from "./use-project-claims.ts";

interface Props {
  projectId: string;
  claimId: string;
  loaded: ProjectClaims;
  canEdit: boolean;
}

/** Everything about one claim: who reports it, what that is worth, and how reviewers judge it. */
export function ClaimScreen({ projectId, claimId, loaded, canEdit }: Props) {
  const { project, refresh } = useProjectClaims(projectId, loaded);
  const [finding, setFinding] = useState(false);
  const shown = project ?? loaded;
  const dossier = shown.claims.find(({ claim }) => claim.id === claimId);
  if (!dossier) return <p>This claim is no longer there.</p>;
  const { ledger, headline } = assess(dossier, shown);
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="flex min-w-0 flex-col gap-8">
        <header>
          <h1 className="font-serif text-2xl text-balance">{dossier.claim.text}</h1>
          <p className="mt-2 text-lg">{headline}</p>
          <p className="mt-1 max-w-180 text-sm text-muted-foreground">{ledgerSummary(ledger)}</p>
        </header>
        <MentionList projectId={projectId} mentions={dossier.mentions} origins={shown.origins} />
        <LedgerTable ledger={ledger} dossier={dossier} projectId={projectId} />
        <JudgmentList judgments={dossier.judgments} />
      </div>
      <aside aria-label="Your judgment" className="rounded-lg border bg-card p-4 lg:self-start">
        <ClaimForm
          {...{ projectId, dossier, canEdit }}
          project={shown}
          mention={null}
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
