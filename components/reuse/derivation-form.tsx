"use client";

import { useRouter } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import type { Derivation } from "#lib/claims/dossier.ts";
import { addDerivationInput } from "#lib/claims/source-inputs.ts";
import type { DerivationLevel } from "#lib/claims/vocabulary.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select } from "#components/ui/select.tsx";
import { DerivationFields } from "./derivation-fields.tsx";

const schema = addDerivationInput.pick({ articleId: true, level: true, reason: true });
type Values = z.input<typeof schema>;

interface Article {
  id: string;
  title: string;
}

interface Props {
  a: Article;
  b: Article;
  /** What was decided before about these two. */
  decided: Derivation | null;
  suggested: { level: DerivationLevel; derivedId: string | null };
}

/** A person's decision about two articles; kept beside what was measured. */
export function DerivationForm({ a, b, decided, suggested }: Props) {
  const router = useRouter();
  const { form, submit, problem, busy } = useOperationForm({
    kind: decided ? "derivation.update" : "derivation.add",
    schema,
    defaults: {
      articleId: decided?.articleId ?? suggested.derivedId ?? b.id,
      level: decided?.level ?? suggested.level,
      reason: decided?.reason ?? "",
    },
    complete: (values: Values) => inputOf(values, { a, b, decided }),
    onDone: () => router.refresh(),
  });
  const { errors } = form.formState;
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProblemAlert problem={problem} />
      <Field
        label="Taken from the other"
        {...(decided
          ? { hint: "Decided before; to turn it round, remove that decision under “Who copied whom”." }
          : {})}
      >
        {(control) => (
          <Select {...control} {...form.register("articleId")} disabled={decided !== null}>
            {[a, b].map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <DerivationFields register={form.register} errors={errors} />
      <Button type="submit" busy={busy} className="self-start">
        {decided ? "Change the decision" : "Record the decision"}
      </Button>
    </Form>
  );
}

function inputOf(
  { articleId, level, reason }: Values,
  { a, b, decided }: Pick<Props, "a" | "b" | "decided">,
) {
  if (decided) return { id: decided.id, version: decided.version, level, reason };
  const from = articleId === a.id ? b.id : a.id;
  return { id: uuidv7(), articleId, from: { kind: "article", articleId: from }, level, reason };
}
