import { hash, verify } from "@node-rs/argon2";

/** argon2id (2 in the library's enum) at OWASP's floor: 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2ID);

export const verifyPassword = (data: { hash: string; password: string }): Promise<boolean> =>
  verify(data.hash, data.password);

/** Whether a hash was made with less work than new ones are. */
export function isOutdated(kept: string): boolean {
  const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(kept) ?? [];
  return !(Number(memory) >= ARGON2ID.memoryCost && Number(passes) >= ARGON2ID.timeCost);
}
