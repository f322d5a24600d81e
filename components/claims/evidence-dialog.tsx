"use client";

import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Evidence, Origin } from "#lib/claims/dossier.ts";
import { addEvidenceInput, updateEvidenceInput } from "#lib/claims/inputs.ts";
import { STANCE_SIGNS, STANCES } from "#lib/claims/vocabulary.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { STANCE_LABELS } from "./labels.ts";

interface Props {
  claimId: string;
  /** What is edited; "new" adds a page elsewhere, null is closed. */
  evidence: Evidence | "new" | null;
  origins: readonly Origin[];
  onClose: () => void;
  onChanged: () => Promise<void>;
}

/** Edits a piece of evidence: stance, origin and note; or adds a page outside the project. */
export function EvidenceDialog({ evidence, onClose, ...rest }: Props) {
  const isNew = evidence === "new";
  return (
    <Dialog open={evidence !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={isNew ? "Add a web page" : "Edit evidence"}
        description={
          isNew
            ? "A page outside these articles. It stands beside the claim and is not weighed in the ledger."
            : undefined
        }
      >
        {evidence === null ? null : (
          <EvidenceForm key={isNew ? "new" : evidence.id} {...{ evidence, onClose, ...rest }} />
        )}
      </DialogContent>
    </Dialog>
  );
}

const url = addEvidenceInput.shape.target.options[1].shape.url;
const shared = {
  stance: updateEvidenceInput.shape.stance,
  note: updateEvidenceInput.shape.note.unwrap(),
  originId: z.string(),
};
const newSchema = z.object({ ...shared, url });
const oldSchema = z.object({ ...shared, url: z.string() });

function EvidenceForm({
  claimId,
  evidence,
  origins,
  onClose,
  onChanged,
}: Props & { evidence: Evidence | "new" }) {
  const known = evidence === "new" ? null : evidence;
  const { form, submit, problem, busy } = useOperationForm({
    kind: known ? "evidence.update" : "evidence.add",
    schema: known ? oldSchema : newSchema,
    defaults: {
      stance: known?.stance ?? "supports",
      note: known?.note ?? "",
      originId: known?.originId ?? "",
      url: known?.url ?? "",
    },
    complete: ({ url: address, originId, ...values }) => ({
      ...values,
      originId: originId || null,
      ...(known
        ? { id: known.id, version: known.version }
        : { id: uuidv7(), claimId, target: { kind: "url", url: address } }),
    }),
    onDone: async () => {
      onClose();
      await onChanged();
    },
  });
  const { register, formState } = form;
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProblemAlert problem={problem} />
      {known ? (
        <blockquote dir="auto" className="line-clamp-4 font-reading">
          {known.exact || known.url}
        </blockquote>
      ) : (
        <Field label="Web address" error={formState.errors.url ? "Give a web address, https://…" : undefined}>
          {(control) => <Input {...control} {...register("url")} type="url" placeholder="https://" />}
        </Field>
      )}
      <RadioGroup
        legend="How it bears on the claim"
        layout="row"
        control={register("stance")}
        options={STANCES.map((value) => ({
          value,
          label: (
            <>
              <span aria-hidden="true">{STANCE_SIGNS[value]}</span> {STANCE_LABELS[value]}
            </>
          ),
        }))}
      />
      <Field
        label="Origin"
        optional
        hint={known ? "Left open, the mention around the passage says it." : "Who it comes from in the end."}
      >
        {(control) => (
          <Select {...control} {...register("originId")}>
            <option value="">Left open</option>
            {origins.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Note" optional error={formState.errors.note?.message}>
        {(control) => <Textarea {...control} {...register("note")} rows={2} />}
      </Field>
      <Button type="submit" busy={busy} className="self-end">
        {known ? "Save evidence" : "Add page"}
      </Button>
    </Form>
  );
}
