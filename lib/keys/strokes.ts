/** What this module reads of a keyboard event; a DOM KeyboardEvent fits. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/**
 * A stroke is written in lower case, modifiers first in the order mod, alt, shift: "mod+shift+z", "alt+shift+left",
 * "j", "?". "mod" is ⌘ on Apple's systems and Ctrl elsewhere. Signs that need Shift are written as the sign alone.
 */
export type Stroke = string;

const NAMED: Readonly<Record<string, string>> = {
  arrowleft: "left",
  arrowright: "right",
  arrowup: "up",
  arrowdown: "down",
  esc: "escape",
  " ": "space",
};

/** What the keys print on an American keyboard, without and with Shift, for those who want positions. */
const POSITIONS: Readonly<Record<string, readonly [string, string]>> = {
  Slash: ["/", "?"],
  Period: [".", ">"],
  Comma: [",", "<"],
  Semicolon: [";", ":"],
  Quote: ["'", '"'],
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
  Backslash: ["\\", "|"],
  Minus: ["-", "_"],
  Equal: ["=", "+"],
};

const MODIFIER_KEYS = new Set(["shift", "control", "alt", "meta", "altgraph", "capslock", "dead", "process"]);

/**
 * The stroke of a key press, or null when only a modifier went down. With `byPosition` letters and digits are those
 * that an American keyboard has in that place, so that the keys stay together on AZERTY or Cyrillic.
 */
export function strokeOf(press: KeyPress, byPosition: boolean, apple: boolean): Stroke | null {
  // Alt changes what a key prints on many layouts, so with Alt the position is the only steady name.
  const key = keyName(press, byPosition || press.altKey);
  if (key === null) return null;
  const mod = apple ? press.metaKey : press.ctrlKey;
  const other = apple ? press.ctrlKey : press.metaKey;
  if (other) return null;
  const shift = press.shiftKey && (isLetter(key) || key.length > 1);
  return [mod ? "mod" : "", press.altKey ? "alt" : "", shift ? "shift" : "", key].filter(Boolean).join("+");
}

/** Whether a stroke is one printable character without Ctrl, ⌘ or Alt: such keys can be switched off. */
export function isSingleCharacter(stroke: Stroke): boolean {
  const parts = stroke.split("+");
  const key = parts.at(-1) ?? "";
  return [...key].length === 1 && !parts.includes("mod") && !parts.includes("alt");
}

function keyName(press: KeyPress, byPosition: boolean): string | null {
  if (byPosition) {
    const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
    if (letter !== undefined) return letter.toLowerCase();
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
    if (digit !== undefined && !press.shiftKey) return digit;
    const signs = POSITIONS[press.code];
    if (signs !== undefined) return signs[press.shiftKey ? 1 : 0];
  }
  const key = press.key.toLowerCase();
  if (MODIFIER_KEYS.has(key)) return null;
  return NAMED[key] ?? key;
}

function isLetter(key: string): boolean {
  return /^\p{L}$/u.test(key);
}
