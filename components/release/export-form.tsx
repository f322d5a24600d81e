"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { TEXT_MODES, type TextMode } from "#lib/formats/dataset.ts";
import { LAYER_CHOICES } from "#lib/releases/export-request.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { LAYER_NOTES, TEXT_MODE_NOTES } from "./format-notes.ts";

export interface FormatChoice {
  id: string;
  label: string;
  note: string;
  textModes: readonly TextMode[];
}

interface Props {
  /** Where the form is sent to; the answer is the file. */
  action: string;
  formats: readonly FormatChoice[];
}

/** Chooses what to download. A plain form: without JavaScript the server says what does not go together. */
export function ExportForm({ action, formats }: Props) {
  const [formatId, setFormatId] = useState(formats[0]?.id ?? "");
  const [wantedMode, setWantedMode] = useState<TextMode>("full");
  const format = formats.find(({ id }) => id === formatId);
  const possible = format?.textModes ?? TEXT_MODES;
  const textMode = possible.includes(wantedMode) ? wantedMode : (possible[0] ?? "full");
  return (
    <form method="get" action={action} className="grid gap-5 rounded-lg border bg-card p-4 md:grid-cols-2">
      <div className="grid content-start gap-4">
        <Field label="Format" hint={format?.note}>
          {(control) => (
            <Select
              {...control}
              name="format"
              value={formatId}
              onChange={(event) => setFormatId(event.target.value)}
            >
              {formats.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Decisions">
          {(control) => (
            <Select {...control} name="layers" defaultValue="both">
              {LAYER_CHOICES.map((choice) => (
                <option key={choice} value={choice}>
                  {LAYER_NOTES[choice]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Checkbox
          name="pseudonymous"
          value="yes"
          label="Pseudonyms instead of names"
          hint="Each reviewer keeps the same pseudonym in every export of this project."
        />
      </div>
      <RadioGroup
        legend="Text of the articles"
        hint={
          possible.length === 1
            ? "This format carries the text; check that you may pass the articles on."
            : "Check that you may pass the articles on before you share full texts."
        }
        options={TEXT_MODES.map((value) => ({
          value,
          ...TEXT_MODE_NOTES[value],
          disabled: !possible.includes(value),
        }))}
        value={textMode}
        control={{
          name: "textMode",
          onChange: (event) =>
            setWantedMode(TEXT_MODES.find((mode) => mode === event.target.value) ?? "full"),
        }}
      />
      <div className="md:col-span-2">
        <Button type="submit">
          <Download aria-hidden="true" /> Download
        </Button>
      </div>
    </form>
  );
}
