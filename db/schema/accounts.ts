import type { TokenScope } from "#lib/accounts/scopes.ts";
import type { Kit } from "./sqlite-kit.ts";

/** Tables of the sign-in library (its names for columns), and the one-time links that let people in. */
export function defineAccounts(kit: Kit) {
  const user = kit.table("user", {
    id: kit.id(),
    name: kit.text().notNull(),
    email: kit.text().notNull().unique(),
    /** Whether somebody has shown that the address is theirs; until then a provider's word ends older ways in. */
    emailVerified: kit.boolean().notNull().default(false),
    image: kit.text(),
    createdAt: kit.date().notNull(),
    updatedAt: kit.date().notNull(),
    isAdministrator: kit.boolean().notNull().default(false),
    disabledAt: kit.millis(),
  });
  const session = kit.table(
    "session",
    {
      id: kit.id(),
      token: kit.text().notNull().unique(),
      userId: kit
        .text()
        .notNull()
        .references(() => user.id, { onDelete: "cascade" }),
      expiresAt: kit.date().notNull(),
      ipAddress: kit.text(),
      userAgent: kit.text(),
      createdAt: kit.date().notNull(),
      updatedAt: kit.date().notNull(),
    },
    (table) => [kit.index("session_user").on(table.userId)],
  );
  const account = kit.table(
    "account",
    {
      id: kit.id(),
      accountId: kit.text().notNull(),
      providerId: kit.text().notNull(),
      userId: kit
        .text()
        .notNull()
        .references(() => user.id, { onDelete: "cascade" }),
      accessToken: kit.text(),
      refreshToken: kit.text(),
      idToken: kit.text(),
      accessTokenExpiresAt: kit.date(),
      refreshTokenExpiresAt: kit.date(),
      scope: kit.text(),
      password: kit.text(),
      createdAt: kit.date().notNull(),
      updatedAt: kit.date().notNull(),
    },
    (table) => [kit.index("account_user").on(table.userId)],
  );
  const verification = kit.table(
    "verification",
    {
      id: kit.id(),
      identifier: kit.text().notNull(),
      value: kit.text().notNull(),
      expiresAt: kit.date().notNull(),
      createdAt: kit.date().notNull(),
      updatedAt: kit.date().notNull(),
    },
    (table) => [kit.index("verification_identifier").on(table.identifier)],
  );
  /** Links that work once: only the hash of their secret is kept. */
  const oneTimeLink = kit.table("one_time_link", {
    id: kit.id(),
    purpose: kit.text<"first-administrator" | "reset" | "mailed-reset">().notNull(),
    /** Whose password it resets. */
    userId: kit.text().references(() => user.id, { onDelete: "cascade" }),
    secretHash: kit.text().notNull().unique(),
    createdAt: kit.millis().notNull(),
    expiresAt: kit.millis().notNull(),
    usedAt: kit.millis(),
  });
  /** Keys for programs. Only the hash is kept; `hint` is how the key ends, so that its owner can tell it apart. */
  const apiToken = kit.table(
    "api_token",
    {
      id: kit.id(),
      userId: kit
        .text()
        .notNull()
        .references(() => user.id, { onDelete: "cascade" }),
      name: kit.text().notNull(),
      secretHash: kit.text().notNull().unique(),
      hint: kit.text().notNull(),
      scopes: kit.json<TokenScope[]>().notNull(),
      createdAt: kit.millis().notNull(),
      expiresAt: kit.millis().notNull(),
      /** Of the last day only: a write per request would cost more than it tells. */
      usedAt: kit.millis(),
    },
    (table) => [kit.index("api_token_user").on(table.userId)],
  );
  /** Codes from an authenticator that somebody signs in with besides the password. */
  const secondFactor = kit.table("second_factor", {
    userId: kit
      .text()
      .primaryKey()
      .references(() => user.id, { onDelete: "cascade" }),
    /** Sealed with the installation's secret: a copy of the database alone makes no codes. */
    sealedSecret: kit.text().notNull(),
    createdAt: kit.millis().notNull(),
    /** Null until a first code has shown that the authenticator has the secret; only then it is asked for. */
    confirmedAt: kit.millis(),
    /** Time step of the last code that was used: it and all before it are used up. */
    lastStep: kit.integer().notNull().default(0),
  });
  /** What stands in for a code when the authenticator is lost; each works once, only its hash is kept. */
  const recoveryCode = kit.table(
    "recovery_code",
    {
      id: kit.id(),
      userId: kit
        .text()
        .notNull()
        .references(() => user.id, { onDelete: "cascade" }),
      secretHash: kit.text().notNull().unique(),
      createdAt: kit.millis().notNull(),
      usedAt: kit.millis(),
    },
    (table) => [kit.index("recovery_code_user").on(table.userId)],
  );
  return { user, session, account, verification, oneTimeLink, apiToken, secondFactor, recoveryCode };
}
