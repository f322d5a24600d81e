"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useLive } from "./use-live.ts";

/** Changes that come together are shown together, in milliseconds. */
const TOGETHER = 600;

/** Keeps a page without forms up to date: reads it afresh when something of these kinds of things has changed. */
export function LiveRefresh({ projectId, entities }: { projectId: string; entities: readonly string[] }) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive(projectId, (news) => {
    if (news.kind === "change" && !entities.includes(news.event.entity)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => router.refresh(), TOGETHER);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return null;
}
