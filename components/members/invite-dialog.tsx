"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import {
  createInvitationInput,
  INVITATION_DAYS,
  type CreateInvitationInput,
} from "#lib/projects/member-inputs.ts";
import { ROLES } from "#lib/projects/roles.ts";
import { SecretOnce } from "#components/accounts/secret-once.tsx";
import { useAccountForm } from "#components/auth/use-account-form.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { ROLE_LABELS } from "./roles.ts";

const answerSchema = z.object({ path: z.string(), isSent: z.boolean() });

/** An invitation that was just made: its link, and whether the mail that was wished for went out. */
interface Made {
  link: string;
  email: string;
  isSent: boolean;
}

interface Props {
  projectId: string;
  /** Whether this installation sends mail. */
  canMail: boolean;
}

export function InviteDialog({ projectId, canMail }: Props) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const router = useRouter();

  const change = (next: boolean) => {
    setOpen(next);
    if (next) return setMade(null);
    router.refresh();
  };

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button>Invite</Button>
      </DialogTrigger>
      <DialogContent
        title={made?.isSent ? "Invitation sent" : made ? "Hand this link over" : "Invite to the project"}
        description={
          made
            ? undefined
            : canMail
              ? "A link lets one person in, once. It is sent where you say; you get it too."
              : "You get a link that lets one person in, once. Nothing is sent by mail."
        }
      >
        {made ? (
          <div className="flex flex-col gap-3">
            {made.email && !made.isSent ? (
              <Alert tone="warning" title={`The mail to ${made.email} could not be sent`}>
                The invitation holds. Hand the link over yourself; the server’s log says what went wrong.
              </Alert>
            ) : null}
            <SecretOnce label="Invitation link" secret={made.link}>
              {made.isSent
                ? `It is on its way to ${made.email}. You need this link only if the mail does not arrive.`
                : "Send it to the one person it is for. Whoever opens it first joins the project."}
            </SecretOnce>
          </div>
        ) : (
          <InviteForm projectId={projectId} canMail={canMail} onMade={setMade} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function InviteForm({ projectId, canMail, onMade }: Props & { onMade: (made: Made) => void }) {
  const { form, submit, problem, busy } = useAccountForm<CreateInvitationInput>({
    schema: createInvitationInput as z.ZodType<CreateInvitationInput, CreateInvitationInput>,
    defaults: { projectId, role: "reviewer", note: "", email: "", days: 7 },
    url: "/api/v1/invitations",
    next: (value) => {
      const { path, isSent } = answerSchema.parse(value);
      onMade({ link: window.location.origin + path, email: form.getValues("email") ?? "", isSent });
    },
  });
  const { errors } = form.formState;
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem ? <Alert tone="error" title={problem} /> : null}
      <RadioGroup
        legend="Role"
        options={ROLES.map((role) => ({
          value: role,
          label: ROLE_LABELS[role].label,
          description: ROLE_LABELS[role].about,
        }))}
        control={form.register("role")}
        error={errors.role?.message}
      />
      {canMail ? (
        <Field
          label="Send it to"
          hint="Leave it empty to hand the link over yourself."
          optional
          error={errors.email?.message}
        >
          {(control) => (
            <Input
              {...control}
              type="email"
              inputMode="email"
              {...form.register("email")}
              autoComplete="off"
            />
          )}
        </Field>
      ) : null}
      <Field
        label="For whom"
        hint="A note for the list below; the guest does not see it."
        optional
        error={errors.note?.message}
      >
        {(control) => <Input {...control} {...form.register("note")} autoComplete="off" />}
      </Field>
      <Field label="Good for">
        {(control) => (
          <Select {...control} {...form.register("days", { valueAsNumber: true })}>
            {INVITATION_DAYS.map((days) => (
              <option key={days} value={days}>
                {days === 1 ? "1 day" : `${days} days`}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" busy={busy} className="self-end">
        {canMail ? "Invite" : "Make link"}
      </Button>
    </Form>
  );
}
