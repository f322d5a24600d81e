"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState, useMemo } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { Form } from "#components/ui/form.tsx";
import { toast } from "#components/ui/toasts.ts";
import { v7 as uuidv7 } from "uuid";
import { assess } from "#lib/claims/assessment.ts";
import { claimFormChanges, claimFormSchema, claimFormValues } from "#lib/claims/claim-form.ts";
import type { ClaimDossier, Mention, ProjectClaims } from "#lib/claims/dossier.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { useUserId } from "#components/outbox/outbox-provider.tsx";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { DetachMention } from "./detach-mention.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { JudgmentFields } from "./judgment-fields.tsx";
import { MentionFields } from "./mention-fields.tsx";
import { MentionSuggestions } from "./mention-suggestions.tsx";
import { VoicePassages } from "./voice-passages.tsx";

export interface ClaimFormProps {
  projectId: string;
  project: ProjectClaims;
  dossier: ClaimDossier;
  /** The mention that the form was opened from; null on the claim's own page. */
  mention: Mention | null;
  canEdit: boolean;
  /** Whether publisher and grades are hidden while judging. */
  blind?: boolean;
  onFindEvidence: () => void;
  onChanged: () => Promise<void>;
}

/** Statement, attribution, evidence and judgment of one claim; one button saves what was changed. */
export function ClaimForm(props: ClaimFormProps) {
  const { projectId, project, dossier, mention, canEdit, blind = false, onFindEvidence, onChanged } = props;
  const { origins } = project;
  const me = useUserId();
  const judgment = dossier.judgments.find(({ reviewerId }) => reviewerId === me) ?? null;
  const sources = { dossier, mention, judgment, origins };
  const { sendAll, busy } = useOperation();
  const [problem, setProblem] = useState<Failure | null>(null);
  const form = useForm({
    resolver: zodResolver(claimFormSchema(dossier.evidence.length)),
    values: claimFormValues(sources),
    resetOptions: { keepDirtyValues: true },
  });
  const { register, formState } = form;
  const { errors, isDirty } = formState;
  // Not with every key that is pressed: it weighs all that the project knows of the claim's sources.
  const { suggestion, headline } = useMemo(() => assess(dossier, project), [dossier, project]);

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    const saved = await sendAll(claimFormChanges(values, { ...sources, projectId, blind }, uuidv7));
    if (!saved.ok) return setProblem(saved.error);
    form.reset(values);
    await onChanged();
    toast.success("Claim saved");
  });

  return (
    <FormProvider {...form}>
      <Form noValidate aria-label="Claim" onSubmit={submit} className="flex flex-col gap-5">
        <fieldset disabled={!canEdit} className="contents">
          <ProblemAlert problem={problem} />
          <div className="flex flex-col gap-3">
            <Field label="Claim" error={errors.text?.message}>
              {(control) => <Textarea {...control} {...register("text")} rows={3} />}
            </Field>
            {project.questions.length > 0 ? (
              <Field label="Answers the question" optional>
                {(control) => (
                  <Select {...control} {...register("questionId")}>
                    <option value="">No question</option>
                    {project.questions.map(({ id, text }) => (
                      <option key={id} value={id}>
                        {text}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
            ) : null}
          </div>

          {mention ? (
            <>
              <MentionSuggestions {...{ projectId, mention, origins }} />
              <MentionFields origins={origins} />
              <VoicePassages {...{ projectId, mention }} />
            </>
          ) : null}

          {mention ? (
            <EvidenceList {...{ dossier, origins, canEdit, onChanged }} onFind={onFindEvidence} />
          ) : null}
          <JudgmentFields form={form} headline={headline} suggestion={suggestion} />
          <div className="flex items-center gap-3">
            <Button type="submit" busy={busy} disabled={!isDirty}>
              Save claim
            </Button>
            <p role="status" className="text-xs text-muted-foreground">
              {isDirty ? "Not saved yet" : "Saved"}
            </p>
            {mention && canEdit ? <DetachMention mention={mention} onChanged={onChanged} /> : null}
          </div>
        </fieldset>
      </Form>
    </FormProvider>
  );
}
