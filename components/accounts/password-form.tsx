"use client";

import { changePasswordInput, type ChangePasswordInput } from "#lib/accounts/inputs.ts";
import { NewPasswordField } from "#components/auth/account-fields.tsx";
import { PasswordInput } from "#components/auth/password-input.tsx";
import { useAccountForm } from "#components/auth/use-account-form.ts";
import { SaveRow, useSaved } from "#components/operations/save-row.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";

/** Changes one's own password; the other sessions end. */
export function PasswordForm({ email }: { email: string }) {
  const { saved, onChange, onSaved } = useSaved();
  const { form, submit, problem, busy } = useAccountForm<ChangePasswordInput>({
    schema: changePasswordInput,
    defaults: { current: "", password: "" },
    url: "/api/v1/accounts/password",
    next: () => {
      form.reset();
      onSaved();
    },
  });
  const { errors } = form.formState;
  return (
    <Form
      noValidate
      aria-label="Password"
      onChange={onChange}
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
      <SaveRow
        action="Change password"
        busy={busy}
        saved={saved}
        said="Changed. Your other sessions have ended."
      />
    </Form>
  );
}
