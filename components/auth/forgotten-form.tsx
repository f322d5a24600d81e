"use client";

import Link from "next/link";
import { useState } from "react";
import { forgottenInput, type ForgottenInput } from "#lib/accounts/inputs.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { EmailField } from "./account-fields.tsx";
import { useAccountForm } from "./use-account-form.ts";

/** Asks for a link to a new password. What it says is the same whether there is such an account or not. */
export function ForgottenForm() {
  const [isSent, setIsSent] = useState(false);
  const { form, submit, problem, busy } = useAccountForm<ForgottenInput>({
    schema: forgottenInput,
    defaults: { email: "" },
    url: "/api/v1/accounts/forgotten",
    next: () => setIsSent(true),
  });
  if (isSent)
    return (
      <Alert tone="success" title="Look into your mailbox">
        If there is an account with this address, a link is on its way to it. It is good for an hour. If none
        comes, ask an administrator.
      </Alert>
    );
  return (
    <Form noValidate aria-label="Forgotten password" onSubmit={submit} className="flex flex-col gap-4">
      {problem ? <Alert tone="error" title={problem} /> : null}
      <EmailField field={form.register("email")} error={form.formState.errors.email?.message} />
      <Button type="submit" size="lg" busy={busy} className="mt-1">
        {busy ? "Sending…" : "Send the link"}
      </Button>
      <Link href="/sign-in" className="self-start text-sm text-primary underline underline-offset-4">
        Back to sign-in
      </Link>
    </Form>
  );
}
