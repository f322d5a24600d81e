"use client";

import { MIN_PASSWORD_LENGTH, setupInput, type SetupInput } from "#lib/accounts/inputs.ts";
import { safeNextPath } from "#lib/accounts/next-path.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { PasswordInput } from "./password-input.tsx";
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
      <Field label="Name" hint="As colleagues will see it beside your tags." error={errors.name?.message}>
        {(control) => <Input {...control} autoComplete="name" {...form.register("name")} />}
      </Field>
      <Field label="Email" hint="For signing in." error={errors.email?.message}>
        {(control) => (
          <Input
            {...control}
            type="email"
            inputMode="email"
            autoComplete="username"
            {...form.register("email")}
          />
        )}
      </Field>
      <Field
        label="Password"
        hint={`At least ${MIN_PASSWORD_LENGTH} characters; a short sentence is good.`}
        error={errors.password?.message}
      >
        {(control) => (
          <PasswordInput {...control} autoComplete="new-password" {...form.register("password")} />
        )}
      </Field>
      <Button type="submit" size="lg" busy={busy} className="mt-1">
        {busy ? "Creating account…" : "Create administrator"}
      </Button>
    </Form>
  );
}
