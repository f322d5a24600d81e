"use client";

import type { ReactNode } from "react";
import { Sheet, SheetContent } from "#components/ui/sheet.tsx";
import { AnnotationCard } from "./annotation-card.tsx";
import type { RailEntry } from "./card-rail.tsx";
import type { ReaderReviewer } from "./reader-contract.ts";

/** What the drawer holds where there is no room beside the text. */
export type DrawerContent = "cards" | "outline";

export interface ReaderDrawerProps {
  content: DrawerContent;
  onClose: () => void;
  outline: ReactNode;
  entries: readonly RailEntry[];
  reviewers: readonly ReaderReviewer[];
  meId: string;
  /** Comments on an annotation, by its id. */
  comments: ReadonlyMap<string, number>;
  onChoose: (id: string) => void;
}

/** Outline or cards over the text, on screens too narrow for them to stand beside it. */
export function ReaderDrawer(props: ReaderDrawerProps) {
  const { content, onClose, entries, reviewers, meId } = props;
  return (
    <Sheet open onOpenChange={(shown) => (shown ? undefined : onClose())}>
      <SheetContent title={content === "outline" ? "Outline and filters" : "Annotations in view"}>
        {content === "outline" ? props.outline : null}
        {content === "cards" && entries.length === 0 ? (
          <p className="text-sm text-muted-foreground">
            Nothing is tagged in the part of the text that you are reading.
          </p>
        ) : null}
        {content === "cards" ? (
          <ul className="flex flex-col gap-2">
            {entries.map(({ annotation }) => (
              <li key={annotation.id}>
                <AnnotationCard
                  annotation={annotation}
                  reviewer={reviewers.find((each) => each.id === annotation.reviewerId)}
                  mine={annotation.reviewerId === meId}
                  comments={props.comments.get(annotation.id) ?? 0}
                  onChoose={() => props.onChoose(annotation.id)}
                />
              </li>
            ))}
          </ul>
        ) : null}
      </SheetContent>
    </Sheet>
  );
}
