"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { TEXT_MODES } from "#lib/formats/dataset.ts";
import { LAYER_CHOICES } from "#lib/releases/export-request.ts";
import { createReleaseInput } from "#lib/releases/inputs.ts";
import { sendJson } from "#components/auth/send-json.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { LAYER_NOTES, TEXT_MODE_NOTES } from "./format-notes.ts";

const { note, textMode, layers, pseudonymous, licence } = createReleaseInput.shape;
const schema = z.strictObject({
  note,
  textMode,
  layers,
  pseudonymous,
  licence,
  creators: z.string().max(2_000),
});

/** Freezes the project as it stands under the next number. */
export function ReleaseDialog({ releasesPath }: { releasesPath: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>New release</Button>
      </DialogTrigger>
      <DialogContent
        title="New release"
        description="A release never changes. Its number follows from what changed since the last one."
      >
        <ReleaseForm releasesPath={releasesPath} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function ReleaseForm({ releasesPath, onDone }: { releasesPath: string; onDone: () => void }) {
  const router = useRouter();
  const [id] = useState(() => uuidv7()); // sent again after a failure, so that a release is never made twice
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      ...{ note: "", licence: "", creators: "" },
      ...{ textMode: "quote" as const, layers: "both" as const, pseudonymous: true },
    },
  });
  const submit = form.handleSubmit(async ({ creators, ...values }) => {
    setProblem(null);
    const makers = creators
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const sent = await sendJson(releasesPath, { ...values, creators: makers, id });
    if (!sent.ok) return setProblem(sent.message);
    onDone();
    router.refresh();
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem ? (
        <Alert tone="error" title="Not released">
          {problem}
        </Alert>
      ) : null}
      <RadioGroup
        legend="Text of the articles"
        options={TEXT_MODES.map((value) => ({ value, ...TEXT_MODE_NOTES[value] }))}
        control={form.register("textMode")}
      />
      <Field label="Decisions">
        {(control) => (
          <Select {...control} {...form.register("layers")}>
            {LAYER_CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {LAYER_NOTES[choice]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Checkbox label="Pseudonyms instead of names" {...form.register("pseudonymous")} />
      <Field
        label="Licence"
        optional
        hint="An SPDX identifier such as CC-BY-4.0, or an address."
        error={errors.licence?.message}
      >
        {(control) => <Input {...control} {...form.register("licence")} autoComplete="off" />}
      </Field>
      <Field label="Creators" optional hint="Names, with commas between." error={errors.creators?.message}>
        {(control) => <Input {...control} {...form.register("creators")} autoComplete="off" />}
      </Field>
      <Field label="Note" optional error={errors.note?.message}>
        {(control) => <Textarea {...control} {...form.register("note")} rows={2} />}
      </Field>
      <Button type="submit" busy={isSubmitting} className="self-end">
        Release
      </Button>
    </Form>
  );
}
