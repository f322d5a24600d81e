"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { toast } from "sonner";
import type { ClaimDossier, Evidence } from "#lib/claims/dossier.ts";
import { useUserId } from "#components/outbox/outbox-provider.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { StanceBadge } from "#components/ui/stance-badge.tsx";

interface Props {
  dossier: ClaimDossier;
  canEdit: boolean;
  onFind: () => void;
  onChanged: () => Promise<void>;
}

/** What was put beside the claim: each piece with its stance, its words and where they stand. */
export function EvidenceList({ dossier: { claim, evidence }, canEdit, onFind, onChanged }: Props) {
  const me = useUserId();
  const { send, busy } = useOperation();
  const remove = async ({ id, version }: Evidence) => {
    const removed = await send<{ version: number }>("evidence.remove", { id, version });
    if (!removed.ok) return toast.error(removed.error.message);
    await onChanged();
    const restore = async () => {
      await send("evidence.restore", { id, version: removed.value.version });
      await onChanged();
    };
    toast("Evidence removed", { action: { label: "Undo", onClick: () => void restore() } });
  };
  return (
    <section aria-label="Evidence" className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <h4 className="text-sm font-medium">Evidence</h4>
        {canEdit ? (
          <Button size="sm" variant="secondary" onClick={onFind}>
            Find evidence
          </Button>
        ) : null}
      </div>
      {evidence.length === 0 ? (
        <p className="text-xs text-muted-foreground">
          None yet. Find passages in other articles that support or contradict the claim.
        </p>
      ) : (
        <ul className="grid gap-2">
          {evidence.map((item) => (
            <li key={item.id} className="flex items-start gap-2 rounded-md border px-3 py-2 text-sm">
              <div className="min-w-0 flex-1">
                <StanceBadge stance={item.stance} />
                <EvidenceSource projectId={claim.projectId} item={item} />
                {item.note ? <p className="mt-1 text-xs text-muted-foreground">{item.note}</p> : null}
              </div>
              {canEdit && item.reviewerId === me ? (
                <IconButton
                  label="Remove this evidence"
                  variant="ghost"
                  disabled={busy}
                  onClick={() => void remove(item)}
                >
                  <X aria-hidden="true" />
                </IconButton>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function EvidenceSource({ projectId, item }: { projectId: string; item: Evidence }) {
  if (item.url !== null)
    return (
      <a
        href={item.url}
        target="_blank"
        rel="noreferrer noopener"
        className="mt-1 block break-all text-primary underline underline-offset-2"
      >
        {item.url}
      </a>
    );
  return (
    <>
      <blockquote className="mt-1 line-clamp-4 font-reading">{item.exact}</blockquote>
      <Link
        href={`/p/${projectId}/articles/${item.articleId}#at-${item.start}`}
        className="mt-1 block text-xs text-muted-foreground hover:underline"
      >
        {item.publisher ? `${item.publisher}: ` : ""}
        {item.articleTitle}
      </Link>
    </>
  );
}
