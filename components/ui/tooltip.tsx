"use client";

import { useEffect, useRef, useState, type PointerEvent, type FocusEvent, type ReactElement } from "react";
import { Keys } from "./keys.tsx";
import type { Side } from "./place-beside.ts";
import { usePlacedBeside } from "./use-placed-beside.ts";

/** Milliseconds that a pointer rests on a control before its tooltip appears. */
const DELAY = 400;

export interface TooltipProps {
  label: string;
  keys?: string;
  side?: Side;
  /** One control; its accessible name says the same as the tooltip. */
  children: ReactElement;
}

/**
 * Says what a control does. Never the only place where something is said: touch has no
 * tooltips. Stands in place, so that it belongs to the landmark of its control.
 */
export function Tooltip({ label, keys, side = "bottom", children }: TooltipProps) {
  const self = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [shown, setShown] = useState(false);

  const hide = () => {
    clearTimeout(timer.current);
    setShown(false);
  };
  const showLater = ({ pointerType }: PointerEvent) => {
    if (pointerType !== "mouse") return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(true), DELAY);
  };
  const showForKeys = ({ target }: FocusEvent<HTMLElement>) => {
    if (target.matches(":focus-visible")) setShown(true);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!shown) return;
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener("scroll", () => setShown(false), { signal, passive: true, capture: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") setShown(false);
    };
    window.addEventListener("keydown", onKey, { signal, capture: true });
    return () => stop.abort();
  }, [shown]);

  return (
    <span
      ref={self}
      className="contents"
      onPointerEnter={showLater}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={showForKeys}
      onBlur={hide}
    >
      {children}
      {shown ? (
        <Bubble
          label={label}
          side={side}
          anchorOf={() => self.current?.firstElementChild}
          {...(keys ? { keys } : {})}
        />
      ) : null}
    </span>
  );
}

interface BubbleProps {
  label: string;
  keys?: string;
  side: Side;
  anchorOf: () => Element | null | undefined;
}

function Bubble({ label, keys, side, anchorOf }: BubbleProps) {
  const self = useRef<HTMLSpanElement>(null);
  usePlacedBeside(self, anchorOf, { side, align: "center" });
  return (
    <span
      ref={self}
      popover="manual"
      role="tooltip"
      className="animate-fade-in fixed inset-auto m-0 flex items-center gap-2 overflow-visible rounded-md border-0 bg-foreground px-2 py-1 text-xs font-normal whitespace-nowrap text-background before:absolute before:-inset-2 before:-z-10"
    >
      {label}
      {keys ? <Keys keys={keys} className="border-background/40 bg-transparent text-background" /> : null}
    </span>
  );
}
