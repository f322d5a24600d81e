"use client";

import { useState } from "react";
import { z } from "zod";
import { SecretOnce } from "#components/accounts/secret-once.tsx";
import { sendJson } from "#components/auth/send-json.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";

const answerSchema = z.object({ secret: z.string() });

/** Asks once, then gives a new secret and shows it, this once. */
export function RenewSecret({ path, name, onDone }: { path: string; name: string; onDone: () => void }) {
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const renew = async () => {
    setBusy(true);
    const sent = await sendJson(path, {});
    setBusy(false);
    if (sent.ok) setSecret(answerSchema.parse(sent.value).secret);
    else setProblem(sent.message);
  };
  const change = (open: boolean) => {
    if (open) {
      setSecret(null);
      setProblem(null);
    } else onDone();
  };
  return (
    <Dialog onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="sm" aria-label={name}>
          New secret
        </Button>
      </DialogTrigger>
      <DialogContent
        title={secret ? "Its new signing secret" : "Give it a new secret?"}
        description={
          secret ? undefined : "Messages are signed with it from now on; the old one counts no more."
        }
        footer={
          secret ? undefined : (
            <Button busy={busy} onClick={() => void renew()}>
              Make new secret
            </Button>
          )
        }
      >
        {problem ? <Alert tone="error" title={problem} /> : null}
        {secret ? (
          <SecretOnce label="Secret" secret={secret}>
            Give it to the receiver, which checks by it that messages come from here.
          </SecretOnce>
        ) : null}
      </DialogContent>
    </Dialog>
  );
}
