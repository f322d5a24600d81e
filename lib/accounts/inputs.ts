import { z } from "zod";
import { textSchema } from "../annotations/inputs.ts";

/** Shortest password that a new account may have, in characters as a person counts them. */
export const MIN_PASSWORD_LENGTH = 12;
const MAX_PASSWORD_LENGTH = 128;

const email = z
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

const newPassword = textSchema(MAX_PASSWORD_LENGTH).refine(
  (value) => [...value].length >= MIN_PASSWORD_LENGTH,
  `Use at least ${MIN_PASSWORD_LENGTH} characters; a short sentence is good.`,
);

/** Makes the first administrator; `token` is from the one-time link and good once. */
export const setupInput = z.strictObject({
  token: z.string().min(1, "This page needs the link that the server printed when it started.").max(500),
  name: textSchema(200).trim().min(1, "Write the name that colleagues will see."),
  email,
  password: newPassword,
});
export type SetupInput = z.input<typeof setupInput>;
