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
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { ROLE_LABELS } from "./roles.ts";

const answerSchema = z.object({ path: z.string() });

export function InviteDialog({ projectId }: { projectId: string }) {
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const router = useRouter();

  const change = (next: boolean) => {
    setOpen(next);
    if (next) return setLink(null);
    router.refresh();
  };

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button>Invite</Button>
      </DialogTrigger>
      <DialogContent
        title={link ? "Hand this link over" : "Invite to the project"}
        description={
          link ? undefined : "You get a link that lets one person in, once. Nothing is sent by mail."
        }
      >
        {link ? (
          <SecretOnce label="Invitation link" secret={link}>
            Send it to the one person it is for. Whoever opens it first joins the project.
          </SecretOnce>
        ) : (
          <InviteForm projectId={projectId} onLink={setLink} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function InviteForm({ projectId, onLink }: { projectId: string; onLink: (link: string) => void }) {
  const { form, submit, problem, busy } = useAccountForm<CreateInvitationInput>({
    schema: createInvitationInput as z.ZodType<CreateInvitationInput, CreateInvitationInput>,
    defaults: { projectId, role: "reviewer", note: "", days: 7 },
    url: "/api/v1/invitations",
    next: (value) => onLink(window.location.origin + answerSchema.parse(value).path),
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
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
        Make link
      </Button>
    </form>
  );
}
