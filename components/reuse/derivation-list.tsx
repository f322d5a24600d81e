"use client";

import { useRouter } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import type { Derivation } from "#lib/claims/dossier.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { DERIVATION_LABELS } from "#components/sources/labels.ts";
import { Button } from "#components/ui/button.tsx";
import { toast, toastUndo } from "#components/ui/toasts.ts";

interface Props {
  derivations: readonly Derivation[];
  /** Titles of the project's articles by id. */
  titles: ReadonlyMap<string, string>;
  canEdit: boolean;
}

/** What people decided about who took from whom; removing a decision can be undone. */
export function DerivationList({ derivations, titles, canEdit }: Props) {
  const router = useRouter();
  const { send, busy } = useOperation();

  const restore = async ({ articleId, fromArticleId, fromUrl, level, reason }: Derivation) => {
    const from =
      fromArticleId === null ? { kind: "url", url: fromUrl } : { kind: "article", articleId: fromArticleId };
    const restored = await send("derivation.add", { id: uuidv7(), articleId, from, level, reason });
    if (!restored.ok) toast.error(restored.error.message);
    router.refresh();
  };
  const remove = async (derivation: Derivation) => {
    const { id, version } = derivation;
    const removed = await send("derivation.remove", { id, version });
    if (!removed.ok) return toast.error(removed.error.message);
    router.refresh();
    toastUndo("Decision removed", () => void restore(derivation));
  };

  if (derivations.length === 0)
    return <p className="text-sm text-muted-foreground">Nobody has decided about any pair yet.</p>;
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {derivations.map((derivation) => (
        <li key={derivation.id} className="flex items-start gap-3 px-4 py-3 text-sm">
          <div className="min-w-0 flex-1">
            <p>
              <span className="font-medium">{titles.get(derivation.articleId) ?? "An article"}</span>{" "}
              <span className="text-muted-foreground">
                {DERIVATION_LABELS[derivation.level].toLowerCase()} from
              </span>{" "}
              <span className="break-words">
                {derivation.fromUrl ?? titles.get(derivation.fromArticleId ?? "") ?? "another article"}
              </span>
            </p>
            {derivation.reason ? (
              <p className="mt-0.5 text-xs text-muted-foreground">{derivation.reason}</p>
            ) : null}
          </div>
          {canEdit ? (
            <Button size="sm" variant="ghost" busy={busy} onClick={() => void remove(derivation)}>
              Remove
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
