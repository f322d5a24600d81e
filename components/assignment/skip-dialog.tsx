"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { skipAssignmentInput } from "#lib/assignment/inputs.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

interface Props {
  place: { id: string; version: number; title: string };
}

const schema = skipAssignmentInput.pick({ reason: true });

/** Gives an article back with a reason. */
export function SkipDialog({ place }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="sm" aria-label={`Skip ${place.title}`}>
          Skip
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Skip “${place.title}”?`}
        description="Somebody else can take it then. What you tagged in it stays."
      >
        <SkipForm place={place} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function SkipForm({ place: { id, version }, onDone }: Props & { onDone: () => void }) {
  const router = useRouter();
  const { form, submit, problem, busy } = useOperationForm({
    kind: "assignment.skip",
    schema,
    defaults: { reason: "" },
    complete: (values) => ({ id, version, ...values }),
    onDone: () => {
      onDone();
      router.refresh();
    },
  });
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProblemAlert problem={problem} />
      <Field label="Why" hint="Managers of the project see it." error={form.formState.errors.reason?.message}>
        {(control) => <Textarea {...control} {...form.register("reason")} rows={3} />}
      </Field>
      <Button type="submit" busy={busy} className="self-end">
        Skip article
      </Button>
    </Form>
  );
}
