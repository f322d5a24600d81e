"use client";

import { signInInput, type SignInInput } from "#lib/accounts/inputs.ts";
import { safeNextPath } from "#lib/accounts/next-path.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { EmailField } from "./account-fields.tsx";
import { PasswordInput } from "./password-input.tsx";
import { useAccountForm } from "./use-account-form.ts";

/** Sign-in by email and password; `next` is the path to go on to, checked here to stay inside the site. */
export function SignInForm({ next }: { next?: string }) {
  const { form, submit, problem, busy } = useAccountForm<SignInInput>({
    schema: signInInput,
    defaults: { email: "", password: "" },
    url: "/api/auth/sign-in/email",
    next: safeNextPath(next),
  });
  const { errors } = form.formState;

  return (
    <Form noValidate aria-label="Sign in" onSubmit={submit} className="flex flex-col gap-4">
      {problem ? <Alert tone="error" title={problem} /> : null}
      <EmailField field={form.register("email")} error={errors.email?.message} />
      <Field label="Password" error={errors.password?.message}>
        {(control) => (
          <PasswordInput {...control} autoComplete="current-password" {...form.register("password")} />
        )}
      </Field>
      <Button type="submit" size="lg" busy={busy} className="mt-1">
        {busy ? "Signing in…" : "Sign in"}
      </Button>
    </Form>
  );
}
