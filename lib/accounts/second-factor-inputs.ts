import { z } from "zod";
import { presentPassword } from "./inputs.ts";

/** As typed; what kind of code it is, and whether it is one, is found out when it is checked. */
const code = z.string().trim().min(1, "Write the code.").max(100, "This is too long for a code.");

/** Begins the set-up of a second factor. */
export const beginSecondFactorInput = z.strictObject({ password: presentPassword });
export type BeginSecondFactorInput = z.input<typeof beginSecondFactorInput>;

/** A first code, which shows that the authenticator has the secret; or the code at the door. */
export const codeInput = z.strictObject({ code });
export type CodeInput = z.input<typeof codeInput>;

/** What changes a second factor that is on: both factors. */
export const bothFactorsInput = z.strictObject({ password: presentPassword, code });
export type BothFactorsInput = z.input<typeof bothFactorsInput>;
