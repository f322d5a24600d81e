import type { ReaderAction } from "#lib/keys/reader-actions.ts";
import type { ReaderUndo } from "./reader-contract.ts";

/** What the reader can do besides what concerns its text and passages. */
export interface ReaderSurface {
  root: HTMLElement | null;
  undo: ReaderUndo | undefined;
  onGuideline: (() => void) | undefined;
  find: () => void;
  showKeys: () => void;
  toggleFocusMode: () => void;
  toggleCards: () => void;
  toggleOutline: () => void;
}

/**
 * Does what a key or a command stands for.
 * @param onText does what concerns the text
 * @returns whether there was something to do
 */
export function performAction(
  action: ReaderAction,
  surface: ReaderSurface,
  onText: (action: ReaderAction) => boolean,
): boolean {
  switch (action) {
    case "undo":
      return done(surface.undo?.undo);
    case "redo":
      return done(surface.undo?.redo);
    case "find":
      return done(surface.find);
    case "keys":
      return done(surface.showKeys);
    case "focus-mode":
      return done(surface.toggleFocusMode);
    case "panel":
      return done(surface.toggleCards);
    case "outline":
      return done(surface.toggleOutline);
    case "guideline":
      return done(surface.onGuideline);
    case "edit-note":
      return focusField(surface.root, "[data-note]");
    case "discuss":
      return focusField(surface.root, "[data-comment]");
    default:
      return onText(action);
  }
}

function done(act: (() => void) | undefined): boolean {
  act?.();
  return act !== undefined;
}

function focusField(root: HTMLElement | null, selector: string): boolean {
  const field = root?.querySelector<HTMLElement>(selector);
  field?.focus();
  return field !== null && field !== undefined;
}
