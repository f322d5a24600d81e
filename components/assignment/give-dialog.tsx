"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { endOfDueDay } from "#lib/assignment/due-day.ts";
import { giveArticleInput } from "#lib/assignment/inputs.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";

export interface GiveTo {
  id: string;
  name: string;
}

interface Props {
  article: { id: string; title: string };
  reviewers: readonly GiveTo[];
}

/** Gives an article to one reviewer, also to one who had it before. */
export function GiveDialog({ article, reviewers }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary" size="sm" aria-label={`Give to… ${article.title}`}>
          Give to…
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Give “${article.title}” to somebody`}
        description="It stays theirs until they submit or skip it."
      >
        <GiveForm article={article} reviewers={reviewers} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

const schema = giveArticleInput
  .pick({ reviewerId: true })
  .extend({ dueOn: z.union([z.literal(""), z.iso.date("Choose a day.")]) });

function GiveForm({ article, reviewers, onDone }: Props & { onDone: () => void }) {
  const router = useRouter();
  const { form, submit, problem, busy } = useOperationForm({
    kind: "assignment.give",
    schema,
    defaults: { reviewerId: reviewers[0]?.id ?? "", dueOn: "" },
    complete: ({ reviewerId, dueOn }) => ({
      ...{ id: uuidv7(), articleId: article.id, reviewerId, dueAt: endOfDueDay(dueOn) },
    }),
    onDone: () => {
      onDone();
      router.refresh();
    },
  });
  const { errors } = form.formState;
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProblemAlert problem={problem} />
      <Field label="Reviewer" error={errors.reviewerId?.message}>
        {(control) => (
          <Select {...control} {...form.register("reviewerId")}>
            {reviewers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Due on" optional error={errors.dueOn?.message}>
        {(control) => <Input {...control} {...form.register("dueOn")} type="date" />}
      </Field>
      <Button type="submit" busy={busy} className="self-end">
        Give article
      </Button>
    </Form>
  );
}
