"use client";

import { useState, type KeyboardEvent } from "react";
import { DEFAULT_KEYS, keyConflicts, type KeyPreferences, remap, strokesOf } from "#lib/keys/key-map.ts";
import { READER_ACTION_NAMES, READER_ACTIONS, type ReaderAction } from "#lib/keys/reader-actions.ts";
import { strokeOf } from "#lib/keys/strokes.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Keys } from "#components/ui/keys.tsx";
import { isApple } from "./use-reader-keys.ts";

export interface KeysDialogProps {
  onClose: () => void;
  preferences: KeyPreferences;
  onChange: (preferences: KeyPreferences) => void;
}

const GROUPS = [...new Set(READER_ACTION_NAMES.map((action) => READER_ACTIONS[action].group))];

/** Every key of the reader, and the place to change them. */
export function KeysDialog({ onClose, preferences, onChange }: KeysDialogProps) {
  const [changing, setChanging] = useState<ReaderAction | null>(null);
  const [problem, setProblem] = useState("");

  const take = (action: ReaderAction) => (event: KeyboardEvent) => {
    if (event.key === "Tab") return;
    const stroke = strokeOf(event.nativeEvent, preferences.byPosition, isApple());
    if (stroke === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (stroke === "escape" && action !== "close") {
      setChanging(null);
      return;
    }
    const result = remap(preferences, action, stroke);
    if (result.status === "taken") setProblem(`That key already means “${READER_ACTIONS[result.by].label}”.`);
    else if (result.status === "reserved") setProblem("The browser keeps that key for itself.");
    else {
      setProblem("");
      setChanging(null);
      onChange(result.preferences);
    }
  };

  const switchSingleKeys = (singleKeys: boolean) => {
    const changed = { ...preferences, singleKeys };
    const [conflict] = keyConflicts(changed);
    if (conflict === undefined) {
      setProblem("");
      onChange(changed);
    } else {
      const [one, other] = conflict.actions.map((action) => `“${READER_ACTIONS[action].label}”`);
      setProblem(`Then ${one} and ${other} would share a key. Change one of them first.`);
    }
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title="Keys"
        description="Choose a key to change it, then press the new one."
        size="lg"
        footer={
          <Button variant="secondary" size="sm" onClick={() => onChange(DEFAULT_KEYS)}>
            Restore all keys
          </Button>
        }
      >
        <p role="status" className="min-h-5 text-sm text-destructive">
          {problem}
        </p>
        <div className="columns-1 gap-8 sm:columns-2">
          {GROUPS.map((group) => (
            <section key={group} aria-label={group} className="mb-4 break-inside-avoid">
              <h3 className="mb-1 text-xs font-medium text-muted-foreground">{group}</h3>
              <ul>
                {READER_ACTION_NAMES.filter((each) => READER_ACTIONS[each].group === group).map((action) => (
                  <li key={action} className="flex items-center justify-between gap-3 border-b py-1 text-sm">
                    <span>{READER_ACTIONS[action].label}</span>
                    <button
                      type="button"
                      className="touch-target flex shrink-0 items-center gap-1.5 rounded-sm px-1 py-0.5 hover:bg-muted"
                      onClick={() => setChanging(action)}
                      onBlur={() => setChanging(null)}
                      onKeyDown={changing === action ? take(action) : undefined}
                    >
                      <span className="sr-only">Change the key for: {READER_ACTIONS[action].label}, </span>
                      {changing === action ? (
                        <span className="text-xs text-primary">Press a key</span>
                      ) : (
                        strokesOf(action, preferences).map((stroke) => <Keys key={stroke} keys={stroke} />)
                      )}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <div className="mt-2 flex flex-col gap-2 text-sm">
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={preferences.singleKeys}
              onChange={(event) => switchSingleKeys(event.target.checked)}
            />
            Single keys work alone (off: together with Alt)
          </label>
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={preferences.byPosition}
              onChange={(event) => onChange({ ...preferences, byPosition: event.target.checked })}
            />
            Go by the key’s place on the keyboard, not by what it prints
          </label>
        </div>
      </DialogContent>
    </Dialog>
  );
}
