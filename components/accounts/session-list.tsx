"use client";

import { useRouter } from "next/navigation";
import { describeBrowser } from "#lib/accounts/browser-name.ts";
import { useOperation } from "#components/operations/use-operation.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmButton } from "./confirm-button.tsx";
import { Day } from "./day.tsx";

export interface SessionEntry {
  id: string;
  createdAt: number;
  usedAt: number;
  address: string;
  browser: string;
  /** The session that this page was asked for with. */
  isThis: boolean;
}

/** Where one is signed in; others can be ended. */
export function SessionList({ sessions }: { sessions: readonly SessionEntry[] }) {
  const router = useRouter();
  const { send, sendAll, busy } = useOperation();
  const others = sessions.filter((session) => !session.isThis);
  const end = async (id: string) => {
    const sent = await send("session.end", { id });
    if (sent.ok) router.refresh();
    return sent;
  };
  const endOthers = async () => {
    await sendAll(others.map(({ id }) => ({ kind: "session.end", input: { id } })));
    router.refresh();
  };
  return (
    <div className="flex flex-col items-start gap-3">
      <ul className="w-full divide-y rounded-lg border bg-card">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
            <span className="font-medium">{describeBrowser(session.browser)}</span>
            {session.isThis ? <Badge tone="accent">this one</Badge> : null}
            <span className="text-xs text-muted-foreground">
              {session.address ? `${session.address}, ` : ""}signed in <Day at={session.createdAt} />, used{" "}
              <Day at={session.usedAt} />
            </span>
            {session.isThis ? null : (
              <span className="ms-auto">
                <ConfirmButton
                  trigger="End"
                  name={`End the session of ${describeBrowser(session.browser)}`}
                  title="End this session?"
                  description="Whoever uses it has to sign in again. What is unsent there stays in that browser."
                  action="End session"
                  act={() => end(session.id)}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 ? (
        <Button variant="secondary" busy={busy} onClick={() => void endOthers()}>
          End all other sessions
        </Button>
      ) : null}
    </div>
  );
}
