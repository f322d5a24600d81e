import type { UseFormRegisterReturn } from "react-hook-form";
import { MIN_PASSWORD_LENGTH } from "#lib/accounts/inputs.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { PasswordInput } from "./password-input.tsx";

interface AccountFieldProps {
  /** What the form's `register` gives for it. */
  field: UseFormRegisterReturn;
  error: string | undefined;
}

/** The name of a new account. */
export function NameField({ field, error }: AccountFieldProps) {
  return (
    <Field label="Name" hint="As colleagues will see it beside your tags." error={error}>
      {(control) => <Input {...control} autoComplete="name" {...field} />}
    </Field>
  );
}

/** The address that one signs in with; password managers file the password under it. */
export function EmailField({ field, error, hint }: AccountFieldProps & { hint?: string }) {
  return (
    <Field label="Email" {...(hint === undefined ? {} : { hint })} error={error}>
      {(control) => <Input {...control} type="email" inputMode="email" autoComplete="username" {...field} />}
    </Field>
  );
}

/** A password that is chosen now. */
export function NewPasswordField({
  field,
  error,
  label = "New password",
}: AccountFieldProps & { label?: string }) {
  return (
    <Field
      label={label}
      hint={`At least ${MIN_PASSWORD_LENGTH} characters; a short sentence is good.`}
      error={error}
    >
      {(control) => <PasswordInput {...control} autoComplete="new-password" {...field} />}
    </Field>
  );
}

/** The fields that an account is made of. */
export function NewAccountFields({
  register,
  errors,
}: {
  register: (name: "name" | "email" | "password") => UseFormRegisterReturn;
  errors: Partial<Record<"name" | "email" | "password", { message?: string | undefined }>>;
}) {
  return (
    <>
      <NameField field={register("name")} error={errors.name?.message} />
      <EmailField field={register("email")} error={errors.email?.message} hint="For signing in." />
      <NewPasswordField label="Password" field={register("password")} error={errors.password?.message} />
    </>
  );
}
