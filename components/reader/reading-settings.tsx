"use client";

import { ALargeSmall } from "lucide-react";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { Select } from "#components/ui/select.tsx";
import { type ReaderPreferences, SNAP_UNITS, TEXT_SIZES, TEXT_WIDTHS } from "./reader-preferences.ts";

export interface ReadingSettingsProps {
  preferences: ReaderPreferences;
  onChange: (changes: Partial<ReaderPreferences>) => void;
}

/** Type size, line width, what a selection snaps to, and the layouts for focus and for screen readers. */
export function ReadingSettings({ preferences, onChange }: ReadingSettingsProps) {
  return (
    <Popover>
      <PopoverTrigger asChild>
        <IconButton label="Reading settings" size="icon-sm">
          <ALargeSmall aria-hidden="true" />
        </IconButton>
      </PopoverTrigger>
      <PopoverContent aria-label="Reading settings" align="end" className="flex flex-col gap-3">
        <Field label="Type size">
          {(control) => (
            <Select
              {...control}
              value={preferences.size}
              onChange={(event) => {
                const size = TEXT_SIZES.find((each) => String(each) === event.target.value);
                if (size !== undefined) onChange({ size });
              }}
            >
              {TEXT_SIZES.map((size) => (
                <option key={size} value={size}>
                  {size} px
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Choice
          label="Line width"
          value={preferences.width}
          choices={TEXT_WIDTHS}
          onChange={(width) => onChange({ width })}
        />
        <Choice
          label="A selection snaps to the"
          value={preferences.snap}
          choices={SNAP_UNITS}
          onChange={(snap) => onChange({ snap })}
        />
        <Toggle
          label="Focus mode"
          checked={preferences.focusMode}
          onChange={(focusMode) => onChange({ focusMode })}
        />
        <Toggle
          label="Plain layout, for screen readers"
          checked={preferences.plainLayout}
          onChange={(plainLayout) => onChange({ plainLayout })}
        />
      </PopoverContent>
    </Popover>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  choices: readonly T[];
  onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, choices, onChange }: ChoiceProps<T>) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(event) => {
            const chosen = choices.find((each) => each === event.target.value);
            if (chosen !== undefined) onChange(chosen);
          }}
        >
          {choices.map((each) => (
            <option key={each} value={each}>
              {each.charAt(0).toUpperCase() + each.slice(1)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

interface ToggleProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Toggle({ label, checked, onChange }: ToggleProps) {
  return (
    <label className="touch-target flex items-center gap-2 text-sm">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
