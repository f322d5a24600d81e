"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useOperation } from "#components/operations/use-operation.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmButton } from "./confirm-button.tsx";
import { ResetDialog } from "./reset-dialog.tsx";

export interface AccountEntry {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  disabledAt: number | null;
  hasSecondFactor: boolean;
  projects: number;
}

/** Every account of the installation, and what an administrator can do with it. */
export function AccountList({ accounts, me }: { accounts: readonly AccountEntry[]; me: string }) {
  const router = useRouter();
  const { send, busy } = useOperation();
  const [problem, setProblem] = useState<string | null>(null);
  const change = async (kind: string, input: object) => {
    const sent = await send(kind, input);
    setProblem(sent.ok ? null : sent.error.message);
    router.refresh();
  };
  const resetSecondFactor = async (id: string) => {
    const sent = await send("second-factor.reset", { id });
    if (sent.ok) router.refresh();
    return sent;
  };
  return (
    <div className="flex flex-col gap-3">
      {problem ? <Alert tone="error" title={problem} /> : null}
      <ul aria-label="Accounts of this installation" className="divide-y rounded-lg border bg-card">
        {accounts.map(({ id, name, email, isAdministrator, disabledAt, hasSecondFactor, projects }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2.5 text-sm">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {name}
                {id === me ? <Badge>you</Badge> : null}
                {isAdministrator ? <Badge tone="accent">administrator</Badge> : null}
                {disabledAt === null ? null : <Badge tone="warning">disabled</Badge>}
                {hasSecondFactor ? <Badge>second factor</Badge> : null}
              </p>
              <p className="text-xs wrap-anywhere text-muted-foreground">
                {email}, {projects === 1 ? "1 project" : `${projects} projects`}
              </p>
            </div>
            {id === me ? null : (
              <span className="ms-auto flex flex-wrap justify-end gap-1">
                {disabledAt === null ? <ResetDialog userId={id} name={name} /> : null}
                {hasSecondFactor ? (
                  <ConfirmButton
                    trigger="Reset second factor"
                    name={`Reset second factor of ${name}`}
                    title={`Reset the second factor of ${name}?`}
                    description="From then on their password alone lets them in, until they set up a new one. Make sure that it is them who asks."
                    action="Reset second factor"
                    act={() => resetSecondFactor(id)}
                  />
                ) : null}
                <Button
                  variant="ghost"
                  size="sm"
                  busy={busy}
                  aria-label={isAdministrator ? `Make ordinary: ${name}` : `Make administrator: ${name}`}
                  onClick={() =>
                    void change("account.set-administrator", { id, isAdministrator: !isAdministrator })
                  }
                >
                  {isAdministrator ? "Make ordinary" : "Make administrator"}
                </Button>
                <Button
                  variant="ghost"
                  size="sm"
                  busy={busy}
                  aria-label={`${disabledAt === null ? "Disable" : "Enable"} ${name}`}
                  onClick={() =>
                    void change(disabledAt === null ? "account.disable" : "account.enable", { id })
                  }
                >
                  {disabledAt === null ? "Disable" : "Enable"}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
