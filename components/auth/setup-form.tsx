"use client";

import { setupInput, type SetupInput } from "#lib/accounts/inputs.ts";
import { safeNextPath } from "#lib/accounts/next-path.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { NewAccountFields } from "./account-fields.tsx";
import { useAccountForm } from "./use-account-form.ts";

export interface SetupFormProps {
  /** From the one-time link. */
  token: string;
  next?: string;
}

/** Makes the first administrator. */
export function SetupForm({ token, next }: SetupFormProps) {
  const { form, submit, problem, busy } = useAccountForm<SetupInput>({
    schema: setupInput,
    defaults: { token, name: "", email: "", password: "" },
    url: "/api/v1/setup",
    next: safeNextPath(next),
  });
  const { errors } = form.formState;
  const refusal = problem ?? errors.token?.message;

  return (
    <Form noValidate aria-label="Set up" onSubmit={submit} className="flex flex-col gap-4">
      {refusal ? <Alert tone="error" title={refusal} /> : null}
      <NewAccountFields register={form.register} errors={errors} />
      <Button type="submit" size="lg" busy={busy} className="mt-1">
        {busy ? "Creating account…" : "Create administrator"}
      </Button>
    </Form>
  );
}
