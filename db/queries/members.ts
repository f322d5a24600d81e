import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { Role } from "#lib/projects/roles.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";

export interface MemberRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  since: number;
  disabled: boolean;
}

/** Everybody in the project by name, with their addresses: for its managers. */
export async function listMemberRows(
  { db, tables: { member, user } }: Reading,
  by: Authorized<"manage">,
): Promise<MemberRow[]> {
  const rows = await db
    .select({
      ...{ id: user.id, name: user.name, email: user.email, role: member.role },
      ...{ since: member.createdAt, disabledAt: user.disabledAt },
    })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.projectId, by.projectId))
    .orderBy(asc(user.name), asc(user.id));
  return rows.map(({ disabledAt, ...row }) => ({ ...row, disabled: disabledAt !== null }));
}

export interface InvitationRow {
  id: string;
  role: Role;
  note: string;
  /** Where it was sent; null when it was handed over. */
  email: string | null;
  createdAt: number;
  expiresAt: number;
}

/** Invitations that nobody has used yet, newest first. */
export async function listInvitations(
  { db, tables: { invitation } }: Reading,
  by: Authorized<"manage">,
): Promise<InvitationRow[]> {
  const { id, role, note, email, createdAt, expiresAt } = invitation;
  return db
    .select({ id, role, note, email, createdAt, expiresAt })
    .from(invitation)
    .where(and(eq(invitation.projectId, by.projectId), isNull(invitation.usedAt)))
    .orderBy(desc(createdAt), desc(id));
}
