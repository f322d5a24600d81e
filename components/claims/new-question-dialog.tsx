"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { createQuestionInput } from "#lib/claims/inputs.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";

const schema = createQuestionInput.pick({ text: true });

/** Makes a question, so that claims with different values stand together. */
export function NewQuestionDialog({ projectId }: { projectId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary">New question</Button>
      </DialogTrigger>
      <DialogContent
        title="New question"
        description="Claims that answer the same question with different values stand together."
      >
        <QuestionForm projectId={projectId} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function QuestionForm({ projectId, onDone }: { projectId: string; onDone: () => void }) {
  const router = useRouter();
  const { form, submit, problem, busy } = useOperationForm({
    kind: "question.create",
    schema,
    defaults: { text: "" },
    complete: ({ text }) => ({ id: uuidv7(), projectId, text }),
    onDone: () => {
      onDone();
      router.refresh();
    },
  });
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProblemAlert problem={problem} />
      <Field
        label="Question"
        hint="For example: how many people were moved out?"
        error={form.formState.errors.text?.message}
      >
        {(control) => <Input {...control} {...form.register("text")} />}
      </Field>
      <Button type="submit" busy={busy} className="self-end">
        Add question
      </Button>
    </Form>
  );
}
