"use client";

import {
  acceptInvitationInput,
  MIN_PASSWORD_LENGTH,
  type AcceptInvitationInput,
} from "#lib/accounts/inputs.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { PasswordInput } from "./password-input.tsx";
import { useAccountForm } from "./use-account-form.ts";

/** Makes an account for whoever has the link of an invitation; `next` is the project it opens. */
export function AcceptForm({ secret, next }: { secret: string; next: string }) {
  const { form, submit, problem, busy } = useAccountForm<AcceptInvitationInput>({
    schema: acceptInvitationInput,
    defaults: { secret, name: "", email: "", password: "" },
    url: "/api/v1/invitations/accept",
    next,
  });
  const { errors } = form.formState;
  return (
    <Form noValidate aria-label="Make an account" onSubmit={submit} className="flex flex-col gap-4">
      {problem ? <Alert tone="error" title={problem} /> : null}
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
        {busy ? "Making the account…" : "Make account and join"}
      </Button>
    </Form>
  );
}
