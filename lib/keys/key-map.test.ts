import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  actionFor,
  DEFAULT_KEYS,
  keyConflicts,
  readKeyPreferences,
  remap,
  RESERVED_STROKES,
  strokesOf,
} from "./key-map.ts";
import { READER_ACTION_NAMES } from "./reader-actions.ts";
import { isSingleCharacter, type KeyPress, strokeOf } from "./strokes.ts";

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
});

describe("the registry", () => {
  test("has no two actions on one stroke, with single keys on or off", () => {
    expect(keyConflicts(DEFAULT_KEYS)).toEqual([]);
    expect(keyConflicts({ ...DEFAULT_KEYS, singleKeys: false })).toEqual([]);
  });

  test("uses no stroke that browsers keep", () => {
    const all = READER_ACTION_NAMES.flatMap((action) => strokesOf(action, DEFAULT_KEYS));
    expect(all.filter((stroke) => RESERVED_STROKES.has(stroke))).toEqual([]);
  });

  test("has no bare character left when single keys are off", () => {
    const off = { ...DEFAULT_KEYS, singleKeys: false };
    expect(READER_ACTION_NAMES.flatMap((action) => strokesOf(action, off)).filter(isSingleCharacter)).toEqual(
      [],
    );
  });

  test("a clash is found", () => {
    const clash = keyConflicts({ ...DEFAULT_KEYS, own: { "tag-claim": ["j"] } });
    expect(clash).toEqual([{ stroke: "j", actions: ["tag-claim", "next-sentence"] }]);
  });
});

describe("strokes", () => {
  test.each([
    [press("j", "KeyJ"), "j"],
    [press("J", "KeyJ", { shiftKey: true }), "shift+j"],
    [press("?", "Slash", { shiftKey: true }), "?"],
    [press("ArrowRight", "ArrowRight", { shiftKey: true, altKey: true }), "alt+shift+right"],
    [press("Z", "KeyZ", { ctrlKey: true, shiftKey: true }), "mod+shift+z"],
    [press("Shift", "ShiftLeft", { shiftKey: true }), null],
    [press("ç", "KeyC", { altKey: true }), "alt+c"],
  ])("%o", (event, stroke) => {
    expect(strokeOf(event, false, false)).toBe(stroke);
  });

  test("on a French keyboard the position of Q can be what counts", () => {
    expect(strokeOf(press("a", "KeyQ"), false, false)).toBe("a");
    expect(strokeOf(press("a", "KeyQ"), true, false)).toBe("q");
    expect(strokeOf(press("с", "KeyC"), true, false)).toBe("c");
  });

  test("mod is the command key on Apple's systems; Ctrl is left alone there", () => {
    expect(strokeOf(press("z", "KeyZ", { metaKey: true }), false, true)).toBe("mod+z");
    expect(strokeOf(press("z", "KeyZ", { ctrlKey: true }), false, true)).toBeNull();
  });
});

describe("remapping", () => {
  test("a free stroke replaces the defaults", () => {
    const result = remap(DEFAULT_KEYS, "tag-claim", "q");
    if (result.status !== "ok") throw new Error(result.status);
    expect(actionFor(press("q", "KeyQ"), result.preferences, false)).toBe("tag-claim");
    expect(actionFor(press("c", "KeyC"), result.preferences, false)).toBeNull();
  });

  test("a taken stroke is refused by name, a reserved one as such", () => {
    expect(remap(DEFAULT_KEYS, "tag-claim", "j")).toEqual({ status: "taken", by: "next-sentence" });
    expect(remap(DEFAULT_KEYS, "tag-claim", "mod+w")).toEqual({ status: "reserved" });
  });

  test("no sequence of remappings ever leaves a conflict", () => {
    const stroke = fc.constantFrom("a", "q", "j", "k", "c", "shift+j", "alt+c", "mod+z", "?", "mod+t");
    const step = fc.tuple(fc.constantFrom(...READER_ACTION_NAMES), stroke);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.boolean(), (steps, singleKeys) => {
        let preferences = { ...DEFAULT_KEYS, singleKeys };
        for (const [action, chosen] of steps) {
          const result = remap(preferences, action, chosen);
          if (result.status === "ok") preferences = { ...result.preferences, singleKeys };
        }
        expect(keyConflicts(preferences)).toEqual([]);
      }),
    );
  });
});

describe("what is stored", () => {
  test("survives a round trip", () => {
    const kept = { own: { undo: ["u"] }, byPosition: true, singleKeys: false };
    expect(readKeyPreferences(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  test("anything else becomes a usable map", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(keyConflicts(readKeyPreferences(value))).toEqual([]);
        expect(keyConflicts(readKeyPreferences({ own: value }))).toEqual([]);
      }),
    );
    expect(readKeyPreferences({ own: { "tag-claim": ["j"] } }).own).toEqual({});
  });
});
