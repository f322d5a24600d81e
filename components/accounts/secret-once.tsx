"use client";

import { Check, Copy } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Label } from "#components/ui/label.tsx";

interface Props {
  /** What it is: "Invitation link". */
  label: string;
  secret: string;
  /** What to do with it, in a sentence. */
  children: string;
}

/** A secret that the server does not know any more: to be copied now. */
export function SecretOnce({ label, secret, children }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  const copy = async () => {
    field.current?.select();
    setCopied(await writeClipboard(secret));
  };

  return (
    <div className="flex flex-col gap-3">
      <Alert title="This is shown once">{children}</Alert>
      <div className="flex flex-col gap-1.5">
        <Label htmlFor={id}>{label}</Label>
        <div className="flex gap-2">
          <Input
            id={id}
            ref={field}
            readOnly
            value={secret}
            className="font-mono text-xs"
            onFocus={(event) => event.target.select()}
          />
          <Button variant="secondary" onClick={() => void copy()}>
            {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            {copied ? "Copied" : "Copy"}
          </Button>
        </div>
        <p role="status" className="sr-only">
          {copied ? "Copied" : ""}
        </p>
      </div>
    </div>
  );
}

/** Whether the text went into the clipboard; browsers refuse it on plain http, where the selection must do. */
export async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
