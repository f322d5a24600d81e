import "server-only";
import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { WRONG_CODE, type CodeProof, type NewRecoveryCodes } from "#db/mutations/second-factor.ts";
import { findSecondFactor, type SecondFactor } from "#db/queries/second-factor.ts";
import { fromBase32, toBase32 } from "#lib/accounts/base32.ts";
import {
  readTypedCode,
  RECOVERY_CODE_BYTES,
  RECOVERY_CODES,
  recoveryCode,
} from "#lib/accounts/recovery-codes.ts";
import { stepOfCode, TOTP_SECRET_BYTES } from "#lib/accounts/totp.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import { open, seal } from "./sealing.ts";
import type { Services } from "./services.ts";

const PURPOSE = "second factor";

/** A new secret for somebody's authenticator, and how it is kept. */
export function newAuthenticatorSecret(secret: string, userId: string) {
  const bytes = new Uint8Array(randomBytes(TOTP_SECRET_BYTES));
  return { bytes, sealed: seal(secret, PURPOSE, userId, toBase32(bytes)) };
}

export const newRecoveryCodes = (): NewRecoveryCodes =>
  Array.from({ length: RECOVERY_CODES }, () => ({
    id: uuidv7(),
    code: recoveryCode(randomBytes(RECOVERY_CODE_BYTES)),
  }));

/** The step of an authenticator's code; null when it is wrong or its secret cannot be opened any more. */
async function stepOf(secret: string, userId: string, factor: SecondFactor, code: string, now: number) {
  const kept = open(secret, PURPOSE, userId, factor.sealedSecret);
  const bytes = kept === null ? null : fromBase32(kept);
  return bytes && stepOfCode(bytes, code, now, factor.lastStep);
}

const wrongCode = fail("invalid", WRONG_CODE, { fields: { code: WRONG_CODE } });

/** Reads what was typed as a code for this account. It proves nothing yet: `spendCode` uses it up. */
export async function proofOf(
  { store, secret }: Services,
  userId: string,
  typed: string,
  now: number,
): Promise<Result<CodeProof>> {
  const code = readTypedCode(typed);
  if (code?.kind === "recovery") return ok(code);
  const factor = await findSecondFactor(store.reading, userId);
  const step = code && factor && (await stepOf(secret, userId, factor, code.code, now));
  return step ? ok({ kind: "authenticator", step }) : wrongCode;
}

/** What is answered to a code that was right when it was read and used up by another in the meantime. */
export const codeRefusal = <T>(result: Result<T>): Result<T> =>
  !result.ok && result.error.code === "forbidden" ? wrongCode : result;
