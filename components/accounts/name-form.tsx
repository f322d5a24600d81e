"use client";

import { updateAccountInput } from "#lib/accounts/inputs.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { SaveRow, useSaved } from "#components/operations/save-row.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";

/** The name that colleagues see. */
export function NameForm({ name }: { name: string }) {
  const { saved, onChange, onSaved } = useSaved();
  const { form, submit, problem, busy } = useOperationForm({
    kind: "account.update",
    schema: updateAccountInput,
    defaults: { name },
    complete: (values) => values,
    onDone: onSaved,
  });
  return (
    <Form
      noValidate
      aria-label="Name"
      onChange={onChange}
      onSubmit={submit}
      className="flex max-w-96 flex-col gap-4"
    >
      <ProblemAlert problem={problem} />
      <Field
        label="Name"
        hint="As colleagues see it beside your tags."
        error={form.formState.errors.name?.message}
      >
        {(control) => <Input {...control} {...form.register("name")} autoComplete="name" />}
      </Field>
      <SaveRow action="Save name" busy={busy} saved={saved} />
    </Form>
  );
}
