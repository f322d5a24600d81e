"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import type { Origin } from "#lib/claims/dossier.ts";
import { createOriginInput } from "#lib/claims/inputs.ts";
import { ACCESS_TYPES, ORIGIN_KINDS, RELIABILITY_GRADES } from "#lib/claims/vocabulary.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { RowProblem } from "#components/operations/row-problem.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { useRowForm } from "#components/operations/use-row-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { ACCESS_LABELS, GRADE_LABELS, ORIGIN_KIND_LABELS } from "./labels.ts";

const { name, kind, reliability, access } = createOriginInput.shape;
const schema = createOriginInput.pick({ name: true }).extend({
  ...{ name, kind: kind.unwrap(), reliability: reliability.unwrap(), access: access.unwrap() },
});

const valuesOf = (origin: Pick<Origin, "name" | "kind" | "reliability" | "access">) => ({
  ...{ name: origin.name, kind: origin.kind },
  ...{ reliability: origin.reliability, access: origin.access },
});

/** Names and grades an origin, and says how close it was; without one, makes it. */
export function OriginDialog({ projectId, origin }: { projectId: string; origin: Origin | null }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        {origin ? (
          <Button size="sm" variant="secondary" aria-label={`Grade ${origin.name}`}>
            Grade
          </Button>
        ) : (
          <Button variant="secondary">New origin</Button>
        )}
      </DialogTrigger>
      <DialogContent
        title={origin ? "Origin" : "New origin"}
        description="Its grade and its access weigh every report that goes back to it."
      >
        {origin ? (
          <EditForm origin={origin} onSaved={close} />
        ) : (
          <NewForm projectId={projectId} onSaved={close} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function EditForm({ origin, onSaved }: { origin: Origin; onSaved: () => void }) {
  const router = useRouter();
  const { form, submit, problem, conflict, busy } = useRowForm({
    ...{ kind: "origin.update", schema, row: origin, valuesOf },
    onDone: () => {
      onSaved();
      router.refresh();
    },
  });
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <RowProblem {...{ problem, conflict }} label={origin.name} />
      <OriginFields form={form} />
      <Button type="submit" busy={busy} className="self-end">
        Save origin
      </Button>
    </Form>
  );
}

const UNKNOWN = { name: "", kind: "unknown", reliability: "F", access: "unknown" } as const;

function NewForm({ projectId, onSaved }: { projectId: string; onSaved: () => void }) {
  const router = useRouter();
  const { form, submit, problem, busy } = useOperationForm({
    ...{ kind: "origin.create", schema, defaults: valuesOf(UNKNOWN) },
    complete: (values) => ({ id: uuidv7(), projectId, ...values }),
    onDone: () => {
      onSaved();
      router.refresh();
    },
  });
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProblemAlert problem={problem} />
      <OriginFields form={form} />
      <Button type="submit" busy={busy} className="self-end">
        Add origin
      </Button>
    </Form>
  );
}

type OriginForm = ReturnType<typeof useOperationForm<ReturnType<typeof valuesOf>, unknown, unknown>>["form"];

function OriginFields({
  form: { register, formState },
}: {
  form: Pick<OriginForm, "register" | "formState">;
}) {
  const { errors } = formState;
  return (
    <>
      <Field label="Name" error={errors.name?.message}>
        {(control) => <Input {...control} {...register("name")} autoComplete="off" />}
      </Field>
      <Field label="Kind" error={errors.kind?.message}>
        {(control) => (
          <Select {...control} {...register("kind")}>
            {ORIGIN_KINDS.map((value) => (
              <option key={value} value={value}>
                {ORIGIN_KIND_LABELS[value]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label="Reliability"
        hint="Admiralty grade of the origin, not of those who repeat it. F says that nobody can tell."
        error={errors.reliability?.message}
      >
        {(control) => (
          <Select {...control} {...register("reliability")}>
            {RELIABILITY_GRADES.map((value) => (
              <option key={value} value={value}>
                {GRADE_LABELS[value]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label="Access"
        hint="First-hand: it was there, measured it, or holds the document."
        error={errors.access?.message}
      >
        {(control) => (
          <Select {...control} {...register("access")}>
            {ACCESS_TYPES.map((value) => (
              <option key={value} value={value}>
                {ACCESS_LABELS[value]}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}
