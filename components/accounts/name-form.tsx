"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { updateAccountInput } from "#lib/accounts/inputs.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";

/** The name that colleagues see. */
export function NameForm({ name }: { name: string }) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const { form, submit, problem, busy } = useOperationForm({
    kind: "account.update",
    schema: updateAccountInput,
    defaults: { name },
    complete: (values) => values,
    onDone: () => {
      setSaved(true);
      router.refresh();
    },
  });
  return (
    <Form
      noValidate
      aria-label="Name"
      onChange={() => setSaved(false)}
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
      <div className="flex items-center gap-3">
        <Button type="submit" busy={busy}>
          Save name
        </Button>
        <p role="status" className="text-sm text-muted-foreground">
          {saved ? "Saved" : ""}
        </p>
      </div>
    </Form>
  );
}
