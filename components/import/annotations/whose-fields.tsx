"use client";

import { IMPORT_LAYERS, type ImportLayer } from "#lib/annotations/import-inputs.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";

const LAYERS = {
  own: {
    label: "Mine",
    description: "They become annotations of your own, which you can change and delete.",
  },
  named: {
    label: "One reviewer’s",
    description: "Of somebody, or of a program, under a name that you choose. Nobody can sign in by it.",
  },
  "by-hand": {
    label: "Each as the file names them",
    description: "Every hand in the file becomes a reviewer, so that agreement and settling see them apart.",
  },
} as const satisfies Record<ImportLayer, { label: string; description: string }>;

interface Props {
  layer: ImportLayer;
  name: string;
  /** Hands that the file names. */
  hands: number;
  canManage: boolean;
  onLayer: (layer: ImportLayer) => void;
  onName: (name: string) => void;
}

/** Whose the annotations become. */
export function WhoseFields({ layer, name, hands, canManage, onLayer, onName }: Props) {
  return (
    <div className="grid gap-3">
      <RadioGroup
        legend="Whose annotations are they?"
        hint={canManage ? undefined : "Only managers bring in other people’s annotations."}
        options={IMPORT_LAYERS.map((value) => ({
          value,
          ...LAYERS[value],
          ...(value === "by-hand" && hands === 0 ? { description: "This file names nobody." } : {}),
          disabled: (value !== "own" && !canManage) || (value === "by-hand" && hands === 0),
        }))}
        value={layer}
        control={{
          name: "layer",
          onChange: (event) => onLayer(IMPORT_LAYERS.find((one) => one === event.target.value) ?? "own"),
        }}
      />
      {layer === "named" ? (
        <Field label="Name of the reviewer">
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={100}
              onChange={(event) => onName(event.target.value)}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
