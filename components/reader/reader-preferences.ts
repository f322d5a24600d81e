import { DEFAULT_KEYS, type KeyPreferences, readKeyPreferences } from "#lib/keys/key-map.ts";

/** What a finished selection is widened to. */
export const SNAP_UNITS = ["character", "word", "sentence"] as const;
export type SnapUnit = (typeof SNAP_UNITS)[number];

export const TEXT_WIDTHS = ["narrow", "medium", "wide"] as const;
export type TextWidth = (typeof TEXT_WIDTHS)[number];

/** Type sizes in pixels. */
export const TEXT_SIZES = [16, 17, 19, 21, 24, 28] as const;

/** How one person likes to read; kept in the browser. */
export interface ReaderPreferences {
  size: (typeof TEXT_SIZES)[number];
  width: TextWidth;
  snap: SnapUnit;
  /** Everything but the text goes. */
  focusMode: boolean;
  /** Lays out the whole text, for screen readers. */
  plainLayout: boolean;
  showCards: boolean;
  showOutline: boolean;
  keys: KeyPreferences;
}

export const DEFAULT_PREFERENCES: ReaderPreferences = {
  size: 19,
  width: "medium",
  snap: "word",
  focusMode: false,
  plainLayout: false,
  showCards: true,
  showOutline: true,
  keys: DEFAULT_KEYS,
};

/** Preferences from stored JSON; whatever is missing or not understood keeps its default. */
export function readPreferences(json: string | null): ReaderPreferences {
  const stored = parsed(json);
  const flag = (name: "focusMode" | "plainLayout" | "showCards" | "showOutline") =>
    typeof stored[name] === "boolean" ? stored[name] : DEFAULT_PREFERENCES[name];
  return {
    size: TEXT_SIZES.find((each) => each === stored["size"]) ?? DEFAULT_PREFERENCES.size,
    width: TEXT_WIDTHS.find((each) => each === stored["width"]) ?? DEFAULT_PREFERENCES.width,
    snap: SNAP_UNITS.find((each) => each === stored["snap"]) ?? DEFAULT_PREFERENCES.snap,
    focusMode: flag("focusMode"),
    plainLayout: flag("plainLayout"),
    showCards: flag("showCards"),
    showOutline: flag("showOutline"),
    keys: readKeyPreferences(stored["keys"]),
  };
}

function parsed(json: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
