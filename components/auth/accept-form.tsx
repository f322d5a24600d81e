"use client";

import { acceptInvitationInput, type AcceptInvitationInput } from "#lib/accounts/inputs.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { NewAccountFields } from "./account-fields.tsx";
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
      <NewAccountFields register={form.register} errors={errors} />
      <Button type="submit" size="lg" busy={busy} className="mt-1">
        {busy ? "Making the account…" : "Make account and join"}
      </Button>
    </Form>
  );
}
