"use client";

import { useState, type ReactNode } from "react";
import type { Result } from "#lib/operations/envelope.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button, type ButtonProps } from "#components/ui/button.tsx";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";

interface Props {
  /** The button as it stands in the page; its name must tell rows apart: "Remove Mara Lind". */
  trigger: ReactNode;
  name: string;
  title: string;
  /** What will happen, and what stays. */
  description: string;
  /** The verb on the button that does it. */
  action: string;
  act: () => Promise<Result<unknown>>;
  variant?: ButtonProps["variant"];
}

/** A button for what cannot be taken back: it asks once, and says why when it did not work. */
export function ConfirmButton({ trigger, name, title, description, action, act, variant = "ghost" }: Props) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const confirm = async () => {
    setBusy(true);
    setProblem(null);
    const done = await act();
    setBusy(false);
    if (done.ok) setOpen(false);
    else setProblem(done.error.message);
  };

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant={variant} size="sm" aria-label={name}>
          {trigger}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={title}
        description={description}
        size="sm"
        footer={
          <>
            <DialogClose asChild>
              <Button variant="secondary">Keep</Button>
            </DialogClose>
            <Button variant="destructive" busy={busy} onClick={() => void confirm()}>
              {action}
            </Button>
          </>
        }
      >
        {problem ? <Alert tone="error" title={problem} /> : null}
      </DialogContent>
    </Dialog>
  );
}
