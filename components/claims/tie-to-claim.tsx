"use client";

import { useWatch } from "react-hook-form";
import { v7 as uuidv7 } from "uuid";
import { createClaimInput } from "#lib/claims/inputs.ts";
import { percent } from "#lib/corroboration/independence.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { toast } from "#components/ui/toasts.ts";
import { MATCH_LABELS } from "./labels.ts";
import { useClaimMatches } from "./use-claim-matches.ts";

interface Props {
  projectId: string;
  annotation: { id: string; exact: string };
  onTied: () => Promise<void>;
}

const schema = createClaimInput.pick({ text: true });

/** Makes a claim of a passage, or ties it to one that says the same. */
export function TieToClaim({ projectId, annotation, onTied }: Props) {
  const { form, submit, problem, busy } = useOperationForm({
    kind: "claim.create",
    schema,
    defaults: { text: annotation.exact.replace(/\s+/g, " ").trim() },
    complete: ({ text }) => ({
      ...{ id: uuidv7(), projectId, text },
      mention: { id: uuidv7(), annotationId: annotation.id },
    }),
    onDone: onTied,
  });
  const statement = useWatch({ control: form.control, name: "text" });
  return (
    <div className="flex flex-col gap-4">
      <Form noValidate onSubmit={submit} className="flex flex-col gap-3">
        <ProblemAlert problem={problem} />
        <Field
          label="Claim"
          hint="One sentence that stands alone: names, dates and units written out; “reportedly” and “X said” left out."
          error={form.formState.errors.text?.message}
        >
          {(control) => <Textarea {...control} {...form.register("text")} rows={3} />}
        </Field>
        <Button type="submit" size="sm" busy={busy} className="self-start">
          Make this a claim
        </Button>
      </Form>
      <KnownClaims {...{ projectId, annotation, statement, onTied }} />
    </div>
  );
}

/** Claims of other articles that may say the same, most alike first. */
function KnownClaims({ projectId, annotation, statement, onTied }: Props & { statement: string }) {
  const { send, busy } = useOperation();
  const { matches, problem } = useClaimMatches(projectId, statement);
  const tie = async (claimId: string) => {
    const tied = await send("mention.attach", { id: uuidv7(), claimId, annotationId: annotation.id });
    if (tied.ok) await onTied();
    else toast.error(tied.error.message);
  };
  if (problem) return <p className="text-xs text-muted-foreground">{problem}</p>;
  if (matches.length === 0) return null;
  return (
    <section aria-label="Claims that may say the same">
      <p className="text-xs font-medium text-muted-foreground">Or does it say the same as one of these?</p>
      <ul className="mt-1.5 grid gap-1.5">
        {matches.map(({ claimId, text, kind, score, reasons }) => (
          <li key={claimId} className="flex items-start gap-2 rounded-md border px-3 py-2 text-sm">
            <span className="min-w-0 flex-1">
              {text}
              <span className="mt-0.5 block text-xs text-muted-foreground">
                <strong className="font-medium text-foreground">
                  {MATCH_LABELS[kind]}, {percent(score)} alike
                </strong>
                {reasons.length > 0 ? `: ${reasons.join("; ")}` : ""}
              </span>
            </span>
            <Button size="sm" variant="secondary" busy={busy} onClick={() => void tie(claimId)}>
              Tie
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
