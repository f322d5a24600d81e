import type { Annotation } from "#lib/annotations/annotation.ts";
import type { AnnotationCommand } from "#lib/annotations/commands.ts";
import type { TextSpan } from "#lib/text/passage.ts";
import type { ReaderText } from "./engine/mount.ts";
import type { SelectedBy, SelectionState } from "./engine/selection-machine.ts";
import type { SentenceMap } from "./engine/sentence-map.ts";
import type { ReaderArticle, ReaderReviewer } from "./reader-contract.ts";
import type { SnapUnit } from "./reader-preferences.ts";

/** What the controller is told whenever it changes. */
export interface ControllerInputs {
  article: ReaderArticle;
  annotations: readonly Annotation[];
  reviewers: readonly ReaderReviewer[];
  meId: string;
  canAnnotate: boolean;
  picking: boolean;
  selectedId: string | null;
  snap: SnapUnit;
  shows: (annotation: Annotation) => boolean;
  onCommands: (commands: AnnotationCommand[]) => void;
  onSelect: (id: string | null) => void;
  announce: (message: string) => void;
  mintId: () => string;
}

/** What the parts of the controller share: the inputs, the text, and what is pending or chosen. */
export interface Desk {
  readonly inputs: ControllerInputs;
  readonly text: ReaderText | null;
  readonly sentences: SentenceMap;
  readonly selection: SelectionState;
  /** The passage that a tag would go to now. */
  readonly pending: TextSpan | null;
  readonly chosen: Annotation | null;
  /** Where the reviewer clicked last. */
  readonly caret: number | null;
  /** Makes a passage pending, with its tags shown or not. */
  take(span: TextSpan, by: SelectedBy, open: boolean): void;
  /** Lets go of the pending passage. */
  release(): void;
}
