"use client";

import { useState } from "react";
import { useWatch } from "react-hook-form";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { ClaimDossier } from "#lib/claims/dossier.ts";
import { CLAIM_RELATIONS, CONTRADICTION_TYPES } from "#lib/claims/vocabulary.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { ClaimSelect } from "./claim-select.tsx";
import { CONTRADICTION_TYPE_LABELS, RELATION_LABELS } from "./labels.ts";

interface Props {
  claimId: string;
  claims: readonly ClaimDossier[];
  onChanged: () => Promise<void>;
}

const schema = z.object({
  otherClaimId: z.string().min(1, "Choose the other claim."),
  type: z.enum(CLAIM_RELATIONS),
  contradictionType: z.enum(["", ...CONTRADICTION_TYPES]),
  note: z.string().max(2_000, "At most 2,000 characters."),
});

/** Records how a claim stands to another one. */
export function AddRelationDialog(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" variant="secondary">
          Relate to another claim
        </Button>
      </DialogTrigger>
      <DialogContent title="Relate to another claim">
        <RelationForm {...props} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function RelationForm({ claimId, claims, onChanged, onDone }: Props & { onDone: () => void }) {
  const { form, submit, problem, busy } = useOperationForm({
    kind: "relation.add",
    schema,
    defaults: { otherClaimId: "", type: "contradicts", contradictionType: "", note: "" },
    complete: ({ contradictionType, ...values }) => ({
      ...{ id: uuidv7(), claimId, ...values },
      contradictionType: values.type === "contradicts" ? contradictionType || null : null,
    }),
    onDone: async () => {
      onDone();
      await onChanged();
    },
  });
  const { register, formState } = form;
  const type = useWatch({ control: form.control, name: "type" });
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProblemAlert problem={problem} />
      <Field label="This claim" error={formState.errors.type?.message}>
        {(control) => (
          <Select {...control} {...register("type")}>
            {CLAIM_RELATIONS.map((each) => (
              <option key={each} value={each}>
                {RELATION_LABELS[each]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="The other claim" error={formState.errors.otherClaimId?.message}>
        {(control) => <ClaimSelect {...control} {...register("otherClaimId")} {...{ claimId, claims }} />}
      </Field>
      {type === "contradicts" ? (
        <Field label="In what way" optional>
          {(control) => (
            <Select {...control} {...register("contradictionType")}>
              <option value="">Not said</option>
              {CONTRADICTION_TYPES.map((each) => (
                <option key={each} value={each}>
                  {CONTRADICTION_TYPE_LABELS[each]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <Field label="Note" optional error={formState.errors.note?.message}>
        {(control) => <Input {...control} {...register("note")} />}
      </Field>
      <Button type="submit" busy={busy} className="self-end">
        Add relation
      </Button>
    </Form>
  );
}
