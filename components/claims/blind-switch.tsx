"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";

interface Props {
  blind: boolean;
  /** The names stood on this page before, so that a judgment made now is not a blind one. */
  seen: boolean;
  onChange: (blind: boolean) => void;
}

/** Hides publishers, their grades and colleagues' levels while one judges. */
export function BlindSwitch({ blind, seen, onChange }: Props) {
  return (
    <div className="mb-4 rounded-md bg-muted px-3 py-2">
      <Checkbox
        label="Judge blind"
        checked={blind}
        onChange={(event) => onChange(event.target.checked)}
        hint={
          !blind
            ? "Hides publishers, grades and colleagues’ levels here and on the next claims."
            : seen
              ? "The names were shown here before, so this judgment is not kept as a blind one. The next claims open blind."
              : "Publishers, grades and colleagues’ levels are hidden. Your judgment is kept as a blind one."
        }
      />
    </div>
  );
}
