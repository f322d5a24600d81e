"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { toast, toastUndo } from "#components/ui/toasts.ts";
import { v7 as uuidv7 } from "uuid";
import type { ProjectClaims, RecordedRelation } from "#lib/claims/dossier.ts";
import { checkRelations } from "#lib/claims/relations.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { AddRelationDialog } from "./add-relation-dialog.tsx";
import { CONTRADICTION_TYPE_LABELS, RELATION_LABELS } from "./labels.ts";

interface Props {
  projectId: string;
  claimId: string;
  project: ProjectClaims;
  canEdit: boolean;
  onChanged: () => Promise<void>;
}

/** How the claim stands to others: as recorded, and what follows from that. */
export function RelationList({ projectId, claimId, project, canEdit, onChanged }: Props) {
  const { send, busy } = useOperation();
  const { claims, relations } = project;
  const own = relations.filter(({ a, b }) => a === claimId || b === claimId);
  const implied = useMemo(
    () => checkRelations(relations).implied.filter(({ a, b }) => a === claimId || b === claimId),
    [relations, claimId],
  );
  const remove = async (relation: RecordedRelation) => {
    const { id, version, a, b, type, contradictionType = null, note } = relation;
    const removed = await send("relation.remove", { id, version });
    if (!removed.ok) return toast.error(removed.error.message);
    await onChanged();
    const restore = async () => {
      const again = { id: uuidv7(), claimId: a, otherClaimId: b, type, contradictionType, note };
      const restored = await send("relation.add", again);
      if (!restored.ok) return toast.error(restored.error.message);
      await onChanged();
    };
    toastUndo("Relation removed", () => void restore());
  };
  const say = ({ a, b, type }: Pick<RecordedRelation, "a" | "b" | "type">) => {
    const other = a === claimId ? b : a;
    const text =
      claims.find(({ claim }) => claim.id === other)?.claim.text ?? "a claim that is no longer there";
    const verb = type === "entails" && b === claimId ? "follows from" : RELATION_LABELS[type];
    return (
      <>
        This claim <strong className="font-medium">{verb}</strong>{" "}
        <Link href={`/p/${projectId}/claims/${other}`} className="underline decoration-1 underline-offset-2">
          {text}
        </Link>
      </>
    );
  };
  return (
    <section aria-labelledby="relations">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id="relations" className="font-serif text-lg">
          Other claims
        </h2>
        {canEdit && claims.length > 1 ? <AddRelationDialog {...{ claimId, claims, onChanged }} /> : null}
      </div>
      {own.length === 0 && implied.length === 0 ? (
        <p className="text-sm text-muted-foreground">
          Nothing is recorded yet about how this claim stands to others.
        </p>
      ) : (
        <ul className="divide-y rounded-lg border bg-card text-sm">
          {own.map((relation) => (
            <li key={relation.id} className="flex items-start gap-2 px-4 py-2.5">
              <div className="min-w-0 flex-1">
                {say(relation)}
                {relation.contradictionType ? (
                  <span className="block text-xs text-muted-foreground">
                    {CONTRADICTION_TYPE_LABELS[relation.contradictionType]}
                  </span>
                ) : null}
                {relation.note ? (
                  <span className="block text-xs text-muted-foreground">{relation.note}</span>
                ) : null}
              </div>
              {canEdit ? (
                <IconButton
                  label="Remove this relation"
                  size="icon-sm"
                  busy={busy}
                  onClick={() => void remove(relation)}
                >
                  <X aria-hidden="true" />
                </IconButton>
              ) : null}
            </li>
          ))}
          {implied.map((relation) => (
            <li key={`${relation.type} ${relation.a} ${relation.b}`} className="px-4 py-2.5">
              {say(relation)}
              <span className="block text-xs text-muted-foreground">Follows from other relations.</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
