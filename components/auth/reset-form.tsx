"use client";

import { resetPasswordInput, type ResetPasswordInput } from "#lib/accounts/inputs.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { NewPasswordField } from "./account-fields.tsx";
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
      <NewPasswordField field={form.register("password")} error={errors.password?.message} />
      <Button type="submit" size="lg" busy={busy} className="mt-1">
        {busy ? "Saving…" : "Save and sign in"}
      </Button>
    </Form>
  );
}
