"use client";

import { useState } from "react";
import { v7 } from "uuid";
import type { AddGoldInput } from "#lib/agreement/gold-inputs.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { toastUndo } from "#components/ui/toasts.ts";

type Answer<Kind> = Omit<Extract<AddGoldInput, { kind: Kind }>, "id" | "reason">;
/** What is expected, of a passage or of a claim. */
export type GoldAnswer = Answer<"passage"> | Answer<"level">;

interface Props {
  answer: GoldAnswer;
  /** The answer in words: "claim", "level 3". */
  expected: string;
  /** Where the reason begins, such as the note of the decision. */
  reason: string;
  size?: "sm" | "md";
}

/** Makes what was settled the gold that reviewers are held against. They are not told which passages it is. */
export function GoldDialog({ answer, expected, reason: start, size = "sm" }: Props) {
  const { send, busy } = useOperation();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState(start);
  const [problem, setProblem] = useState<Failure | null>(null);
  const save = async () => {
    const sent = await send<{ id: string; version: number }>("gold.add", { ...answer, id: v7(), reason });
    if (!sent.ok) return setProblem(sent.error);
    const { id, version } = sent.value;
    setOpen(false);
    toastUndo("It is gold now", () => void send("gold.remove", { id, version }));
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size={size} variant="secondary">
          Make it gold …
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Make it gold?"
        description={`Reviewers who read this are expected to say “${expected}”. They are not told; how often each is right stands on the agreement page.`}
        footer={
          <>
            <DialogClose asChild>
              <Button variant="secondary">Cancel</Button>
            </DialogClose>
            <Button busy={busy} disabled={reason.trim() === ""} onClick={() => void save()}>
              Make it gold
            </Button>
          </>
        }
      >
        <Field label="Why this is the right answer">
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        <ProblemAlert problem={problem} />
      </DialogContent>
    </Dialog>
  );
}
