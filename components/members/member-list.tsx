import type { Role } from "#lib/projects/roles.ts";
import { Badge } from "#components/ui/badge.tsx";
import { ROLE_LABELS } from "./roles.ts";

/** Who is in the project, for those who cannot change it. */
export function MemberList({ members }: { members: readonly { id: string; name: string; role: Role }[] }) {
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {members.map(({ id, name, role }) => (
        <li key={id} className="flex items-center gap-3 px-3 py-2 text-sm">
          <span className="font-medium">{name}</span>
          <Badge>{ROLE_LABELS[role].label}</Badge>
          <span className="text-xs text-muted-foreground max-sm:hidden">{ROLE_LABELS[role].about}</span>
        </li>
      ))}
    </ul>
  );
}
