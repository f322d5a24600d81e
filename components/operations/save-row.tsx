"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

/** Whether what stands in a form is saved, for forms that stay: typing on takes it back. */
export function useSaved() {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  return {
    saved,
    /** For the form's `onChange`. */
    onChange: () => setSaved(false),
    /** Says so, and lets the page show what it is now. */
    onSaved: () => {
      setSaved(true);
      router.refresh();
    },
  };
}

interface SaveRowProps {
  /** What the button does. */
  action: string;
  busy: boolean;
  saved: boolean;
  /** What is said once it is saved. */
  said?: string;
}

/** The foot of a form that stays: its button, and whether all is saved. */
export function SaveRow({ action, busy, saved, said = "Saved" }: SaveRowProps) {
  return (
    <div className="flex items-center gap-3">
      <Button type="submit" busy={busy}>
        {action}
      </Button>
      <p role="status" className="text-sm text-muted-foreground">
        {saved ? said : ""}
      </p>
    </div>
  );
}
