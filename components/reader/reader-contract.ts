import type { ReactNode } from "react";
import type { Annotation } from "#lib/annotations/annotation.ts";
import type { AnnotationCommand } from "#lib/annotations/commands.ts";
import type { Block, Passage } from "#lib/text/passage.ts";

/** The article version in the reader. */
export interface ReaderArticle {
  id: string;
  versionId: string;
  title: string;
  /** Canonical text; all offsets are UTF-16 code units of it. */
  text: string;
  blocks: readonly Block[];
  /** BCP 47, or null when unknown. */
  language: string | null;
  publisher?: string | null;
  /** Milliseconds since 1970 (UTC). */
  publishedAt?: number | null;
  url?: string | null;
}

export interface ReaderReviewer {
  id: string;
  name: string;
  initials: string;
}

/** What a picked passage can be used as, in `pick` mode. */
export interface PickAction {
  /** One character; works while a passage is pending. */
  key: string;
  label: string;
  sign: string;
  run: (passage: Passage) => void;
}

/** A state that annotations can be in, to look at those alone: "Not saved yet", "Not tied to a claim". */
export interface ReaderState {
  id: string;
  label: string;
  holds: (annotation: Annotation) => boolean;
}

export interface ReaderUndo {
  canUndo: boolean;
  canRedo: boolean;
  undo: () => void;
  redo: () => void;
}

/** Everything the reader is told; it keeps nothing that must survive but its preferences. */
export interface ReaderProps {
  article: ReaderArticle;
  /** All annotations of this version that may be seen, without deleted ones. */
  annotations: readonly Annotation[];
  reviewers: readonly ReaderReviewer[];
  me: { id: string; canAnnotate: boolean };
  /** One list is one step of undo. The caller applies it at once and sends it on. */
  onCommands: (commands: AnnotationCommand[]) => void;
  undo?: ReaderUndo;
  /** What the filter offers besides tags and reviewers; `holds` decides anew with every new list. */
  states?: readonly ReaderState[];
  /** How many comments the open threads of annotations hold, by id; shown on their cards. */
  discussed?: ReadonlyMap<string, number>;
  selectedId: string | null;
  onSelect: (id: string | null) => void;
  mintId: () => string;
  /** Milliseconds since 1970; for "2 min ago" and nothing else. */
  now: () => number;
  /** `tag` tags passages; `pick` hands them to the caller, for evidence in another article side by side. */
  mode?: "tag" | "pick";
  pickActions?: readonly PickAction[];
  /** What stands in the card of a chosen annotation below its own fields: the claim's form. */
  renderPanel?: (annotation: Annotation) => ReactNode;
  /** Slots of the bar: where we are, who is here, whether all is saved. */
  breadcrumb?: ReactNode;
  presence?: ReactNode;
  saveState?: ReactNode;
  /** Slot at the foot: submit, next article, progress. */
  footer?: ReactNode;
  onGuideline?: () => void;
  /** Brings this place into view once, when the text is there; UTF-16 code units. */
  openAt?: number | undefined;
  className?: string;
}
