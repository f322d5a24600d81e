"use client";

import { useEffect } from "react";
import { codeInput, type CodeInput } from "#lib/accounts/second-factor-inputs.ts";
import { safeNextPath } from "#lib/accounts/next-path.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { CodeField } from "./code-field.tsx";
import { useAccountForm } from "./use-account-form.ts";

/** Asks for the second factor; `next` is the path to go on to. */
export function CodeForm({ next }: { next?: string }) {
  const { form, submit, problem, busy } = useAccountForm<CodeInput>({
    schema: codeInput,
    defaults: { code: "" },
    url: "/api/auth/sign-in/code",
    next: safeNextPath(next),
  });
  // The page asks for this one thing.
  useEffect(() => form.setFocus("code"), [form]);
  return (
    <Form noValidate aria-label="Code" onSubmit={submit} className="flex flex-col gap-4">
      {problem ? <Alert tone="error" title={problem} /> : null}
      <CodeField
        hint="Six digits from your authenticator. Lost it? One of your recovery codes does as well, once."
        error={form.formState.errors.code?.message}
        control={form.register("code")}
      />
      <Button type="submit" size="lg" busy={busy} className="mt-1">
        {busy ? "Signing in…" : "Sign in"}
      </Button>
    </Form>
  );
}
