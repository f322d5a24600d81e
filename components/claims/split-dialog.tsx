"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm, useWatch, type UseFormRegisterReturn } from "react-hook-form";
import { Form } from "#components/ui/form.tsx";
import { toast } from "#components/ui/toasts.ts";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { assessor } from "#lib/claims/assessment.ts";
import type { ClaimDossier, Evidence, Mention, ProjectClaims, RecordedMove } from "#lib/claims/dossier.ts";
import { splitClaimInput } from "#lib/claims/inputs.ts";
import { previewSplit } from "#lib/claims/move-preview.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

interface Props {
  dossier: ClaimDossier;
  project: ProjectClaims;
  onUndo: (move: Pick<RecordedMove, "id" | "version">) => Promise<boolean>;
  onChanged: () => Promise<void>;
}

/** Splits mentions and evidence that say something else off into a claim of their own. */
export function SplitDialog(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" variant="secondary">
          Split off a claim
        </Button>
      </DialogTrigger>
      <DialogContent
        size="lg"
        title="Split off a claim"
        description="For passages that say something else: they become a claim of their own under the same question. Judgments stay here; it can be undone."
      >
        <SplitForm {...props} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

const schema = z.object({
  text: splitClaimInput.shape.newClaim.shape.text,
  chosen: z.array(z.string()).min(1, "Choose what the new claim takes along."),
});

function SplitForm({ dossier, project, onUndo, onChanged, onDone }: Props & { onDone: () => void }) {
  const { send, busy } = useOperation();
  const [problem, setProblem] = useState<Failure | null>(null);
  const { register, handleSubmit, control, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { text: dossier.claim.text, chosen: [] },
  });
  const chosen = new Set<string>(useWatch({ control, name: "chosen" }));
  const submit = handleSubmit(async ({ text, chosen: ids }) => {
    setProblem(null);
    const of = (items: readonly { id: string }[]) =>
      items.map(({ id }) => id).filter((id) => ids.includes(id));
    const { id, version } = dossier.claim;
    const split = await send<{ move: RecordedMove }>("claim.split", {
      ...{ id, version, moveId: uuidv7(), newClaim: { id: uuidv7(), text } },
      ...{ mentionIds: of(dossier.mentions), evidenceIds: of(dossier.evidence) },
    });
    if (!split.ok) return setProblem(split.error);
    onDone();
    await onChanged();
    toast.success("Claim split off", {
      action: { label: "Undo", onClick: () => void onUndo(split.value.move) },
    });
  });
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProblemAlert problem={problem} />
      <Field
        label="The new claim"
        hint="One sentence that stands alone."
        error={formState.errors.text?.message}
      >
        {(control) => <Textarea {...control} {...register("text")} rows={2} />}
      </Field>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">What it takes along</legend>
        <ul className="grid gap-2">
          {[...dossier.mentions, ...dossier.evidence].map((item) => (
            <Choice key={item.id} item={item} control={register("chosen")} />
          ))}
        </ul>
        {formState.errors.chosen?.message ? (
          <p role="alert" className="mt-1.5 text-xs font-medium text-destructive">
            {formState.errors.chosen.message}
          </p>
        ) : null}
      </fieldset>
      {chosen.size > 0 ? <SplitPreview {...{ dossier, project, chosen }} /> : null}
      <Button type="submit" busy={busy} className="self-end">
        Split off the claim
      </Button>
    </Form>
  );
}

function Choice({ item, control }: { item: Mention | Evidence; control: UseFormRegisterReturn }) {
  return (
    <li className="rounded-md border px-3 py-2">
      <Checkbox
        value={item.id}
        {...control}
        label={
          <>
            <span dir="auto" className="line-clamp-2 font-reading">
              {item.exact || "A page elsewhere"}
            </span>
            <span className="block text-xs text-muted-foreground">
              {"stance" in item ? "Evidence" : "Mention"}
              {item.publisher ? `, ${item.publisher}` : ""}
            </span>
          </>
        }
      />
    </li>
  );
}

function SplitPreview({
  dossier,
  project,
  chosen,
}: Pick<Props, "dossier" | "project"> & { chosen: ReadonlySet<string> }) {
  const { remaining, split } = previewSplit(dossier, chosen);
  const weigh = assessor(project);
  return (
    <p role="status" className="rounded-md bg-muted px-4 py-3 text-sm">
      The new claim will have {weigh(split).headline}; this one keeps {weigh(remaining).headline}.
    </p>
  );
}
