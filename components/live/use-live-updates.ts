"use client";

import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { EVERYTHING, type Shown } from "#lib/live/shown.ts";
import { isAtWork } from "./at-work.ts";
import { useLive } from "./use-live.ts";

/** Changes that come together are shown together, in milliseconds. */
const TOGETHER = 400;

/** What may end somebody's being at work on something. */
const ENDS = ["focusout", "pointerup", "keyup", "selectionchange"] as const;

/**
 * Shows what others do as it happens: calls `refresh` when something of these kinds of things has changed. While one
 * is in a form, a window or a selection, changes wait and are counted; `take` shows them, and so does coming out.
 */
export function useLiveUpdates(
  projectId: string,
  shown: Shown,
  refresh: () => void,
): { waiting: number; take: () => void } {
  const [waiting, setWaiting] = useState(0);
  const heard = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(refresh);
  useEffect(() => {
    latest.current = refresh;
  });
  const take = useCallback(() => {
    heard.current = 0;
    setWaiting(0);
    latest.current();
  }, []);
  const showOrWait = useCallback(() => {
    if (heard.current > 0 && !isAtWork(document)) take();
    else setWaiting(heard.current);
  }, [take]);

  useLive(projectId, (news) => {
    if (news.kind === "change" && shown !== EVERYTHING && !shown.includes(news.event.entity)) return;
    heard.current += 1;
    clearTimeout(timer.current);
    timer.current = setTimeout(showOrWait, TOGETHER);
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  // After the event itself: focus is on its way, and a window is still closing.
  const look = useEffectEvent(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(showOrWait, TOGETHER);
  });
  useEffect(() => {
    if (waiting === 0) return;
    const stop = new AbortController();
    for (const name of ENDS) document.addEventListener(name, () => look(), { signal: stop.signal });
    return () => stop.abort();
  }, [waiting]);

  return { waiting, take };
}
