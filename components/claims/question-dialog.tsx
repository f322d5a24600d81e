"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Question } from "#lib/claims/dossier.ts";
import { updateQuestionInput } from "#lib/claims/inputs.ts";
import { RowProblem } from "#components/operations/row-problem.tsx";
import { useRowForm } from "#components/operations/use-row-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";

const schema = updateQuestionInput.pick({ text: true });
const valuesOf = ({ text }: Question) => ({ text });

/** Words a question anew; the claims that answer it stay. */
export function QuestionDialog({ question }: { question: Question }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" variant="ghost" aria-label={`Reword “${question.text}”`}>
          Reword
        </Button>
      </DialogTrigger>
      <DialogContent title="Question" description="The claims that answer it stay as they are.">
        <QuestionForm question={question} onSaved={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function QuestionForm({ question, onSaved }: { question: Question; onSaved: () => void }) {
  const router = useRouter();
  const { form, submit, problem, conflict, busy } = useRowForm({
    ...{ kind: "question.update", schema, row: question, valuesOf },
    onDone: () => {
      onSaved();
      router.refresh();
    },
  });
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <RowProblem {...{ problem, conflict }} label={question.text} />
      <Field label="Question" error={form.formState.errors.text?.message}>
        {(control) => <Input {...control} {...form.register("text")} />}
      </Field>
      <Button type="submit" busy={busy} className="self-end">
        Save question
      </Button>
    </Form>
  );
}
