"use client";

import { useRouter } from "next/navigation";
import type { Role } from "#lib/projects/roles.ts";
import { ConfirmButton } from "#components/accounts/confirm-button.tsx";
import { Day } from "#components/accounts/day.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Badge } from "#components/ui/badge.tsx";
import { ROLE_LABELS } from "./roles.ts";

export interface InvitationEntry {
  id: string;
  role: Role;
  note: string;
  /** Where it was sent; null when it was handed over. */
  email: string | null;
  createdAt: number;
  expiresAt: number;
}

/** Invitations that nobody has used yet. `now` is when the page was made, in milliseconds. */
export function InvitationList({
  invitations,
  now,
}: {
  invitations: readonly InvitationEntry[];
  now: number;
}) {
  const router = useRouter();
  const { send } = useOperation();
  const revoke = async (id: string) => {
    const sent = await send("invitation.revoke", { id });
    if (sent.ok) router.refresh();
    return sent;
  };
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {invitations.map(({ id, role, note, email, createdAt, expiresAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
          <span className="font-medium">{note || email || "Invitation without a note"}</span>
          <Badge>{ROLE_LABELS[role].label}</Badge>
          <span className="text-xs text-muted-foreground">
            {note && email ? `${email}, ` : ""}made <Day at={createdAt} />,{" "}
            {expiresAt > now ? "good until" : "expired"} <Day at={expiresAt} />
          </span>
          <span className="ms-auto">
            <ConfirmButton
              trigger="Take back"
              name={`Take back the invitation ${note || email || `of ${new Date(createdAt).toISOString().slice(0, 10)}`}`}
              title="Take this invitation back?"
              description="Its link opens nothing any more. Whoever needs one gets a new link."
              action="Take back"
              act={() => revoke(id)}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
