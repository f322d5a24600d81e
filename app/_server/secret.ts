import { randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";

const SHORTEST = 32;

/**
 * The key that session cookies are signed with: made once per installation and kept beside the database, readable by
 * its owner only. There is no default to forget to change.
 */
export async function installationSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, "secret");
  await mkdir(dataDir, { recursive: true });
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.writeFile(randomBytes(SHORTEST).toString("base64url"));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
  }
  const secret = (await readFile(file, "utf8")).trim();
  if (secret.length < SHORTEST)
    throw new Error(
      `The secret in ${file} is too short. Delete the file to make a new one; everybody signs in again.`,
    );
  return secret;
}
