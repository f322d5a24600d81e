"use client";

import { useEffect, useEffectEvent, type RefObject } from "react";
import { actionFor, type KeyPreferences } from "#lib/keys/key-map.ts";
import type { ReaderAction } from "#lib/keys/reader-actions.ts";
import { strokeOf } from "#lib/keys/strokes.ts";

export interface ReaderKeysOptions {
  root: RefObject<HTMLElement | null>;
  preferences: KeyPreferences;
  /** True when the action was done; the browser then doesn't act on the key. */
  perform: (action: ReaderAction) => boolean;
  /** Keys that the caller added for the moment; they come first. */
  performStroke: (stroke: string) => boolean;
}

/** With two readers side by side, keys go to the one that was used last. */
let lastUsed: HTMLElement | null = null;

/** Listens for the reader's keys wherever focus is, but never while something is being written. */
export function useReaderKeys({ root, preferences, perform, performStroke }: ReaderKeysOptions): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || root.current === null) return;
    if (!concerns(root.current, event)) return;
    const apple = isApple();
    const stroke = strokeOf(event, preferences.byPosition, apple);
    if (stroke !== null && performStroke(stroke)) {
      event.preventDefault();
      return;
    }
    const action = actionFor(event, preferences, apple);
    if (action !== null && perform(action)) event.preventDefault();
  });

  useEffect(() => {
    const element = root.current;
    const used = () => (lastUsed = element);
    const stop = new AbortController();
    const { signal } = stop;
    // One that has just been opened is the one that a person means.
    lastUsed = element;
    element?.addEventListener("pointerdown", used, { signal });
    element?.addEventListener("focusin", used, { signal });
    document.addEventListener("keydown", (event) => pressed(event), { signal });
    return () => {
      stop.abort();
      if (lastUsed === element) lastUsed = null;
    };
  }, [root]);
}

export function isApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}

function concerns(root: HTMLElement, event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches("input, textarea, select")) return false;
  const layer = target.closest("[role=dialog], [role=menu], [role=listbox]");
  if (layer !== null && !layer.contains(root)) return false;
  if (event.key === "Enter" && target.closest("button, a, summary") !== null) return false;
  if (root.contains(target)) return true;
  const nobodys = target === target.ownerDocument.body || layer !== null;
  return nobodys && (lastUsed === null || lastUsed === root);
}
