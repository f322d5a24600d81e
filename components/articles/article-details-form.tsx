"use client";

import { useRouter } from "next/navigation";
import { z } from "zod";
import { dateFieldValue, millisOfDateField } from "#lib/articles/dates.ts";
import { updateArticleInput } from "#lib/articles/inputs.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";

export interface EditableArticle {
  id: string;
  title: string;
  publisher: string;
  byline: string;
  url: string;
  publishedAt: number | null;
  version: number;
}

/** In the form the date is a calendar day. */
const schema = updateArticleInput.omit({ id: true, version: true }).extend({ publishedAt: z.string() });

export function ArticleDetailsForm({ article, onSaved }: { article: EditableArticle; onSaved: () => void }) {
  const router = useRouter();
  const { id, version, title, publisher, byline, url } = article;
  const { form, submit, problem, busy } = useOperationForm({
    kind: "article.update",
    schema,
    defaults: { title, publisher, byline, url, publishedAt: dateFieldValue(article.publishedAt) },
    complete: (values) => ({ id, version, ...values, publishedAt: publishedAt(values.publishedAt, article) }),
    onDone: () => {
      onSaved();
      router.refresh();
    },
  });
  const { errors } = form.formState;
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProblemAlert problem={problem} />
      <Field label="Title" error={errors.title?.message}>
        {(control) => <Input {...control} {...form.register("title")} />}
      </Field>
      <Field label="Publisher" optional error={errors.publisher?.message}>
        {(control) => <Input {...control} {...form.register("publisher")} />}
      </Field>
      <Field label="Byline" optional error={errors.byline?.message}>
        {(control) => <Input {...control} {...form.register("byline")} />}
      </Field>
      <Field label="Web address" optional error={errors.url?.message}>
        {(control) => <Input {...control} {...form.register("url")} type="url" inputMode="url" />}
      </Field>
      <Field label="Published" optional error={errors.publishedAt?.message}>
        {(control) => <Input {...control} {...form.register("publishedAt")} type="date" />}
      </Field>
      <Button type="submit" busy={busy} className="self-end">
        Save details
      </Button>
    </Form>
  );
}

/** A day that was not touched keeps its time of day. */
function publishedAt(value: string, article: EditableArticle): number | null {
  return value === dateFieldValue(article.publishedAt) ? article.publishedAt : millisOfDateField(value);
}
