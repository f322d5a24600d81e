import { createHash } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { appendEvent } from "../events.ts";
import type { Writing } from "../store.ts";

const LINK_LIFETIME = 24 * 60 * 60 * 1000;

/** One-time secrets are kept as their sha256: they are long and random, so that nothing slower is needed. */
export const hashSecret = (secret: string) => createHash("sha256").update(secret).digest("hex");

/**
 * Makes the one-time link that creates the first administrator, and ends earlier ones. Returns whether one is needed:
 * false once there is an administrator.
 */
export async function issueFirstAdministratorLink(
  { db, tables: { oneTimeLink, user } }: Writing,
  { id, secret }: { id: string; secret: string },
  now: number,
): Promise<boolean> {
  if ((await db.$count(user, eq(user.isAdministrator, true))) > 0) return false;
  await db.delete(oneTimeLink).where(eq(oneTimeLink.purpose, "first-administrator"));
  await db.insert(oneTimeLink).values({
    ...{ id, purpose: "first-administrator", secretHash: hashSecret(secret) },
    ...{ createdAt: now, expiresAt: now + LINK_LIFETIME },
  });
  return true;
}

export interface NewAdministrator {
  id: string;
  token: string;
  name: string;
  email: string;
  passwordHash: string;
}

/**
 * Uses the one-time link to make the first administrator, who also becomes manager of every project that is there
 * (the sample). Fails with `forbidden` when the link is unknown, used or expired.
 */
export async function createFirstAdministrator(
  writing: Writing,
  { id, token, name, email, passwordHash }: NewAdministrator,
  now: number,
): Promise<Result<{ id: string }>> {
  const { db, tables } = writing;
  const [link] = await db
    .update(tables.oneTimeLink)
    .set({ usedAt: now })
    .where(
      and(
        eq(tables.oneTimeLink.secretHash, hashSecret(token)),
        isNull(tables.oneTimeLink.usedAt),
        gt(tables.oneTimeLink.expiresAt, now),
      ),
    )
    .returning();
  if (!link || (await db.$count(tables.user, eq(tables.user.isAdministrator, true))) > 0)
    return fail("forbidden", "This link was used or has expired. Start the server again to get a new one.");
  const at = new Date(now);
  const times = { createdAt: at, updatedAt: at };
  await db
    .insert(tables.user)
    .values({ id, name, email: email.toLowerCase(), isAdministrator: true, ...times });
  await db.insert(tables.account).values({
    ...{ id: `${id}-password`, userId: id, accountId: id, providerId: "credential", password: passwordHash },
    ...times,
  });
  const projects = await db.select({ projectId: tables.project.id }).from(tables.project);
  if (projects.length > 0)
    await db.insert(tables.member).values(
      projects.map(({ projectId }) => ({
        projectId,
        userId: id,
        role: "manager" as const,
        createdAt: now,
      })),
    );
  await appendEvent(
    writing,
    {
      ...{ projectId: null, actorId: id, kind: "account.create", entity: "account", entityId: id },
      ...{ before: null, after: { id, name, isAdministrator: true } },
    },
    now,
  );
  return ok({ id });
}
