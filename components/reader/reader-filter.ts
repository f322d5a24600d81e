import type { Annotation } from "#lib/annotations/annotation.ts";
import type { Tag } from "#lib/annotations/tags.ts";
import type { ReaderState } from "./reader-contract.ts";

/** What is hidden; nothing is hidden at first. */
export interface ReaderFilter {
  hiddenTags: ReadonlySet<Tag>;
  hiddenReviewers: ReadonlySet<string>;
  /** Id of the state that annotations must be in to be shown. */
  state: string | null;
}

export const NO_FILTER: ReaderFilter = { hiddenTags: new Set(), hiddenReviewers: new Set(), state: null };

/** The states that the reader can tell by itself. */
export const OWN_STATES: readonly ReaderState[] = [
  { id: "with-note", label: "With a note", holds: ({ note }) => note !== "" },
];

/** Whether an annotation is shown; a state that nobody offers any more hides nothing. */
export function passesFilter(
  annotation: Annotation,
  filter: ReaderFilter,
  states: readonly ReaderState[],
): boolean {
  if (filter.hiddenTags.has(annotation.tag) || filter.hiddenReviewers.has(annotation.reviewerId))
    return false;
  const state = states.find(({ id }) => id === filter.state);
  return state === undefined || state.holds(annotation);
}
