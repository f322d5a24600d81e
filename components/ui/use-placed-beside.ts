"use client";

import { useLayoutEffect, type RefObject } from "react";
import { placeBeside, type Align, type Side } from "./place-beside.ts";

/**
 * Shows a small window above everything else and keeps it beside its control while either of them moves or grows.
 * The browser's own top layer does what z-index and portals would have to.
 */
export function usePlacedBeside(
  self: RefObject<HTMLElement | null>,
  anchorOf: () => Element | null | undefined,
  { side, align }: { side: Side; align: Align },
): void {
  useLayoutEffect(() => {
    const element = self.current;
    const anchor = anchorOf();
    if (element === null || anchor === null || anchor === undefined) return;
    const put = () => {
      const { width, height } = element.getBoundingClientRect();
      const screen = { width: document.documentElement.clientWidth, height: window.innerHeight };
      const place = placeBeside(anchor.getBoundingClientRect(), { width, height }, screen, { side, align });
      element.style.left = `${place.left}px`;
      element.style.top = `${place.top}px`;
    };
    element.showPopover();
    put();
    const stop = new AbortController();
    const growth = new ResizeObserver(put);
    growth.observe(element);
    window.addEventListener("resize", put, { signal: stop.signal });
    // Scrolling doesn't bubble, but it can be heard on the way down, whichever box scrolls.
    window.addEventListener("scroll", put, { signal: stop.signal, passive: true, capture: true });
    return () => {
      stop.abort();
      growth.disconnect();
    };
    // The anchor is where the window stands in the page; it stays as long as the window does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [self, side, align]);
}
