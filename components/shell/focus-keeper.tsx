"use client";

import { useEffect } from "react";

const FOCUSABLE =
  "a[href], button:not(:disabled), input:not([type='hidden'], :disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex='0']";

/**
 * Whoever works with keys must not fall back to the top of the page because what they pressed is gone: removing a row
 * takes its button along, and saving switches a button off. The focus then goes to what stands nearest. Shows nothing.
 */
export function FocusKeeper() {
  useEffect(() => {
    let last: HTMLElement | null = null;
    let around: HTMLElement[] = [];
    let inMessage = false;
    /** The last thing that had the focus in the page itself, not in a message over it. */
    let lastInPage: HTMLElement | null = null;
    let address = window.location.pathname;
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      last = target;
      around = ancestorsOf(target);
      inMessage = target.closest("[data-sonner-toaster]") !== null;
      address = window.location.pathname;
      if (target.closest("main")) lastInPage = target;
    };
    const onChanges = (records: MutationRecord[]) => {
      const lost = last;
      const record = lost && records.findLast((each) => tookAway(each, lost));
      if (!record) return;
      const [places, ofMessage] = [around, inMessage];
      const near = () => {
        // Messages stand over the page: from them one is back where one was.
        const found = ofMessage
          ? null
          : record.type === "attributes"
            ? beside(lost)
            : nearest(record, places);
        return found ?? lastInPage;
      };
      // Dialogs give the focus back by themselves, a moment later; a new page begins at its top.
      requestAnimationFrame(() => {
        // What is switched off keeps the focus until the next frame is drawn.
        const isGone = !lost.isConnected || lost.matches(":disabled");
        const isFree = document.activeElement === document.body || document.activeElement === lost;
        if (!isGone || !isFree || window.location.pathname !== address) return;
        near()?.focus({ preventScroll: true });
      });
    };
    const observer = new MutationObserver(onChanges);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ["disabled"] });
    document.addEventListener("focusin", remember);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", remember);
    };
  }, []);
  return null;
}

function tookAway({ type, target, removedNodes }: MutationRecord, lost: HTMLElement): boolean {
  if (type === "attributes") return target.contains(lost) && lost.matches(":disabled");
  return !lost.isConnected && [...removedNodes].some((node) => node.contains(lost));
}

const focusableIn = (node: Node | null): HTMLElement[] =>
  node instanceof HTMLElement
    ? [...(node.matches(FOCUSABLE) ? [node] : []), ...node.querySelectorAll<HTMLElement>(FOCUSABLE)]
    : [];

/** What followed on what was removed, else what stood before it, else the first thing around them. */
function nearest(
  { nextSibling, previousSibling }: MutationRecord,
  around: HTMLElement[],
): HTMLElement | null {
  const beside = [focusableIn(nextSibling)[0], focusableIn(previousSibling).at(-1)];
  const inside = around.filter((each) => each.isConnected).map((each) => focusableIn(each)[0]);
  return [...beside, ...inside].find((each) => each?.isConnected) ?? null;
}

/** Everything around an element within the page, from the inside out. */
function ancestorsOf(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let each = element.parentElement; each && !each.matches("main, body"); each = each.parentElement)
    found.push(each);
  return found;
}

/** What stands before a control that was switched off. */
function beside(control: HTMLElement): HTMLElement | null {
  const around = control.closest("form, section, main");
  const before = focusableIn(around).filter(
    (each) => each.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return before.at(-1) ?? null;
}
