"use client";

import { useRouter } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { PublisherAssessment } from "#lib/claims/dossier.ts";
import { addAssessmentInput } from "#lib/claims/source-inputs.ts";
import { CRITERIA, CRITERION_OUTCOMES, RELIABILITY_GRADES } from "#lib/claims/vocabulary.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { CRITERION_LABELS, GRADE_LABELS, OUTCOME_LABELS } from "./labels.ts";

/** A select has a word for "not looked at"; the operation leaves such practices out. */
const schema = addAssessmentInput.pick({ reliability: true, rationale: true }).extend({
  criteria: z
    .record(z.enum(CRITERIA), z.union([z.literal(""), z.enum(CRITERION_OUTCOMES)]))
    .transform((criteria) =>
      Object.fromEntries(Object.entries(criteria).filter(([, outcome]) => outcome !== "")),
    ),
});

interface Props {
  publisherId: string;
  /** The reader's own grade, to be changed. */
  own: PublisherAssessment | null;
}

/** One reviewer's Admiralty grade, practice by practice; it never enters the computed record. */
export function AssessmentForm({ publisherId, own }: Props) {
  const router = useRouter();
  const { form, submit, problem, busy } = useOperationForm({
    kind: own ? "assessment.update" : "assessment.add",
    schema,
    defaults: {
      reliability: own?.reliability ?? "F",
      criteria: Object.fromEntries(CRITERIA.map((criterion) => [criterion, own?.criteria[criterion] ?? ""])),
      rationale: own?.rationale ?? "",
    },
    complete: (values) =>
      own ? { id: own.id, version: own.version, ...values } : { id: uuidv7(), publisherId, ...values },
    onDone: () => router.refresh(),
  });
  const { errors } = form.formState;
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProblemAlert problem={problem} />
      <Field
        label="Reliability"
        hint="Of the publisher, whatever you think of a single article."
        error={errors.reliability?.message}
      >
        {(control) => (
          <Select {...control} {...form.register("reliability")}>
            {RELIABILITY_GRADES.map((grade) => (
              <option key={grade} value={grade}>
                {GRADE_LABELS[grade]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <fieldset className="grid gap-3 rounded-md border p-3">
        <legend className="px-1 text-sm font-medium">Practices</legend>
        {CRITERIA.map((criterion) => (
          <Field key={criterion} label={CRITERION_LABELS[criterion]}>
            {(control) => (
              <Select {...control} {...form.register(`criteria.${criterion}`)}>
                <option value="">Not looked at</option>
                {CRITERION_OUTCOMES.map((outcome) => (
                  <option key={outcome} value={outcome}>
                    {OUTCOME_LABELS[outcome]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ))}
      </fieldset>
      <Field label="Rationale" hint="What the grade rests on." error={errors.rationale?.message}>
        {(control) => <Textarea {...control} {...form.register("rationale")} rows={3} />}
      </Field>
      <Button type="submit" busy={busy} className="self-start">
        {own ? "Change your grade" : "Grade this publisher"}
      </Button>
    </Form>
  );
}
