"use client";

import { useEffect, useRef, type RefObject } from "react";
import { TAGS } from "#lib/annotations/tags.ts";
import type { Annotation } from "#lib/annotations/annotation.ts";
import { minimapRows } from "./minimap-model.ts";

export interface MinimapProps {
  annotations: readonly Annotation[];
  /** Code units of the text. */
  length: number;
  /** The element that shows which part is in sight; the reader moves it while scrolling. */
  thumb: RefObject<HTMLDivElement | null>;
  /** Goes to an offset of the text. */
  onGo: (offset: number) => void;
}

const ROW_PIXELS = 3;
const INK = { claim: "--tag-claim", opinion: "--tag-opinion", boilerplate: "--tag-boilerplate" } as const;

/** The whole text as a strip: a column per tag. A help for the eye; the cards and the outline say the same in words. */
export function Minimap({ annotations, length, thumb, onGo }: MinimapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const draw = () => drawStrip(element, annotations, length);
    draw();
    const resized = new ResizeObserver(draw);
    resized.observe(element);
    const scheme = window.matchMedia("(prefers-color-scheme: dark)");
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ["class"] });
    scheme.addEventListener("change", draw);
    return () => {
      resized.disconnect();
      themed.disconnect();
      scheme.removeEventListener("change", draw);
    };
  }, [annotations, length]);

  return (
    <div
      aria-hidden="true"
      className="relative h-full w-full cursor-pointer"
      onPointerDown={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onGo(Math.floor(((event.clientY - box.top) / box.height) * length));
      }}
    >
      <canvas ref={canvas} className="h-full w-full" />
      <div
        ref={thumb}
        className="pointer-events-none absolute inset-x-0 top-0 rounded-sm border border-foreground/40 bg-foreground/6"
      />
    </div>
  );
}

function drawStrip(canvas: HTMLCanvasElement, annotations: readonly Annotation[], length: number): void {
  const context = canvas.getContext("2d");
  const { width, height } = canvas.getBoundingClientRect();
  if (context === null || height === 0) return;
  const scale = window.devicePixelRatio;
  canvas.width = width * scale;
  canvas.height = height * scale;
  context.scale(scale, scale);
  const colours = getComputedStyle(canvas);
  const rows = minimapRows(annotations, length, Math.max(1, Math.floor(height / ROW_PIXELS)));
  const column = width / TAGS.length;
  rows.forEach((row, at) => {
    TAGS.forEach((tag, place) => {
      if (row[tag] === 0) return;
      context.globalAlpha = 0.25 + row[tag] * 0.75;
      context.fillStyle = colours.getPropertyValue(INK[tag]) || "#777";
      context.fillRect(place * column + 1, at * ROW_PIXELS, column - 2, ROW_PIXELS);
    });
  });
}
