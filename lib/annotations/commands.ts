import type { Passage } from "../text/passage.ts";
import type { Annotation } from "./annotation.ts";
import type { Subtype, Tag } from "./tags.ts";

/** What a new annotation needs; the id is minted by the browser. */
export interface NewAnnotation {
  id: string;
  versionId: string;
  passage: Passage;
  tag: Tag;
  subtype: Subtype | null;
  note: string;
}

/** The parts of an annotation that its reviewer can change. */
export interface AnnotationChanges {
  passage?: Passage;
  tag?: Tag;
  subtype?: Subtype | null;
  note?: string;
}

/** One change to one annotation. A list of commands given together is one step of undo. */
export type AnnotationCommand =
  | { kind: "create"; annotation: NewAnnotation }
  | { kind: "update"; id: string; changes: AnnotationChanges }
  | { kind: "delete"; id: string }
  | { kind: "restore"; annotation: Annotation };
