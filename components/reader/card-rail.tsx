"use client";

import { useLayoutEffect, useRef, type ReactNode } from "react";
import type { Annotation } from "#lib/annotations/annotation.ts";
import { layOutCards } from "./card-layout.ts";
import { AnnotationCard } from "./annotation-card.tsx";
import type { ReaderReviewer } from "./reader-contract.ts";

/** An annotation near the view and the place of its first line, in pixels from the top of the text. */
export interface RailEntry {
  annotation: Annotation;
  top: number;
}

export interface CardRailProps {
  entries: readonly RailEntry[];
  /** The text's element; places are counted from its top. */
  origin: HTMLElement | null;
  chosenId: string | null;
  chosenForm: ReactNode;
  reviewers: readonly ReaderReviewer[];
  meId: string;
  discussed: ReadonlyMap<string, number>;
  onChoose: (id: string) => void;
}

const GAP = 8;

/**
 * Cards beside their passages. They scroll with the text by themselves; places are worked out anew only when other
 * passages come into view or a card changes its height.
 */
export function CardRail({
  entries,
  origin,
  chosenId,
  chosenForm,
  reviewers,
  meId,
  discussed,
  onChoose,
}: CardRailProps) {
  const list = useRef<HTMLUListElement>(null);

  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const place = () => placeCards(element, origin, entries, chosenId);
    place();
    const resized = new ResizeObserver(place);
    for (const card of element.children) resized.observe(card);
    return () => resized.disconnect();
  }, [entries, origin, chosenId]);

  return (
    <ul ref={list} aria-label="Annotations in view" className="relative">
      {entries.map(({ annotation }) => (
        <li
          key={annotation.id}
          id={`sm-card-${annotation.id}`}
          data-id={annotation.id}
          className="absolute inset-x-0 top-0 transition-transform duration-100"
        >
          {annotation.id === chosenId ? (
            chosenForm
          ) : (
            <AnnotationCard
              annotation={annotation}
              reviewer={reviewers.find((each) => each.id === annotation.reviewerId)}
              mine={annotation.reviewerId === meId}
              comments={discussed.get(annotation.id) ?? 0}
              onChoose={() => onChoose(annotation.id)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function placeCards(
  list: HTMLElement,
  origin: HTMLElement | null,
  entries: readonly RailEntry[],
  chosenId: string | null,
): void {
  if (origin === null) return;
  const offset = origin.getBoundingClientRect().top - list.getBoundingClientRect().top;
  const elements = new Map<string, HTMLElement>();
  for (const card of list.children) {
    if (card instanceof HTMLElement) elements.set(card.dataset["id"] ?? "", card);
  }
  const boxes = entries.map(({ annotation, top }) => ({
    id: annotation.id,
    top: top + offset,
    height: elements.get(annotation.id)?.offsetHeight ?? 0,
  }));
  for (const [id, top] of layOutCards(boxes, chosenId, GAP)) {
    const card = elements.get(id);
    if (card !== undefined) card.style.transform = `translateY(${Math.round(top)}px)`;
  }
}
