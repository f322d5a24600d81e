"use client";

import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { Label } from "#components/ui/label.tsx";
import { Select } from "#components/ui/select.tsx";

interface Props {
  label: string;
  /** Name of the search parameter. */
  name: string;
  chosen: string;
  options: readonly { value: string; label: string }[];
  /** Other search parameters to keep. */
  keep?: Readonly<Record<string, string>>;
}

/** A choice that stands in the address, so that it can be shared. */
export function ChoiceForm({ label, name, chosen, options, keep = {} }: Props) {
  const id = useId();
  return (
    <form method="get" className="mb-4 flex max-w-128 flex-wrap items-end gap-2">
      {Object.entries(keep).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <Label htmlFor={id}>{label}</Label>
        <Select id={id} name={name} defaultValue={chosen}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      </div>
      <Button type="submit" variant="secondary">
        Show
      </Button>
    </form>
  );
}
