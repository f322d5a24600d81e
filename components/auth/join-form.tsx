"use client";

import { joinInput } from "#lib/accounts/inputs.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { useAccountForm } from "./use-account-form.ts";

/** Joins the project of an invitation with the account that is signed in. */
export function JoinForm({ secret, name, next }: { secret: string; name: string; next: string }) {
  const { submit, problem, busy } = useAccountForm<{ secret: string }>({
    schema: joinInput,
    defaults: { secret },
    url: "/api/v1/invitations/join",
    next,
  });
  return (
    <Form aria-label="Join" onSubmit={submit} className="flex flex-col gap-4">
      {problem ? <Alert tone="error" title={problem} /> : null}
      <Button type="submit" size="lg" busy={busy}>
        <span className="truncate">{busy ? "Joining…" : `Join as ${name}`}</span>
      </Button>
    </Form>
  );
}
