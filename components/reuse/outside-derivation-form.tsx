"use client";

import { useRouter } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { addDerivationInput } from "#lib/claims/source-inputs.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { DerivationFields } from "./derivation-fields.tsx";

const schema = addDerivationInput
  .pick({ articleId: true, level: true, reason: true })
  .extend({ url: z.url({ protocol: /^https?$/, error: "Give a web address, https://…" }).max(2_000) });

interface NamedSource {
  articleId: string;
  title: string;
  url: string;
}

interface Props {
  articles: readonly { id: string; title: string }[];
  /** Articles whose texts name a page as their source, while nobody has said whether they were taken from it. */
  named: readonly NamedSource[];
}

/** Records that an article was taken from a page that is not in the project, known only by its address. */
export function OutsideDerivationForm({ articles, named }: Props) {
  const router = useRouter();
  const { form, submit, problem, busy } = useOperationForm({
    kind: "derivation.add",
    schema,
    defaults: { articleId: articles[0]?.id ?? "", url: "", level: "wholly-derived", reason: "" },
    complete: ({ articleId, url, level, reason }) => ({
      ...{ id: uuidv7(), articleId, level, reason },
      from: { kind: "url", url },
    }),
    onDone: () => {
      form.reset();
      router.refresh();
    },
  });
  const { errors } = form.formState;
  const fillIn = ({ articleId, url }: NamedSource) => {
    form.setValue("articleId", articleId);
    form.setValue("url", url);
    form.setValue("reason", "Its text names this address as the source.");
    form.setFocus("level");
  };
  return (
    <Form noValidate onSubmit={submit} className="flex max-w-140 flex-col gap-4">
      <ProblemAlert problem={problem} />
      {named.length > 0 ? (
        <ul aria-label="Sources that articles name" className="divide-y rounded-lg border bg-card">
          {named.map((source) => (
            <li key={source.articleId} className="flex items-start gap-3 px-4 py-3 text-sm">
              <p className="min-w-0 flex-1">
                <span className="font-medium">{source.title}</span>{" "}
                <span className="text-muted-foreground">names as its source</span>{" "}
                <span className="break-all">{source.url}</span>
              </p>
              <Button size="sm" variant="secondary" onClick={() => fillIn(source)}>
                Fill in
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Field label="Article" error={errors.articleId?.message}>
        {(control) => (
          <Select {...control} {...form.register("articleId")}>
            {articles.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Was taken from" hint="The address of the page." error={errors.url?.message}>
        {(control) => <Input {...control} {...form.register("url")} type="url" inputMode="url" />}
      </Field>
      <DerivationFields register={form.register} errors={errors} />
      <Button type="submit" busy={busy} className="self-start">
        Record it
      </Button>
    </Form>
  );
}
