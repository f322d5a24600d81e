"use client";

import { Check, CircleAlert, CloudOff, LoaderCircle } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { FailureItem } from "./failure-item.tsx";
import { useOutbox, type OutboxView } from "./outbox-provider.tsx";
import type { SaveStatus } from "./outbox-snapshot.ts";

const ICONS = {
  saved: Check,
  saving: LoaderCircle,
  waiting: CloudOff,
  failed: CircleAlert,
} as const satisfies Record<SaveStatus, typeof Check>;

interface SaveStateProps {
  /** Where to sign in again; opens beside this page, so that nothing on it is lost. */
  signInHref?: string;
}

/** Always one of Saved, Saving, Waiting (n), Failed (n); opens a list of what waits and why. */
export function SaveState({ signInHref = "/sign-in" }: SaveStateProps) {
  const outbox = useOutbox();
  const { status } = outbox;
  const Icon = ICONS[status];
  const label = labelOf(outbox);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button
          size="sm"
          variant="ghost"
          data-save-status={status}
          className={status === "failed" ? "text-destructive" : "text-muted-foreground"}
        >
          <Icon aria-hidden className={status === "saving" ? "motion-safe:animate-spin" : ""} />
          {/* Beside much else on a narrow screen the sign is enough while all is well. */}
          <span className={status === "saved" ? "max-sm:sr-only" : undefined}>{label}</span>
        </Button>
      </PopoverTrigger>
      {/* Said only when it matters: a reviewer who tags every few seconds does not want to hear "Saved" each time. */}
      <span className="sr-only" role="status" aria-live="polite">
        {announcementOf(outbox)}
      </span>
      <PopoverContent
        align="end"
        aria-label="Save state"
        className="max-h-[70vh] w-96 max-w-[calc(100vw-1rem)] overflow-y-auto"
      >
        <Explanation outbox={outbox} signInHref={signInHref} />
        {outbox.failures.length > 0 ? (
          <ul className="mt-3" aria-label="Changes that need you">
            {outbox.failures.map((failure) => (
              <FailureItem key={failure.id} failure={failure} outbox={outbox} />
            ))}
          </ul>
        ) : null}
      </PopoverContent>
    </Popover>
  );
}

function labelOf({ status, waiting, failures }: OutboxView): string {
  switch (status) {
    case "saved":
      return "Saved";
    case "saving":
      return "Saving…";
    case "waiting":
      return `Waiting (${waiting})`;
    case "failed":
      return failures.length > 0 ? `Failed (${failures.length})` : "Not kept";
  }
}

/** For a live region: silent while all goes well. */
function announcementOf({ status, waiting, failures, signedOut }: OutboxView): string {
  if (status === "failed" && failures.length > 0)
    return `${changes(failures.length)} not accepted. Open the save state to decide.`;
  if (status === "failed") return "This browser cannot keep unsaved work.";
  if (status === "waiting" && signedOut)
    return `You are signed out. ${changes(waiting)} kept until you sign in again.`;
  if (status === "waiting") return "No connection. Your work is kept and will be sent.";
  return "";
}

function Explanation({ outbox, signInHref }: { outbox: OutboxView; signInHref: string }) {
  const { waiting, failures, signedOut, storageFails, trouble } = outbox;
  if (waiting === 0 && failures.length === 0)
    return <p className="text-sm">Everything is saved on the server.</p>;
  return (
    <div className="space-y-2 text-sm">
      {storageFails ? (
        <p className="font-medium text-destructive">
          This browser cannot keep unsaved work: its disk is full, or the window is private. Keep this page
          open until it says “Saved”.
        </p>
      ) : null}
      {waiting > 0 ? (
        <p>
          {changes(waiting)} not on the server yet
          {storageFails ? "." : ", kept in this browser, also when you close it."}
        </p>
      ) : null}
      {waiting > 0 && trouble && !signedOut ? <p className="text-muted-foreground">{trouble}</p> : null}
      {waiting > 0 && signedOut ? (
        <p>
          {trouble ?? "You are signed out."}{" "}
          <a className="text-primary underline" href={signInHref} target="_blank" rel="noreferrer">
            Sign in again
          </a>{" "}
          in a new tab; then everything is sent.
        </p>
      ) : null}
      {waiting > 0 ? (
        <Button size="sm" variant="secondary" onClick={() => outbox.retry()}>
          Send now
        </Button>
      ) : null}
    </div>
  );
}

const changes = (n: number) => (n === 1 ? "1 change is" : `${n} changes are`);
