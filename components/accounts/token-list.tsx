"use client";

import { useRouter } from "next/navigation";
import type { TokenScope } from "#lib/accounts/scopes.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { Badge } from "#components/ui/badge.tsx";
import { ConfirmButton } from "./confirm-button.tsx";
import { Day } from "./day.tsx";

export interface TokenEntry {
  id: string;
  name: string;
  hint: string;
  scopes: readonly TokenScope[];
  expiresAt: number;
  usedAt: number | null;
}

/** One's own tokens. `now` is when the page was made, in milliseconds. */
export function TokenList({ tokens, now }: { tokens: readonly TokenEntry[]; now: number }) {
  const router = useRouter();
  const { send } = useOperation();
  const revoke = async (id: string) => {
    const sent = await send("token.revoke", { id });
    if (sent.ok) router.refresh();
    return sent;
  };
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {tokens.map(({ id, name, hint, scopes, expiresAt, usedAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
          <span className="font-medium">{name}</span>
          <code className="text-xs text-muted-foreground">…{hint}</code>
          {scopes.map((scope) => (
            <Badge key={scope}>{scope}</Badge>
          ))}
          <span className="text-xs text-muted-foreground">
            {expiresAt > now ? "good until" : "expired"} <Day at={expiresAt} />,{" "}
            {usedAt === null ? (
              "never used"
            ) : (
              <>
                used <Day at={usedAt} />
              </>
            )}
          </span>
          <span className="ms-auto">
            <ConfirmButton
              trigger="End"
              name={`End the token ${name}`}
              title={`End the token “${name}”?`}
              description="Programs that use it are refused from now on. It cannot be brought back."
              action="End token"
              act={() => revoke(id)}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
