"use client";

import { MIN_PASSWORD_LENGTH, resetPasswordInput, type ResetPasswordInput } from "#lib/accounts/inputs.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { PasswordInput } from "./password-input.tsx";
import { useAccountForm } from "./use-account-form.ts";

/** Sets a new password by an administrator's link and signs in with it. */
export function ResetForm({ secret, email }: { secret: string; email: string }) {
  const { form, submit, problem, busy } = useAccountForm<ResetPasswordInput>({
    schema: resetPasswordInput,
    defaults: { secret, password: "" },
    url: "/api/v1/accounts/reset",
    next: "/",
  });
  const { errors } = form.formState;
  return (
    <Form noValidate aria-label="Reset password" onSubmit={submit} className="flex flex-col gap-4">
      {problem ? <Alert tone="error" title={problem} /> : null}
      {/* Password managers file the new password under this name. */}
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field
        label="New password"
        hint={`At least ${MIN_PASSWORD_LENGTH} characters; a short sentence is good.`}
        error={errors.password?.message}
      >
        {(control) => (
          <PasswordInput {...control} autoComplete="new-password" {...form.register("password")} />
        )}
      </Field>
      <Button type="submit" size="lg" busy={busy} className="mt-1">
        {busy ? "Saving…" : "Save and sign in"}
      </Button>
    </Form>
  );
}
