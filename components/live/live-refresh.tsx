"use client";

import { useRouter } from "next/navigation";
import type { Shown } from "#lib/live/shown.ts";
import { FloatingUpdates } from "./floating-updates.tsx";
import { useLiveUpdates } from "./use-live-updates.ts";

/** Keeps a page up to date: reads it afresh when something of what it shows has changed. */
export function LiveRefresh({ projectId, shown }: { projectId: string; shown: Shown }) {
  const router = useRouter();
  const { waiting, take } = useLiveUpdates(projectId, shown, router.refresh);
  return <FloatingUpdates count={waiting} onTake={take} />;
}
