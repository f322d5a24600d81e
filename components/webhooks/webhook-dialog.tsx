"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { createWebhookInput, type CreateWebhookInput } from "#lib/webhooks/inputs.ts";
import { WEBHOOK_TOPICS } from "#lib/webhooks/topics.ts";
import { SecretOnce } from "#components/accounts/secret-once.tsx";
import { useAccountForm } from "#components/auth/use-account-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { TOPIC_HINTS } from "./topics.ts";

const answerSchema = z.object({ secret: z.string() });

/** Makes a webhook and shows its secret, this once. */
export function WebhookDialog({ projectId }: { projectId: string }) {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const router = useRouter();
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return setSecret(null);
    router.refresh();
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="secondary">New webhook</Button>
      </DialogTrigger>
      <DialogContent
        title={secret ? "Its signing secret" : "New webhook"}
        description={
          secret ? undefined : "Another program is told what happens here: kinds and ids, never the words."
        }
      >
        {secret ? (
          <SecretOnce label="Secret" secret={secret}>
            Give it to the receiver, which checks by it that messages come from here.
          </SecretOnce>
        ) : (
          <WebhookForm projectId={projectId} onSecret={setSecret} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function WebhookForm({ projectId, onSecret }: { projectId: string; onSecret: (secret: string) => void }) {
  const { form, submit, problem, busy } = useAccountForm<CreateWebhookInput>({
    schema: createWebhookInput as z.ZodType<CreateWebhookInput, CreateWebhookInput>,
    defaults: { url: "", topics: ["releases"] },
    url: `/api/v1/projects/${projectId}/webhooks`,
    next: (value) => onSecret(answerSchema.parse(value).secret),
  });
  const { errors } = form.formState;
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem ? <Alert tone="error" title={problem} /> : null}
      <Field label="Address" hint="https://…, of the program that is told" error={errors.url?.message}>
        {(control) => <Input {...control} {...form.register("url")} type="url" autoComplete="off" />}
      </Field>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">What it is told of</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {WEBHOOK_TOPICS.map((topic) => (
            <Checkbox
              key={topic}
              label={topic}
              hint={TOPIC_HINTS[topic]}
              value={topic}
              {...form.register("topics")}
            />
          ))}
        </div>
        {errors.topics?.message ? (
          <p role="alert" className="mt-1 text-xs font-medium text-destructive">
            {errors.topics.message}
          </p>
        ) : null}
      </fieldset>
      <Button type="submit" busy={busy} className="self-end">
        Make webhook
      </Button>
    </Form>
  );
}
