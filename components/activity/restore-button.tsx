"use client";

import { useRouter } from "next/navigation";
import { toast } from "#components/ui/toasts.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";

/** Brings a deleted annotation back. */
export function RestoreButton({ id, version }: { id: string; version: number }) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const restore = async () => {
    const sent = await send("annotation.restore", { id, version });
    if (!sent.ok) return toast.error(sent.error.message);
    router.refresh();
  };
  return (
    <Button size="sm" variant="secondary" busy={busy} onClick={() => void restore()}>
      Restore
    </Button>
  );
}
