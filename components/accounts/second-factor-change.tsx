"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { z } from "zod";
import { bothFactorsInput, type BothFactorsInput } from "#lib/accounts/second-factor-inputs.ts";
import { CodeField } from "#components/auth/code-field.tsx";
import { PasswordInput } from "#components/auth/password-input.tsx";
import { useAccountForm } from "#components/auth/use-account-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button, type ButtonProps } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { RecoveryCodeList } from "./recovery-code-list.tsx";

const codesSchema = z.object({ codes: z.array(z.string()) });

/** New recovery codes, and turning the second factor off: both take password and code. */
export function SecondFactorChange({ codesLeft }: { codesLeft: number }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-sm">
        On.{" "}
        {codesLeft === 0
          ? "No recovery code is"
          : codesLeft === 1
            ? "One recovery code is"
            : `${codesLeft} recovery codes are`}{" "}
        left.
      </p>
      {codesLeft < 3 ? (
        <Alert
          tone="warning"
          title="Make new recovery codes: without one, a lost telephone locks you out until an administrator helps."
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        <NewCodes />
        <TurnOff />
      </div>
    </div>
  );
}

function NewCodes() {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const router = useRouter();
  const change = (open: boolean) => {
    if (open) setCodes(null);
    else router.refresh();
  };
  return (
    <Dialog onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="secondary">New recovery codes</Button>
      </DialogTrigger>
      <DialogContent
        title={codes ? "Your recovery codes" : "Make new recovery codes?"}
        description={codes ? undefined : "The ones you have now stop working."}
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
        ) : (
          <BothFactorsForm
            url="/api/v1/accounts/second-factor/recovery-codes"
            action="Make codes"
            onDone={(value) => setCodes(codesSchema.parse(value).codes)}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}

function TurnOff() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost">Turn off</Button>
      </DialogTrigger>
      <DialogContent
        title="Turn the second factor off?"
        description="From then on your password alone lets you in. Your recovery codes end too."
      >
        <BothFactorsForm
          url="/api/v1/accounts/second-factor/turn-off"
          action="Turn off"
          variant="destructive"
          onDone={() => {
            setOpen(false);
            router.refresh();
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

interface FormProps {
  url: string;
  /** The verb on its button. */
  action: string;
  variant?: ButtonProps["variant"];
  onDone: (answer: unknown) => void;
}

function BothFactorsForm({ url, action, variant = "primary", onDone }: FormProps) {
  const { form, submit, problem, busy } = useAccountForm<BothFactorsInput>({
    schema: bothFactorsInput,
    defaults: { password: "", code: "" },
    url,
    next: onDone,
  });
  const { errors } = form.formState;
  useEffect(() => form.setFocus("password"), [form]);
  return (
    <Form noValidate aria-label={action} onSubmit={submit} className="flex flex-col gap-4">
      {problem ? <Alert tone="error" title={problem} /> : null}
      <Field label="Present password" error={errors.password?.message}>
        {(control) => (
          <PasswordInput {...control} autoComplete="current-password" {...form.register("password")} />
        )}
      </Field>
      <CodeField
        hint="From your authenticator, or a recovery code."
        error={errors.code?.message}
        control={form.register("code")}
      />
      <Button type="submit" variant={variant} busy={busy} className="self-end">
        {action}
      </Button>
    </Form>
  );
}
