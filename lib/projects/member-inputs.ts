import { z } from "zod";
import { textSchema } from "../annotations/inputs.ts";
import { email } from "../accounts/inputs.ts";
import { idSchema } from "../operations/envelope.ts";
import { ROLES } from "./roles.ts";

const roleSchema = z.enum(ROLES);

/** Gives a member another role; `was` is the role that it replaces, so that two managers notice each other. */
export const setRoleInput = z.strictObject({
  projectId: idSchema,
  userId: idSchema,
  was: roleSchema,
  role: roleSchema,
});
export type SetRoleInput = z.input<typeof setRoleInput>;

export const removeMemberInput = z.strictObject({ projectId: idSchema, userId: idSchema });

/** How long an invitation may be good for, in days. */
export const INVITATION_DAYS = [1, 7, 30] as const;

export const createInvitationInput = z.strictObject({
  projectId: idSchema,
  role: roleSchema,
  note: textSchema(200).trim().default(""),
  /** Where to send the link, if it is to be sent; empty for handing it over. */
  email: z.union([z.literal(""), email]).default(""),
  days: z.union(INVITATION_DAYS.map((days) => z.literal(days))),
});
export type CreateInvitationInput = z.input<typeof createInvitationInput>;

export const revokeInvitationInput = z.strictObject({ id: idSchema });
