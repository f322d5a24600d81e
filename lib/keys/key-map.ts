import { isReaderAction, READER_ACTION_NAMES, READER_ACTIONS, type ReaderAction } from "./reader-actions.ts";
import { isSingleCharacter, type KeyPress, type Stroke, strokeOf } from "./strokes.ts";

/** What a user chose about keys; kept in the browser. */
export interface KeyPreferences {
  /** Own strokes per action; actions that are absent keep their defaults. */
  own: Partial<Record<ReaderAction, readonly Stroke[]>>;
  /** Read keys by their place on the keyboard instead of what they print. */
  byPosition: boolean;
  /** False: keys of one character work only together with Alt (WCAG 2.1.4). */
  singleKeys: boolean;
}

export const DEFAULT_KEYS: KeyPreferences = { own: {}, byPosition: false, singleKeys: true };

/** Two actions that answer to the same stroke. */
export interface KeyConflict {
  stroke: Stroke;
  actions: [ReaderAction, ReaderAction];
}

/** Strokes that browsers keep for themselves, or that readers of pages rely on. */
export const RESERVED_STROKES: ReadonlySet<Stroke> = new Set([
  ..."tnwrlpfdasc".split("").map((key) => `mod+${key}`),
  "mod+shift+t",
  "mod+shift+n",
  "tab",
  "shift+tab",
  "f5",
  "f11",
  "f12",
  "alt+left",
  "alt+right",
  "space",
]);

/** The strokes an action answers to now. */
export function strokesOf(action: ReaderAction, preferences: KeyPreferences): readonly Stroke[] {
  const strokes = preferences.own[action] ?? READER_ACTIONS[action].keys;
  if (preferences.singleKeys) return strokes;
  return strokes.map((stroke) => (isSingleCharacter(stroke) ? `alt+${stroke}` : stroke));
}

/** Every pair of actions that share a stroke; a map without conflicts is the only one that is saved. */
export function keyConflicts(preferences: KeyPreferences): KeyConflict[] {
  const taken = new Map<Stroke, ReaderAction>();
  const conflicts: KeyConflict[] = [];
  for (const action of READER_ACTION_NAMES) {
    for (const stroke of strokesOf(action, preferences)) {
      const other = taken.get(stroke);
      if (other !== undefined && other !== action) conflicts.push({ stroke, actions: [other, action] });
      else taken.set(stroke, action);
    }
  }
  return conflicts;
}

export type Remapping =
  | { status: "ok"; preferences: KeyPreferences }
  | { status: "taken"; by: ReaderAction }
  | { status: "reserved" };

/** Gives an action one stroke of the user's choice instead of all it had; refused when it is taken or reserved. */
export function remap(preferences: KeyPreferences, action: ReaderAction, stroke: Stroke): Remapping {
  if (RESERVED_STROKES.has(stroke)) return { status: "reserved" };
  const changed = { ...preferences, own: { ...preferences.own, [action]: [stroke] } };
  const conflict = keyConflicts(changed).find(({ actions }) => actions.includes(action));
  if (conflict === undefined) return { status: "ok", preferences: changed };
  const [first, second] = conflict.actions;
  return { status: "taken", by: first === action ? second : first };
}

/** The action a key press asks for, or null. */
export function actionFor(press: KeyPress, preferences: KeyPreferences, apple: boolean): ReaderAction | null {
  const stroke = strokeOf(press, preferences.byPosition, apple);
  if (stroke === null) return null;
  return READER_ACTION_NAMES.find((action) => strokesOf(action, preferences).includes(stroke)) ?? null;
}

/** Preferences from storage; whatever is not understood, or would conflict, falls back to the defaults. */
export function readKeyPreferences(stored: unknown): KeyPreferences {
  if (typeof stored !== "object" || stored === null) return DEFAULT_KEYS;
  const own: Partial<Record<ReaderAction, readonly Stroke[]>> = {};
  const chosen = "own" in stored && typeof stored.own === "object" && stored.own !== null ? stored.own : {};
  for (const [action, strokes] of Object.entries(chosen)) {
    const valid = Array.isArray(strokes) && strokes.every((each) => typeof each === "string");
    if (isReaderAction(action) && valid) own[action] = strokes;
  }
  const preferences = {
    own,
    byPosition: "byPosition" in stored && stored.byPosition === true,
    singleKeys: !("singleKeys" in stored && stored.singleKeys === false),
  };
  return keyConflicts(preferences).length === 0 ? preferences : { ...preferences, own: {} };
}
