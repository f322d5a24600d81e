"use client";

import { useLayoutEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from "react";
import type { TextSpan } from "#lib/text/passage.ts";
import type { Edge } from "./annotation-edits.ts";
import type { ReaderText } from "./engine/mount.ts";

export interface ResizeHandlesProps {
  engine: ReaderText;
  span: TextSpan;
  /** What a dragged span would become, for the preview. */
  preview: (span: TextSpan) => TextSpan;
  onResize: (span: TextSpan) => void;
  /** Changes when the text may have moved. */
  tick: number;
}

interface Ends {
  start: { left: number; top: number; height: number };
  end: { left: number; top: number; height: number };
}

/** A handle at each end of the chosen passage; dragging shows the new passage, letting go keeps it. */
export function ResizeHandles({ engine, span, preview, onResize, tick }: ResizeHandlesProps) {
  const [ends, setEnds] = useState<Ends | null>(null);
  const dragged = useRef<TextSpan | null>(null);

  useLayoutEffect(() => setEnds(endsOf(engine, span)), [engine, span, tick]);

  const drag = (edge: Edge) => (event: ReactPointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    // A finger hides what is under it, so the place just above it is what counts.
    const lift = event.pointerType === "touch" ? 28 : 4;
    const offset = engine.offsetAt(event.clientX, event.clientY - lift);
    if (offset === null) return;
    const moved = { ...span, [edge]: offset };
    if (moved.end <= moved.start) return;
    dragged.current = moved;
    const shown = preview(moved);
    engine.setLayer("pending", [shown]);
    setEnds(endsOf(engine, shown));
  };
  const drop = () => {
    const moved = dragged.current;
    dragged.current = null;
    engine.setLayer("pending", []);
    if (moved !== null) onResize(moved);
  };

  if (ends === null) return null;
  return (
    <>
      {(["start", "end"] as const).map((edge) => (
        <div
          key={edge}
          aria-hidden="true"
          data-handle={edge}
          data-print="hide"
          className="sm-handle"
          style={{ left: ends[edge].left, top: ends[edge].top, height: ends[edge].height }}
          onPointerDown={(event) => {
            event.preventDefault();
            event.stopPropagation();
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={drag(edge)}
          onPointerUp={drop}
          onPointerCancel={() => {
            dragged.current = null;
            drop();
          }}
        />
      ))}
    </>
  );
}

function endsOf(engine: ReaderText, span: TextSpan): Ends | null {
  const rects = engine.rectsOf(span);
  const first = rects[0];
  const last = rects.at(-1);
  if (first === undefined || last === undefined) return null;
  const origin = engine.root.getBoundingClientRect();
  const place = (left: number, rect: DOMRect) => ({
    left: left - origin.left,
    top: rect.top - origin.top,
    height: rect.height,
  });
  return { start: place(first.left, first), end: place(last.right, last) };
}
