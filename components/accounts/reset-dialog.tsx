"use client";

import { useState } from "react";
import { z } from "zod";
import { sendJson } from "#components/auth/send-json.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { SecretOnce } from "./secret-once.tsx";

const answerSchema = z.object({ path: z.string() });

/** Makes a link with which somebody sets a new password. */
export function ResetDialog({ userId, name }: { userId: string; name: string }) {
  const [link, setLink] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const make = async () => {
    setBusy(true);
    const sent = await sendJson("/api/v1/accounts/reset-links", { userId });
    setBusy(false);
    if (sent.ok) setLink(window.location.origin + answerSchema.parse(sent.value).path);
    setProblem(sent.ok ? null : sent.message);
  };

  return (
    <Dialog onOpenChange={() => setLink(null)}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="sm" aria-label={`Reset password of ${name}`}>
          Reset password
        </Button>
      </DialogTrigger>
      <DialogContent
        title={link ? "Hand this link over" : `Reset the password of ${name}?`}
        description={
          link
            ? undefined
            : "You get a link with which they choose a new one. The old password holds until then; earlier links end now."
        }
      >
        {problem ? <Alert tone="error" title={problem} className="mb-3" /> : null}
        {link ? (
          <SecretOnce label="Reset link" secret={link}>
            It is good for a day. When it is used, all sessions of the account end.
          </SecretOnce>
        ) : (
          <div className="flex justify-end">
            <Button busy={busy} onClick={() => void make()}>
              Make link
            </Button>
          </div>
        )}
      </DialogContent>
    </Dialog>
  );
}
