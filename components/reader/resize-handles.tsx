"use client";

import { useEffect, useLayoutEffect, useRef, type PointerEvent as ReactPointerEvent } from "react";
import type { TextSpan } from "#lib/text/passage.ts";
import type { Edge } from "./annotation-edits.ts";
import type { ReaderText } from "./engine/mount.ts";
import type { NearPassage } from "./reader-view.ts";

export interface ResizeHandlesProps {
  engine: ReaderText;
  span: TextSpan;
  /** What a dragged span would become, for the preview. */
  preview: (span: TextSpan) => TextSpan;
  onResize: (span: TextSpan) => void;
  /** Another list whenever passages moved, so that the handles follow. */
  near: readonly NearPassage[];
}

const EDGES = ["start", "end"] as const;
/** A finger hides what is under it, so the place this many pixels above it is what counts. */
const LIFT = { touch: 28, other: 4 } as const;

/** A handle at each end of the chosen passage; dragging shows the new passage, letting go keeps it. */
export function ResizeHandles({ engine, span, preview, onResize, near }: ResizeHandlesProps) {
  const layer = useRef<HTMLDivElement>(null);
  const dragged = useRef<TextSpan | null>(null);

  useLayoutEffect(() => placeHandles(layer.current, engine, span), [engine, span, near]);

  // A finger on a handle is ours alone. Left to itself the browser makes a flick of a quick drag, though nothing may
  // scroll here, and takes the tap that follows it for the one that stops the flick.
  useEffect(() => {
    const stop = new AbortController();
    const take = (event: TouchEvent) => event.preventDefault();
    layer.current?.addEventListener("touchstart", take, { signal: stop.signal, passive: false });
    return () => stop.abort();
  }, []);

  const drag = (edge: Edge) => (event: ReactPointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const lift = event.pointerType === "touch" ? LIFT.touch : LIFT.other;
    const offset = engine.offsetAt(event.clientX, event.clientY - lift);
    if (offset === null) return;
    const moved = { ...span, [edge]: offset };
    if (moved.end <= moved.start) return;
    dragged.current = moved;
    const shown = preview(moved);
    engine.setLayer("pending", [shown]);
    placeHandles(layer.current, engine, shown);
  };
  const drop = (keep: boolean) => {
    const moved = dragged.current;
    dragged.current = null;
    engine.setLayer("pending", []);
    if (moved === null) return;
    if (keep) onResize(moved);
    else placeHandles(layer.current, engine, span);
  };

  return (
    <div ref={layer} aria-hidden="true" data-print="hide">
      {EDGES.map((edge) => (
        <div
          key={edge}
          data-handle={edge}
          className="sm-handle"
          onPointerDown={(event) => {
            event.preventDefault();
            event.stopPropagation();
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={drag(edge)}
          onPointerUp={() => drop(true)}
          onPointerCancel={() => drop(false)}
        />
      ))}
    </div>
  );
}

/** Puts the handles at the ends of a span, in pixels from the top left of the text. */
function placeHandles(layer: HTMLElement | null, engine: ReaderText, span: TextSpan): void {
  const rects = engine.rectsOf(span);
  const first = rects[0];
  const last = rects.at(-1);
  if (layer === null || first === undefined || last === undefined) return;
  const origin = engine.root.getBoundingClientRect();
  for (const handle of layer.querySelectorAll<HTMLElement>("[data-handle]")) {
    const atStart = handle.dataset["handle"] === "start";
    const rect = atStart ? first : last;
    handle.style.left = `${(atStart ? first.left : last.right) - origin.left}px`;
    handle.style.top = `${rect.top - origin.top}px`;
    handle.style.height = `${rect.height}px`;
  }
}
