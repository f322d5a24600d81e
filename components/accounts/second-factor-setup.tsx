"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { z } from "zod";
import {
  beginSecondFactorInput,
  codeInput,
  type BeginSecondFactorInput,
  type CodeInput,
} from "#lib/accounts/second-factor-inputs.ts";
import { CodeField } from "#components/auth/code-field.tsx";
import { PasswordInput } from "#components/auth/password-input.tsx";
import { useAccountForm } from "#components/auth/use-account-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { QrCode } from "./qr-code.tsx";
import { RecoveryCodeList } from "./recovery-code-list.tsx";

const begunSchema = z.object({ secret: z.string(), address: z.string() });
const codesSchema = z.object({ codes: z.array(z.string()) });
type Begun = z.infer<typeof begunSchema>;

/** Sets a second factor up in three steps: password, authenticator with a first code, recovery codes. */
export function SecondFactorSetup() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  const change = (next: boolean) => {
    setOpen(next);
    if (next) {
      setBegun(null);
      setCodes(null);
    } else router.refresh();
  };
  const title = codes
    ? "Your recovery codes"
    : begun
      ? "Add it to your authenticator"
      : "Set up a second factor";
  const description = codes
    ? undefined
    : begun
      ? "Scan the picture with an authenticator app, or type the secret into it. Then write the code that it shows."
      : "You need an authenticator app, on your telephone or in your password manager.";
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="secondary">Set up</Button>
      </DialogTrigger>
      <DialogContent
        title={title}
        description={description}
        {...(codes
          ? {
              footer: (
                <DialogClose asChild>
                  <Button>I have kept them</Button>
                </DialogClose>
              ),
            }
          : {})}
      >
        {codes ? (
          <RecoveryCodeList codes={codes} />
        ) : begun ? (
          <ConfirmForm begun={begun} onCodes={setCodes} />
        ) : (
          <BeginForm onBegun={setBegun} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function BeginForm({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const { form, submit, problem, busy } = useAccountForm<BeginSecondFactorInput>({
    schema: beginSecondFactorInput,
    defaults: { password: "" },
    url: "/api/v1/accounts/second-factor",
    next: (value) => onBegun(begunSchema.parse(value)),
  });
  useEffect(() => form.setFocus("password"), [form]);
  return (
    <Form noValidate aria-label="Begin" onSubmit={submit} className="flex flex-col gap-4">
      {problem ? <Alert tone="error" title={problem} /> : null}
      <Field label="Present password" error={form.formState.errors.password?.message}>
        {(control) => (
          <PasswordInput {...control} autoComplete="current-password" {...form.register("password")} />
        )}
      </Field>
      <Button type="submit" busy={busy} className="self-end">
        Continue
      </Button>
    </Form>
  );
}

function ConfirmForm({ begun, onCodes }: { begun: Begun; onCodes: (codes: readonly string[]) => void }) {
  const { form, submit, problem, busy } = useAccountForm<CodeInput>({
    schema: codeInput,
    defaults: { code: "" },
    url: "/api/v1/accounts/second-factor/confirm",
    next: (value) => onCodes(codesSchema.parse(value).codes),
  });
  useEffect(() => form.setFocus("code"), [form]);
  return (
    <Form noValidate aria-label="Confirm" onSubmit={submit} className="flex flex-col gap-4">
      {problem ? <Alert tone="error" title={problem} /> : null}
      <div className="flex flex-wrap items-center gap-4">
        <QrCode text={begun.address} label="QR code with the secret, for an authenticator" />
        <dl className="min-w-0 flex-1 text-sm">
          <dt className="font-medium">Secret</dt>
          <dd className="mt-1 font-mono select-all">{begun.secret.match(/.{1,4}/g)?.join(" ")}</dd>
        </dl>
      </div>
      <CodeField
        hint="Six digits; a new code comes every 30 seconds."
        error={form.formState.errors.code?.message}
        control={form.register("code")}
      />
      <Button type="submit" busy={busy} className="self-end">
        Turn on
      </Button>
    </Form>
  );
}
