"use client";

import { useEffect, useState } from "react";
import { toast } from "#components/ui/toasts.ts";
import { v7 as uuidv7 } from "uuid";
import type { ClaimDossier } from "#lib/claims/dossier.ts";
import { STANCE_SIGNS, STANCES, type Stance } from "#lib/claims/vocabulary.ts";
import type { Passage } from "#lib/text/passage.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { Reader } from "#components/reader/reader.tsx";
import { Button } from "#components/ui/button.tsx";
import { Sheet, SheetContent } from "#components/ui/sheet.tsx";
import { StanceBadge } from "#components/ui/stance-badge.tsx";
import { EvidenceSearch, type FoundArticle } from "./evidence-search.tsx";
import { STANCE_LABELS } from "./labels.ts";
import { useArticle } from "./use-article.ts";

interface Props {
  projectId: string;
  dossier: ClaimDossier | null;
  /** The article that one came from; search shows the others first. */
  fromArticleId: string | null;
  onClose: () => void;
  onChanged: () => Promise<void>;
}

/** Finds evidence for a claim: search the project, open an article beside the claim, select a passage, say its stance. */
export function EvidenceFinder({ projectId, dossier, fromArticleId, onClose, onChanged }: Props) {
  return (
    <Sheet open={dossier !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent side="full" title="Find evidence" description={dossier?.claim.text ?? ""}>
        {dossier ? <Finder {...{ projectId, dossier, fromArticleId, onChanged }} /> : null}
      </SheetContent>
    </Sheet>
  );
}

type FinderProps = Omit<Props, "dossier" | "onClose"> & { dossier: ClaimDossier };

function Finder({ projectId, dossier, fromArticleId, onChanged }: FinderProps) {
  const [open, setOpen] = useState<FoundArticle | null>(null);
  return (
    <div className="grid min-h-0 flex-1 gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <div className={open ? "hidden min-h-0 overflow-y-auto lg:block" : "min-h-0 overflow-y-auto"}>
        <EvidenceSearch
          projectId={projectId}
          claimText={dossier.claim.text}
          fromArticleId={fromArticleId}
          openArticleId={open?.articleId ?? null}
          onOpen={setOpen}
        />
      </div>
      {open ? (
        <OpenArticle
          key={open.articleId}
          {...{ projectId, dossier, onChanged }}
          article={open}
          onBack={() => setOpen(null)}
        />
      ) : (
        <p className="hidden place-self-center text-muted-foreground lg:block">
          Open an article, select the passage that bears on the claim, and say how.
        </p>
      )}
    </div>
  );
}

interface OpenArticleProps {
  projectId: string;
  dossier: ClaimDossier;
  article: FoundArticle;
  onBack: () => void;
  onChanged: () => Promise<void>;
}

function OpenArticle({
  projectId,
  dossier,
  article: { articleId, start },
  onBack,
  onChanged,
}: OpenArticleProps) {
  const { article, problem } = useArticle(projectId, articleId);
  const { send } = useOperation();
  const [added, setAdded] = useState<Stance[]>([]);

  const add = async (stance: Stance, passage: Passage) => {
    if (!article) return;
    const target = { kind: "passage", versionId: article.versionId, passage };
    const sent = await send("evidence.add", {
      id: uuidv7(),
      claimId: dossier.claim.id,
      stance,
      note: "",
      target,
    });
    if (!sent.ok) return toast.error(sent.error.message);
    setAdded((all) => [...all, stance]);
    await onChanged();
  };

  useEffect(() => {
    if (article && start !== null) window.location.hash = `at-${start}`;
  }, [article, start]);

  if (!article)
    return (
      <p role="status" className="place-self-center text-muted-foreground">
        {problem ?? "Opening …"}
      </p>
    );
  return (
    <div className="flex min-h-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2 lg:hidden">
        <Button size="sm" variant="secondary" onClick={onBack}>
          Back to the search
        </Button>
      </div>
      <p role="status" className="flex min-h-6 flex-wrap items-center gap-2 text-sm text-muted-foreground">
        {added.length === 0 ? "Select a passage, then say how it bears on the claim." : "Added:"}
        {added.map((stance, index) => (
          <StanceBadge key={index} stance={stance} />
        ))}
      </p>
      <Reader
        className="min-h-0 flex-1 overflow-hidden rounded-lg border"
        mode="pick"
        article={article}
        annotations={[]}
        reviewers={[]}
        me={{ id: "", canAnnotate: true }}
        onCommands={() => undefined}
        selectedId={null}
        onSelect={() => undefined}
        mintId={uuidv7}
        now={Date.now}
        pickActions={STANCES.map((stance) => ({
          key: stance[0] ?? "",
          label: STANCE_LABELS[stance],
          sign: STANCE_SIGNS[stance],
          run: (passage) => void add(stance, passage),
        }))}
      />
    </div>
  );
}
