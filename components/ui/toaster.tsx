"use client";

import { useEffect, useSyncExternalStore } from "react";
import { later } from "./later.tsx";
import { toastPlace } from "./toasts.ts";

const ToastList = later(async () => (await import("./toast-list.tsx")).ToastList, "silent");

/**
 * Where toasts appear; stands once, in the root layout. It comes with the first key or press, long before the first
 * message, because screen readers miss what a live region says at the moment it appears.
 */
export function Toaster() {
  const wanted = useSyncExternalStore(toastPlace.subscribe, toastPlace.isWanted, () => false);
  useEffect(() => {
    const stop = new AbortController();
    const want = () => {
      stop.abort();
      toastPlace.want();
    };
    for (const kind of ["keydown", "pointerdown"])
      window.addEventListener(kind, want, { signal: stop.signal, capture: true, passive: true });
    return () => stop.abort();
  }, []);
  return wanted ? <ToastList /> : null;
}
