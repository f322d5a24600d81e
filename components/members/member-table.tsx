"use client";

import { isAddressOfNobody } from "#lib/accounts/address.ts";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ROLES, type Role } from "#lib/projects/roles.ts";
import { ConfirmButton } from "#components/accounts/confirm-button.tsx";
import { Day } from "#components/accounts/day.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { ROLE_LABELS } from "./roles.ts";

export interface MemberEntry {
  id: string;
  name: string;
  email: string;
  role: Role;
  since: number;
  disabled: boolean;
}

interface Props {
  projectId: string;
  members: readonly MemberEntry[];
  /** Who looks. */
  me: string;
}

/** Everybody in the project; a role is changed where it stands. */
export function MemberTable({ projectId, members, me }: Props) {
  const router = useRouter();
  const { send } = useOperation();
  const [problem, setProblem] = useState<string | null>(null);

  const setRole = async ({ id, role: was }: MemberEntry, role: Role) => {
    const sent = await send("member.set-role", { projectId, userId: id, was, role });
    setProblem(sent.ok ? null : sent.error.message);
    router.refresh();
  };
  const remove = async (userId: string) => {
    const sent = await send("member.remove", { projectId, userId });
    if (sent.ok) router.refresh();
    return sent;
  };

  return (
    <div className="flex flex-col gap-3">
      {problem ? <Alert tone="error" title={problem} /> : null}
      <Table stacked caption="Members of the project with their roles" label="Members and their roles">
        <TableHead>
          <TableRow>
            <TableHeader>Name</TableHeader>
            <TableHeader>Role</TableHeader>
            <TableHeader>Since</TableHeader>
            <TableHeader>
              <span className="sr-only">Actions</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {members.map((member) => (
            <TableRow key={member.id}>
              <TableCell>
                <span className="flex items-center gap-2 font-medium">
                  {member.name}
                  {member.id === me ? <Badge>you</Badge> : null}
                  {member.disabled ? <Badge tone="warning">disabled</Badge> : null}
                </span>
                <span className="block text-xs text-muted-foreground">
                  {isAddressOfNobody(member.email) ? "brought in with annotations" : member.email}
                </span>
              </TableCell>
              <TableCell label="Role">
                <Select
                  // A refused change shows the role that still holds.
                  key={member.role + String(problem)}
                  className="w-36"
                  aria-label={`Role of ${member.name}`}
                  defaultValue={member.role}
                  onChange={(event) => void setRole(member, event.target.value as Role)}
                >
                  {ROLES.map((role) => (
                    <option key={role} value={role}>
                      {ROLE_LABELS[role].label}
                    </option>
                  ))}
                </Select>
              </TableCell>
              <TableCell label="Since">
                <Day at={member.since} />
              </TableCell>
              <TableCell className="text-end">
                <ConfirmButton
                  trigger="Remove"
                  name={`Remove ${member.name}`}
                  title={`Remove ${member.name}?`}
                  description="What they tagged and judged stays, under their name. To come back they need a new invitation."
                  action="Remove from project"
                  act={() => remove(member.id)}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
