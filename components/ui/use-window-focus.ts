"use client";

import { useRef } from "react";

const FIELDS =
  "input:not([type='hidden'], [type='checkbox'], :disabled), select:not(:disabled), textarea:not(:disabled)";

/**
 * Where the focus goes when a dialog or sheet opens and closes. It opens at its first field, so that writing can begin
 * at once; when it closes the focus is back where it was, also where no trigger is known that it could go back to.
 */
export function useWindowFocus() {
  const before = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      before.current = openedFrom(document.activeElement);
      focusFirstField(event);
    },
    onCloseAutoFocus: (event: Event) => {
      const back = before.current;
      // What was pressed may be gone, with the row that it stood in: the focus keeper then finds a place.
      if (!back?.isConnected) return;
      event.preventDefault();
      back.focus();
    },
  };
}

/** What was pressed to open a window: of a menu that closes at this moment, the button that had opened the menu. */
function openedFrom(focused: Element | null): HTMLElement | null {
  const menuButton = focused?.closest("[role='menu']")?.getAttribute("aria-labelledby");
  const from = menuButton ? document.getElementById(menuButton) : focused;
  return from instanceof HTMLElement && from !== document.body ? from : null;
}

/** Fingers are spared the keyboard on the screen that a field would bring up. */
function focusFirstField(event: Event): void {
  const content = event.currentTarget;
  if (!(content instanceof HTMLElement) || window.matchMedia("(pointer: coarse)").matches) return;
  const first = content.querySelector<HTMLElement>(FIELDS);
  if (!first) return;
  event.preventDefault();
  const isOneOfSeveral = first instanceof HTMLInputElement && first.type === "radio";
  const chosen = isOneOfSeveral
    ? content.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`)
    : null;
  (chosen ?? first).focus();
}
