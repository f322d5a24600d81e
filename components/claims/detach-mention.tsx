"use client";

import { v7 as uuidv7 } from "uuid";
import type { Mention } from "#lib/claims/dossier.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { toast, toastUndo } from "#components/ui/toasts.ts";
import { Button } from "#components/ui/button.tsx";

interface Props {
  mention: Mention;
  onChanged: () => Promise<void>;
}

/** Unties a passage from its claim. It can be undone with all that was said about the mention. */
export function DetachMention({ mention, onChanged }: Props) {
  const { sendAll, busy } = useOperation();
  const change = async (changes: Parameters<typeof sendAll>[0]): Promise<boolean> => {
    const sent = await sendAll(changes);
    if (!sent.ok) toast.error(sent.error.message);
    await onChanged();
    return sent.ok;
  };
  const detach = async () => {
    const { id, version } = mention;
    if (!(await change([{ kind: "mention.detach", input: { id, version } }]))) return;
    toastUndo("Passage untied from the claim", () => void change(attachedAgain(mention)));
  };
  return (
    <Button size="sm" variant="ghost" busy={busy} onClick={() => void detach()}>
      Untie from this claim
    </Button>
  );
}

function attachedAgain({ claimId, annotationId, ...mention }: Mention) {
  const id = uuidv7();
  const { originId, attribution, quoteType, factuality, hedgeCues, explicitlyUnverified } = mention;
  const { anonymous, checkWorthiness, claimTypes, chain, quantity } = mention;
  return [
    { kind: "mention.attach", input: { id, claimId, annotationId } },
    {
      kind: "mention.update",
      input: {
        ...{ id, version: 1, originId, attribution, quoteType, factuality, hedgeCues, explicitlyUnverified },
        ...{ anonymous, checkWorthiness, claimTypes, chain, quantity },
      },
    },
  ];
}
