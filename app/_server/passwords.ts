import { hash, verify } from "@node-rs/argon2";

/** argon2id (2 in the library's enum) at OWASP's floor: 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2ID);

export const verifyPassword = (data: { hash: string; password: string }): Promise<boolean> =>
  verify(data.hash, data.password);
