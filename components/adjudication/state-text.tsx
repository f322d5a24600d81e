"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import type { Block, TextSpan } from "#lib/text/passage.ts";
import "../reader/reader.css";
import "../reader/reader-forced-colors.css";
import "./adjudication.css";
import { StatePainter, type PaintedPlace } from "./state-painter.ts";

interface Props {
  text: string;
  blocks: readonly Block[];
  language: string;
  places: readonly PaintedPlace[];
  chosen: TextSpan | null;
  /** The passage that is being written. */
  own: TextSpan | null;
  onChoose: (key: string) => void;
  /** Lets the keys ask what is selected in the text. */
  onPainter: (painter: StatePainter | null) => void;
}

/** The article with all places painted by how far reviewers agree. */
export function StateText({ text, blocks, language, places, chosen, own, onChoose, onPainter }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const painter = useRef<StatePainter>(null);
  const handOver = useEffectEvent(onPainter);
  const chosenByPointer = useEffectEvent(onChoose);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const made = new StatePainter(element, text, blocks);
    painter.current = made;
    handOver(made);
    // The list beside the text does the same by keyboard; here the pointer only points.
    const pointed = ({ clientX, clientY }: MouseEvent) => {
      const key = made.placeAt(clientX, clientY);
      if (key !== null) chosenByPointer(key);
    };
    element.addEventListener("click", pointed);
    const resize = new ResizeObserver(() => made.drawSigns());
    resize.observe(element);
    return () => {
      resize.disconnect();
      element.removeEventListener("click", pointed);
      made.destroy();
      painter.current = null;
      handOver(null);
    };
  }, [text, blocks]);

  useEffect(() => painter.current?.setPlaces(places), [places]);
  const { start, end } = chosen ?? { start: -1, end: -1 };
  useEffect(() => {
    painter.current?.setLayer("chosen", start < 0 ? null : { start, end });
    if (start >= 0) painter.current?.reveal({ start, end });
  }, [start, end]);
  useEffect(() => painter.current?.setLayer("own", own), [own]);

  return <div ref={root} lang={language || undefined} className="mx-auto max-w-170" />;
}
