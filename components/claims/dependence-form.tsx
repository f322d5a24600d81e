"use client";

import { Form } from "#components/ui/form.tsx";
import { toast } from "#components/ui/toasts.ts";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { OriginDependence } from "#lib/claims/dossier.ts";
import { updateDependenceInput } from "#lib/claims/source-inputs.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

interface OriginName {
  id: string;
  name: string;
}

interface Props {
  origins: readonly [OriginName, OriginName];
  /** What is recorded about the two; null for nothing yet. */
  known: OriginDependence | null;
  onChanged: () => Promise<void>;
}

const schema = z.object({
  dependence: z
    .string()
    .trim()
    .min(1, "Give a number from 0 to 1.")
    .transform(Number)
    .pipe(updateDependenceInput.shape.dependence),
  reason: updateDependenceInput.shape.reason,
});

/** Says how far two origins may lean on each other, where one sees what follows from it. */
export function DependenceForm({ origins: [a, b], known, onChanged }: Props) {
  const { send, busy: removing } = useOperation();
  const { form, submit, problem, busy } = useOperationForm({
    kind: known ? "dependence.update" : "dependence.add",
    schema,
    defaults: { dependence: known ? String(known.dependence) : "0.5", reason: known?.reason ?? "" },
    complete: (values) =>
      known
        ? { id: known.id, version: known.version, ...values }
        : { id: uuidv7(), originId: a.id, otherOriginId: b.id, ...values },
    onDone: onChanged,
  });
  const remove = async ({ id, version }: OriginDependence) => {
    const removed = await send("dependence.remove", { id, version });
    if (!removed.ok) return toast.error(removed.error.message);
    await onChanged();
  };
  const { errors } = form.formState;
  return (
    <Form noValidate onSubmit={submit} className="mt-3 flex flex-col gap-2 border-t pt-3">
      <ProblemAlert problem={problem} />
      <p className="text-xs text-muted-foreground">
        {a.name} and {b.name}
      </p>
      <Field
        label="Lean on each other"
        hint="0: not at all. 0.5: may share what they know. 1: one and the same."
        error={errors.dependence?.message}
      >
        {(control) => <Input {...control} {...form.register("dependence")} inputMode="decimal" />}
      </Field>
      <Field label="Why" error={errors.reason?.message}>
        {(control) => <Input {...control} {...form.register("reason")} />}
      </Field>
      <div className="flex justify-end gap-2">
        {known ? (
          <Button size="sm" variant="secondary" busy={removing} onClick={() => void remove(known)}>
            Remove
          </Button>
        ) : null}
        <Button size="sm" type="submit" busy={busy}>
          Save
        </Button>
      </div>
    </Form>
  );
}
