"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { changePasswordInput, type ChangePasswordInput } from "#lib/accounts/inputs.ts";
import { NewPasswordField } from "#components/auth/account-fields.tsx";
import { PasswordInput } from "#components/auth/password-input.tsx";
import { useAccountForm } from "#components/auth/use-account-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";

/** Changes one's own password; the other sessions end. */
export function PasswordForm({ email }: { email: string }) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const { form, submit, problem, busy } = useAccountForm<ChangePasswordInput>({
    schema: changePasswordInput,
    defaults: { current: "", password: "" },
    url: "/api/v1/accounts/password",
    next: () => {
      form.reset();
      setSaved(true);
      router.refresh();
    },
  });
  const { errors } = form.formState;
  return (
    <Form
      noValidate
      aria-label="Password"
      onChange={() => setSaved(false)}
      onSubmit={submit}
      className="flex max-w-96 flex-col gap-4"
    >
      {problem ? <Alert tone="error" title={problem} /> : null}
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field label="Present password" error={errors.current?.message}>
        {(control) => (
          <PasswordInput {...control} autoComplete="current-password" {...form.register("current")} />
        )}
      </Field>
      <NewPasswordField field={form.register("password")} error={errors.password?.message} />
      <div className="flex items-center gap-3">
        <Button type="submit" busy={busy}>
          Change password
        </Button>
        <p role="status" className="text-sm text-muted-foreground">
          {saved ? "Changed. Your other sessions have ended." : ""}
        </p>
      </div>
    </Form>
  );
}
