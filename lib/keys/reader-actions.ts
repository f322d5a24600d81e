import type { Stroke } from "./strokes.ts";

interface ActionEntry {
  label: string;
  group: "Tag" | "Move" | "Select" | "Change" | "Around the text";
  keys: readonly Stroke[];
}

/** Everything the reader does by key: the one place where its keys are named. */
export const READER_ACTIONS = {
  "tag-claim": { label: "Tag as claim", group: "Tag", keys: ["c", "1"] },
  "tag-opinion": { label: "Tag as opinion", group: "Tag", keys: ["o", "2"] },
  "tag-boilerplate": { label: "Tag as boilerplate", group: "Tag", keys: ["b", "3"] },
  "open-tags": { label: "Show the tags for the sentence or passage", group: "Tag", keys: ["enter"] },
  "boilerplate-blocks": { label: "Tag each selected block as boilerplate", group: "Tag", keys: ["shift+b"] },
  "boilerplate-after": {
    label: "Tag all after this line as boilerplate",
    group: "Tag",
    keys: ["shift+a"],
  },
  "next-sentence": { label: "Next sentence", group: "Move", keys: ["j"] },
  "previous-sentence": { label: "Previous sentence", group: "Move", keys: ["k"] },
  "next-annotation": { label: "Next annotation", group: "Move", keys: ["n"] },
  "previous-annotation": { label: "Previous annotation", group: "Move", keys: ["p"] },
  "extend-next": { label: "Extend by a sentence", group: "Select", keys: ["shift+j"] },
  "extend-previous": { label: "Take back a sentence", group: "Select", keys: ["shift+k"] },
  "extend-word": { label: "Extend by a word", group: "Select", keys: ["shift+right"] },
  "shrink-word": { label: "Take back a word", group: "Select", keys: ["shift+left"] },
  close: { label: "Close, or let go of the passage", group: "Select", keys: ["escape"] },
  "end-later": { label: "Move the end a word on", group: "Change", keys: ["alt+shift+right"] },
  "end-earlier": { label: "Move the end a word back", group: "Change", keys: ["alt+shift+left"] },
  "start-later": { label: "Move the start a word on", group: "Change", keys: ["mod+alt+shift+right"] },
  "start-earlier": { label: "Move the start a word back", group: "Change", keys: ["mod+alt+shift+left"] },
  "edit-note": { label: "Write a note", group: "Change", keys: ["e"] },
  discuss: { label: "Discuss the annotation", group: "Change", keys: ["r"] },
  split: { label: "Split where the cursor is", group: "Change", keys: ["s"] },
  merge: { label: "Merge with the next annotation of the same tag", group: "Change", keys: ["m"] },
  "merge-previous": {
    label: "Merge with the previous annotation of the same tag",
    group: "Change",
    keys: ["shift+m"],
  },
  delete: { label: "Delete the annotation", group: "Change", keys: ["delete", "backspace"] },
  undo: { label: "Undo", group: "Change", keys: ["mod+z"] },
  redo: { label: "Redo", group: "Change", keys: ["mod+shift+z", "mod+y"] },
  find: { label: "Find in the text", group: "Around the text", keys: ["f", "/"] },
  guideline: { label: "Open the guideline", group: "Around the text", keys: ["g"] },
  outline: { label: "Outline and filters", group: "Around the text", keys: ["t"] },
  "focus-mode": { label: "Focus mode", group: "Around the text", keys: ["z"] },
  panel: { label: "Show or hide the cards", group: "Around the text", keys: ["]"] },
  keys: { label: "Keys", group: "Around the text", keys: ["?"] },
} as const satisfies Record<string, ActionEntry>;

export type ReaderAction = keyof typeof READER_ACTIONS;

/** The actions in the order in which they are shown. */
export const READER_ACTION_NAMES = Object.keys(READER_ACTIONS).filter(isReaderAction);

export function isReaderAction(name: string): name is ReaderAction {
  return Object.hasOwn(READER_ACTIONS, name);
}
