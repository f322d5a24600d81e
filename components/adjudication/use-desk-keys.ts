"use client";

import { useEffect, useEffectEvent } from "react";
import { strokeOf } from "#lib/keys/strokes.ts";
import { isApple } from "../reader/use-reader-keys.ts";

/** What the desk's keys do, by stroke; the list under "?" is made from the same table. */
export const DESK_KEYS = [
  { keys: ["j", "n", "down"], action: "next", label: "Next conflict" },
  { keys: ["k", "p", "up"], action: "previous", label: "Previous conflict" },
  { keys: ["shift+j"], action: "next-place", label: "Next place, settled or not" },
  { keys: ["shift+k"], action: "previous-place", label: "Previous place" },
  { keys: ["enter"], action: "proposal", label: "Take the proposal" },
  { keys: ["u"], action: "union", label: "Join the boundaries" },
  { keys: ["i"], action: "intersection", label: "Keep the stretch all share" },
  { keys: ["w"], action: "own", label: "Write own, from the selection or the place" },
  { keys: ["r"], action: "reject", label: "Reject all" },
  { keys: ["o"], action: "reopen", label: "Open again" },
  { keys: ["g"], action: "example", label: "Make it an example in the guideline" },
  { keys: ["a"], action: "merge", label: "Settle all that the strategy proposes" },
  { keys: ["z", "mod+z"], action: "undo", label: "Undo" },
  { keys: ["?"], action: "help", label: "Show these keys" },
] as const;

export type NamedAction = (typeof DESK_KEYS)[number]["action"];
export type DeskAction = NamedAction | { accept: number };

/** Listens for the desk's keys wherever focus is, but never while something is being written. */
export function useDeskKeys(perform: (action: DeskAction) => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || !concerns(event)) return;
    const stroke = strokeOf(event, false, isApple());
    if (stroke === null) return;
    const action = actionOf(stroke);
    if (action === null) return;
    event.preventDefault();
    perform(action);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function actionOf(stroke: string): DeskAction | null {
  if (/^[1-9]$/.test(stroke)) return { accept: Number(stroke) - 1 };
  return DESK_KEYS.find(({ keys }) => (keys as readonly string[]).includes(stroke))?.action ?? null;
}

function concerns(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches("input, textarea, select")) return false;
  if (target.closest("[role=dialog], [role=menu], [role=listbox]") !== null) return false;
  return event.key !== "Enter" || target.closest("button, a, summary") === null;
}
