import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { v7 as uuidv7 } from "uuid";
import { issueFirstAdministratorLink } from "#db/mutations/accounts.ts";
import { migrate } from "#db/migrate/migrate.ts";
import { openStore } from "#db/open.ts";
import { seedSample } from "#db/sample/seed.ts";

/**
 * Makes an installation ready to serve: database up to date (with a backup first), sample project there, and a
 * one-time link for the first administrator while there is nobody. Prints what it did as one line of JSON.
 */
async function prepare(): Promise<void> {
  const dataDir = path.resolve(process.env.DATA_DIR ?? "data");
  await mkdir(dataDir, { recursive: true });
  const location = { dataDir, databaseUrl: process.env.DATABASE_URL || undefined };
  const { migrated, backup } = await migrate(
    location,
    path.join(import.meta.dirname, "../db/migrations"),
    Date.now(),
  );
  const store = await openStore(location);
  try {
    await seedSample(store, Date.now(), () => uuidv7());
    const secret = randomBytes(24).toString("base64url");
    const needed = await store.write((writing) =>
      issueFirstAdministratorLink(writing, { id: uuidv7(), secret }, Date.now()),
    );
    const setupUrlPath = needed ? `/setup?token=${secret}` : null;
    process.stdout.write(`${JSON.stringify({ setupUrlPath, migrated: migrated.length, backup })}\n`);
  } finally {
    await store.close();
  }
}

try {
  await prepare();
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}
