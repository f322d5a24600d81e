"use client";

import { useLayoutEffect, useRef, type ReactNode } from "react";
import type { TextSpan } from "#lib/text/passage.ts";
import type { ReaderText } from "./engine/mount.ts";

export interface ChosenSheetProps {
  engine: ReaderText | null;
  span: TextSpan;
  children: ReactNode;
}

/** Share of the view, from the top, that the sheet leaves free. */
const FREE = 0.36;

/** The chosen annotation's form where there is no room beside the text. Takes no focus; the passage stays in sight. */
export function ChosenSheet({ engine, span, children }: ChosenSheetProps) {
  const self = useRef<HTMLDivElement>(null);
  const { start, end } = span;

  useLayoutEffect(() => {
    const wide = self.current !== null && self.current.offsetWidth < window.innerWidth * 0.6;
    engine?.reveal({ start, end }, 0.12, false, wide ? undefined : FREE);
  }, [engine, start, end]);

  return (
    <div
      ref={self}
      data-print="hide"
      className="animate-slide-in-bottom fixed inset-x-0 bottom-0 z-30 max-h-[58dvh] overflow-y-auto rounded-t-lg border-t bg-popover p-3 shadow-popover sm:inset-x-auto sm:end-4 sm:bottom-4 sm:w-90 sm:rounded-lg sm:border"
    >
      {children}
    </div>
  );
}
