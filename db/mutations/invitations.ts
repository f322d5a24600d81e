import { and, eq, gt, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { createInvitationInput } from "#lib/projects/member-inputs.ts";
import { ROLES, type Role } from "#lib/projects/roles.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { appendEvent } from "../events.ts";
import type { Actor, Authorized } from "../guard.ts";
import type { Reading, Writing } from "../store.ts";
import { insertAccount, recordAccount, type NewAccount } from "./account-rows.ts";
import { record } from "./record.ts";
import { hashSecret } from "../secrets.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Makes a link into the project. The caller hands out `secret` once; only its hash is kept. */
export async function createInvitation(
  writing: Writing,
  by: Authorized<"manage">,
  {
    id,
    secret,
    role,
    note,
    email,
    days,
  }: z.output<typeof createInvitationInput> & { id: string; secret: string },
  now: number,
): Promise<Result<{ id: string; expiresAt: number }>> {
  const { projectId } = by;
  const expiresAt = now + days * DAY;
  const row = {
    id,
    projectId,
    role,
    note,
    email: email || null,
    createdBy: by.actor.id,
    createdAt: now,
    expiresAt,
  };
  await writing.db.insert(writing.tables.invitation).values({ ...row, secretHash: hashSecret(secret) });
  await record(writing, by, "invitation.create", { before: null, after: row }, now);
  return ok({ id, expiresAt });
}

/** The project of an invitation, or null. */
export async function projectOfInvitation({ db, tables }: Reading, id: string): Promise<string | null> {
  const { invitation } = tables;
  const [row] = await db
    .select({ projectId: invitation.projectId })
    .from(invitation)
    .where(eq(invitation.id, id));
  return row?.projectId ?? null;
}

/** Takes an unused invitation back: its link opens nothing any more. */
export async function revokeInvitation(
  writing: Writing,
  by: Authorized<"manage">,
  { id }: { id: string },
  now: number,
): Promise<Result<{ id: string }>> {
  const { invitation } = writing.tables;
  const [gone] = await writing.db
    .delete(invitation)
    .where(and(eq(invitation.id, id), eq(invitation.projectId, by.projectId), isNull(invitation.usedAt)))
    .returning({ id: invitation.id, role: invitation.role, note: invitation.note });
  if (!gone) return fail("not_found", "This invitation was used or taken back already.");
  await record(writing, by, "invitation.revoke", { before: gone, after: null }, now);
  return ok({ id });
}

/** Which invitation: by the secret of its link, or by its row, where an address was invited. */
type Which = { secret: string } | { id: string };

/** Uses an invitation up for somebody. Of two at once only one gets it. */
async function consumeInvitation({ db, tables }: Writing, which: Which, userId: string, now: number) {
  const { invitation } = tables;
  const [row] = await db
    .update(invitation)
    .set({ usedAt: now, usedBy: userId })
    .where(
      and(
        "id" in which ? eq(invitation.id, which.id) : eq(invitation.secretHash, hashSecret(which.secret)),
        isNull(invitation.usedAt),
        gt(invitation.expiresAt, now),
      ),
    )
    .returning({ projectId: invitation.projectId, role: invitation.role });
  return row
    ? ok(row)
    : fail("forbidden", "This invitation was used, taken back or has expired. Ask for a new one.");
}

/** Makes an account for whoever has the link, and a member of it. */
export async function acceptInvitation(
  writing: Writing,
  { secret, ...account }: Omit<NewAccount, "isAdministrator"> & { secret: string },
  now: number,
): Promise<Result<{ projectId: string }>> {
  const made = await insertAccount(writing, account, now);
  if (!made.ok) return made;
  const { id, name } = account;
  const after = { id, name, isAdministrator: false };
  await recordAccount(writing, { id }, "account.create", { before: null, after }, now);
  return join(writing, id, { secret }, now);
}

/** Takes somebody who has an account into the project of the link. A member gains a role by it, never loses one. */
export const joinByInvitation = (
  writing: Writing,
  actor: Actor,
  { secret }: { secret: string },
  now: number,
) => join(writing, actor.id, { secret }, now);

/** Takes an account into the project of a link; see `joinByInvitation`. */
export const joinBySecret = (writing: Writing, userId: string, secret: string, now: number) =>
  join(writing, userId, { secret }, now);

/** Takes an account into the project of an invitation that was sent to its address. */
export const joinByRow = (writing: Writing, userId: string, id: string, now: number) =>
  join(writing, userId, { id }, now);

async function join(
  writing: Writing,
  userId: string,
  which: Which,
  now: number,
): Promise<Result<{ projectId: string }>> {
  const used = await consumeInvitation(writing, which, userId, now);
  if (!used.ok) return used;
  const { projectId, role } = used.value;
  const { member } = writing.tables;
  const [before] = await writing.db
    .select({ role: member.role })
    .from(member)
    .where(and(eq(member.projectId, projectId), eq(member.userId, userId)));
  const better = before ? higherOf(before.role, role) : role;
  await writing.db
    .insert(member)
    .values({ projectId, userId, role, createdAt: now })
    .onConflictDoUpdate({ target: [member.projectId, member.userId], set: { role: better } });
  await appendEvent(
    writing,
    {
      ...{ projectId, actorId: userId, kind: "member.join", entity: "member", entityId: userId },
      ...{ before: before ? { id: userId, ...before } : null, after: { id: userId, role: better } },
    },
    now,
  );
  return ok({ projectId });
}

const higherOf = (a: Role, b: Role): Role => (ROLES.indexOf(a) > ROLES.indexOf(b) ? a : b);
