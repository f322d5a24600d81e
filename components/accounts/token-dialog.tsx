"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { createTokenInput, TOKEN_DAYS, type CreateTokenInput } from "#lib/accounts/inputs.ts";
import { TOKEN_SCOPES, type TokenScope } from "#lib/accounts/scopes.ts";
import { useAccountForm } from "#components/auth/use-account-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { SecretOnce } from "./secret-once.tsx";

const answerSchema = z.object({ token: z.string() });

const SCOPE_HINTS: Record<TokenScope, string> = {
  read: "articles, claims, judgments and search",
  annotate: "import articles, tag, tie claims, judge",
  adjudicate: "settle what reviewers see differently",
  manage: "members and project settings",
  export: "releases and exports, nothing else",
};

export function TokenDialog() {
  const [open, setOpen] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const router = useRouter();
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return setToken(null);
    router.refresh();
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="secondary">New token</Button>
      </DialogTrigger>
      <DialogContent
        title={token ? "Your new token" : "New token"}
        description={token ? undefined : "It acts for you, as far as you say here and your roles go."}
      >
        {token ? (
          <SecretOnce label="Token" secret={token}>
            Give it to the program now: only its hash is kept. It goes into the header “Authorization: Bearer
            …”.
          </SecretOnce>
        ) : (
          <TokenForm onToken={setToken} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function TokenForm({ onToken }: { onToken: (token: string) => void }) {
  const { form, submit, problem, busy } = useAccountForm<CreateTokenInput>({
    schema: createTokenInput as z.ZodType<CreateTokenInput, CreateTokenInput>,
    defaults: { name: "", scopes: ["read"], days: 30 },
    url: "/api/v1/tokens",
    next: (value) => onToken(answerSchema.parse(value).token),
  });
  const { errors } = form.formState;
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem ? <Alert tone="error" title={problem} /> : null}
      <Field label="What it is for" error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register("name")} autoComplete="off" />}
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 text-sm font-medium">What it may do</legend>
        {TOKEN_SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            label={scope}
            hint={SCOPE_HINTS[scope]}
            value={scope}
            {...form.register("scopes")}
          />
        ))}
        {errors.scopes?.message ? (
          <p role="alert" className="text-xs font-medium text-destructive">
            {errors.scopes.message}
          </p>
        ) : null}
      </fieldset>
      <Field label="Good for">
        {(control) => (
          <Select {...control} {...form.register("days", { valueAsNumber: true })}>
            {TOKEN_DAYS.map((days) => (
              <option key={days} value={days}>
                {days} days
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" busy={busy} className="self-end">
        Make token
      </Button>
    </Form>
  );
}
