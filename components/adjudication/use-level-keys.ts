"use client";

import { useEffect, useEffectEvent } from "react";
import { LEVELS, type Level } from "#lib/corroboration/rubric.ts";

/** Digits settle a level, wherever focus is but where something is being written. */
export function useLevelKeys(settle: (level: Level) => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(target instanceof HTMLElement) || target.matches("input, textarea, select")) return;
    if (target.closest("[role=dialog], [role=menu], [role=listbox]") !== null) return;
    const level = LEVELS.find((each) => String(each) === event.key);
    if (level === undefined) return;
    event.preventDefault();
    settle(level);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
