"use client";

import { Check, Copy, Download } from "lucide-react";
import { useState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { writeClipboard } from "./secret-once.tsx";

/** Recovery codes as they are shown this once: to be copied, saved or printed. */
export function RecoveryCodeList({ codes }: { codes: readonly string[] }) {
  const [copied, setCopied] = useState(false);
  const text = `${codes.join("\n")}\n`;
  return (
    <div className="flex flex-col gap-4">
      <Alert title="These are shown once">
        Each lets you in once when your authenticator is lost. Keep them where you keep passwords, not only on
        the telephone that makes the codes.
      </Alert>
      <ol
        aria-label="Recovery codes"
        className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-md border bg-muted px-4 py-3 font-mono text-sm sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" onClick={() => void writeClipboard(text).then(setCopied)}>
          {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {copied ? "Copied" : "Copy"}
        </Button>
        <Button asChild variant="secondary">
          <a
            download="sourcemark-recovery-codes.txt"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          >
            <Download aria-hidden="true" />
            Save as a file
          </a>
        </Button>
        <p role="status" className="sr-only">
          {copied ? "Copied" : ""}
        </p>
      </div>
    </div>
  );
}
