"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { Form } from "#components/ui/form.tsx";
import { toast } from "#components/ui/toasts.ts";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Mention, Origin } from "#lib/claims/dossier.ts";
import { mentionChanges, mentionFormSchema, mentionFormValues } from "#lib/claims/mention-form.ts";
import type { Failure } from "#lib/operations/envelope.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { MentionFields } from "./mention-fields.tsx";
import { MentionSuggestions } from "./mention-suggestions.tsx";
import { VoicePassages } from "./voice-passages.tsx";

interface Props {
  projectId: string;
  mention: Mention | null;
  origins: readonly Origin[];
  onClose: () => void;
  onChanged: () => Promise<void>;
}

/** Edits the journalism around one mention: its chain of voices, hedges and number. */
export function MentionDialog({ mention, onClose, ...rest }: Props) {
  return (
    <Dialog open={mention !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        size="lg"
        title="Who said it"
        description={
          <span dir="auto" className="line-clamp-3 font-reading">
            {mention?.exact}
          </span>
        }
      >
        {mention ? <MentionForm key={mention.id} mention={mention} onClose={onClose} {...rest} /> : null}
      </DialogContent>
    </Dialog>
  );
}

const schema = z.object({ mention: mentionFormSchema });

function MentionForm({ projectId, mention, origins, onClose, onChanged }: Props & { mention: Mention }) {
  const { sendAll, busy } = useOperation();
  const [problem, setProblem] = useState<Failure | null>(null);
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { mention: mentionFormValues(mention, origins) },
  });
  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    const saved = await sendAll(mentionChanges(values.mention, { mention, origins, projectId }, uuidv7));
    if (!saved.ok) return setProblem(saved.error);
    await onChanged();
    toast.success("Mention saved");
    onClose();
  });
  return (
    <FormProvider {...form}>
      <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <ProblemAlert problem={problem} />
        <MentionSuggestions {...{ projectId, mention, origins }} />
        <MentionFields origins={origins} />
        <VoicePassages {...{ projectId, mention }} />
        <div className="flex justify-end gap-2">
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" busy={busy}>
            Save mention
          </Button>
        </div>
      </Form>
    </FormProvider>
  );
}
