import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { removeMemberInput, setRoleInput } from "#lib/projects/member-inputs.ts";
import type { Role } from "#lib/projects/roles.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import type { Reading, Writing } from "../store.ts";
import { record } from "./record.ts";

const LAST_MANAGER = "A project needs a manager. Make somebody else a manager first.";

async function findMember({ db, tables: { member } }: Reading, projectId: string, userId: string) {
  const [row] = await db
    .select({ role: member.role })
    .from(member)
    .where(and(eq(member.projectId, projectId), eq(member.userId, userId)));
  return row ?? null;
}

/** Whether nobody who can sign in would manage the project without this one. */
async function isLastManager({ db, tables: { member, user } }: Reading, projectId: string, userId: string) {
  const managers = await db
    .select({ id: member.userId })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(member.projectId, projectId), eq(member.role, "manager"), isNull(user.disabledAt)));
  return managers.length === 1 && managers[0]?.id === userId;
}

const noMember = () => fail("not_found", "This person is not a member of the project.");

/** Gives a member another role, compared with the one that was seen; a project keeps at least one manager. */
export async function setMemberRole(
  writing: Writing,
  by: Authorized<"manage">,
  { userId, was, role }: z.output<typeof setRoleInput>,
  now: number,
): Promise<Result<{ id: string; role: Role }>> {
  const { projectId } = by;
  const before = await findMember(writing, projectId, userId);
  if (!before) return noMember();
  if (before.role !== was)
    return fail("conflict", `Somebody made this member ${before.role} in the meantime.`, { current: before });
  if (role !== "manager" && (await isLastManager(writing, projectId, userId)))
    return fail("invalid", LAST_MANAGER);
  const { member } = writing.tables;
  await writing.db
    .update(member)
    .set({ role })
    .where(and(eq(member.projectId, projectId), eq(member.userId, userId)));
  const change = { before: { id: userId, role: was }, after: { id: userId, role } };
  await record(writing, by, "member.set-role", change, now);
  return ok({ id: userId, role });
}

/** Takes somebody out of a project. Their work stays, under their name. */
export async function removeMember(
  writing: Writing,
  by: Authorized<"manage">,
  { userId }: z.output<typeof removeMemberInput>,
  now: number,
): Promise<Result<{ id: string }>> {
  const { projectId } = by;
  const before = await findMember(writing, projectId, userId);
  if (!before) return noMember();
  if (await isLastManager(writing, projectId, userId)) return fail("invalid", LAST_MANAGER);
  const { member } = writing.tables;
  await writing.db.delete(member).where(and(eq(member.projectId, projectId), eq(member.userId, userId)));
  await record(writing, by, "member.remove", { before: { id: userId, ...before }, after: null }, now);
  return ok({ id: userId });
}
