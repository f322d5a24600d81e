import type { ReactNode } from "react";
import { FocusKeeper } from "#components/shell/focus-keeper.tsx";
import { OutboxProvider } from "#components/outbox/outbox-provider.tsx";
import { requireSession } from "#app/_server/loaders.ts";

/** Everything behind the door: what is unsent belongs to whoever is signed in. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const { id } = await requireSession();
  return (
    <OutboxProvider userId={id}>
      <FocusKeeper />
      {children}
    </OutboxProvider>
  );
}
