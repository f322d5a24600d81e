"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { millisOfDateField } from "#lib/articles/dates.ts";
import { articleDetails } from "#lib/articles/inputs.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { sendFile } from "./send-file.ts";

const schema = articleDetails.omit({ byline: true }).extend({
  text: z.string().refine((text) => text.trim() !== "", "Paste the text of the article."),
  publishedAt: z.string(),
});

const EMPTY = { text: "", title: "", publisher: "", url: "", publishedAt: "" };

/** Takes in one article from the clipboard. What is left empty is guessed from the text where it can be. */
export function PasteForm({ projectId }: { projectId: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<Failure | null>(null);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: EMPTY,
  });
  const submit = handleSubmit(async ({ text, publishedAt, ...details }) => {
    setProblem(null);
    const outcome = await sendFile({
      projectId,
      body: new Blob([text]),
      fileName: "",
      mediaType: "text/plain; charset=utf-8",
      details: { ...details, publishedAt: millisOfDateField(publishedAt) },
    });
    if (!outcome.ok) return setProblem(outcome.error);
    router.push(`/p/${projectId}/articles/${outcome.value.articleId}`);
  });
  const { errors, isSubmitting, isSubmitSuccessful } = formState;
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProblemAlert problem={problem} />
      <Field label="Text" error={errors.text?.message}>
        {(control) => <Textarea {...control} {...register("text")} rows={14} className="font-reading" />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Title" optional error={errors.title?.message}>
          {(control) => <Input {...control} {...register("title")} />}
        </Field>
        <Field label="Publisher" optional error={errors.publisher?.message}>
          {(control) => <Input {...control} {...register("publisher")} />}
        </Field>
        <Field label="Web address" optional error={errors.url?.message}>
          {(control) => <Input {...control} {...register("url")} type="url" inputMode="url" />}
        </Field>
        <Field label="Published" optional error={errors.publishedAt?.message}>
          {(control) => <Input {...control} {...register("publishedAt")} type="date" />}
        </Field>
      </div>
      <Button type="submit" busy={isSubmitting || (isSubmitSuccessful && !problem)} className="self-end">
        Import article
      </Button>
    </Form>
  );
}
