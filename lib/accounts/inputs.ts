import { z } from "zod";
import { textSchema } from "../annotations/inputs.ts";
import { idSchema } from "../operations/envelope.ts";
import { readableName } from "./person-name.ts";
import { TOKEN_SCOPES } from "./scopes.ts";

/** Shortest password that a new account may have, in characters as a person counts them. */
export const MIN_PASSWORD_LENGTH = 12;
const MAX_PASSWORD_LENGTH = 128;

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This address is too long.")
  .pipe(z.email("Write an email address, such as name@example.org."));

/** No rule but presence: what an old password looks like is nobody's business at the door. */
export const signInInput = z.strictObject({
  email,
  password: z.string().min(1, "Write your password.").max(1_000, "This password is too long."),
});
export type SignInInput = z.input<typeof signInInput>;

/** Asks for a link to a new password. */
export const forgottenInput = z.strictObject({ email });
export type ForgottenInput = z.input<typeof forgottenInput>;

const newPassword = textSchema(MAX_PASSWORD_LENGTH).refine(
  (value) => [...value].length >= MIN_PASSWORD_LENGTH,
  `Use at least ${MIN_PASSWORD_LENGTH} characters; a short sentence is good.`,
);

const personName = textSchema(200).overwrite(readableName).min(1, "Write the name that colleagues will see.");

/** The secret of a link; how it looks is the business of whoever made it. */
const secret = z.string().min(1, "This page needs the whole link.").max(500);

/** Makes the first administrator; `token` is from the one-time link and good once. */
export const setupInput = z.strictObject({
  token: z.string().min(1, "This page needs the link that the server printed when it started.").max(500),
  name: personName,
  email,
  password: newPassword,
});
export type SetupInput = z.input<typeof setupInput>;

/** Makes an account for whoever has the link of an invitation. */
export const acceptInvitationInput = z.strictObject({
  secret,
  name: personName,
  email,
  password: newPassword,
});
export type AcceptInvitationInput = z.input<typeof acceptInvitationInput>;

/** Takes whoever is signed in into the project of an invitation. */
export const joinInput = z.strictObject({ secret });

/** Gives an account a new password by a link that an administrator made. */
export const resetPasswordInput = z.strictObject({ secret, password: newPassword });
export type ResetPasswordInput = z.input<typeof resetPasswordInput>;

/** One's own password as it is now. */
export const presentPassword = z
  .string()
  .min(1, "Write your present password.")
  .max(1_000, "This password is too long.");

export const changePasswordInput = z.strictObject({
  current: presentPassword,
  password: newPassword,
});
export type ChangePasswordInput = z.input<typeof changePasswordInput>;

/** Makes a link for an account's new password. */
export const issueResetInput = z.strictObject({ userId: idSchema });

export const updateAccountInput = z.strictObject({ name: personName });

/** Names an account, for what administrators do with it. */
export const accountIdInput = z.strictObject({ id: idSchema });
export const setAdministratorInput = z.strictObject({ id: idSchema, isAdministrator: z.boolean() });

/** Names a session or a token of one's own. */
export const ownRowInput = z.strictObject({ id: z.string().min(1).max(200) });
export const nothingInput = z.strictObject({});

/** How long a token may be good for, in days. */
export const TOKEN_DAYS = [7, 30, 90, 365] as const;

export const createTokenInput = z.strictObject({
  name: textSchema(120).trim().min(1, "Write what the token is for."),
  scopes: z
    .array(z.enum(TOKEN_SCOPES))
    .min(1, "Choose at least one thing that the token may do.")
    .transform((scopes) => TOKEN_SCOPES.filter((scope) => scopes.includes(scope))),
  days: z.union(TOKEN_DAYS.map((days) => z.literal(days))),
});
export type CreateTokenInput = z.input<typeof createTokenInput>;
