import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";

export interface Migration {
  /** Position from 1; the version of a database is that of the last migration it has had. */
  version: number;
  name: string;
  sha256: string;
  statements: string[];
}

interface Journal {
  entries: { idx: number; tag: string }[];
}

const BREAKPOINT = "--> statement-breakpoint";

/** Reads the migrations of one dialect in order, as drizzle-kit writes them (`meta/_journal.json` and SQL files). */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const journal = JSON.parse(await readFile(path.join(folder, "meta/_journal.json"), "utf8")) as Journal;
  const ordered = journal.entries.toSorted((a, b) => a.idx - b.idx);
  return Promise.all(
    ordered.map(async ({ tag }, position) => {
      const text = await readFile(path.join(folder, `${tag}.sql`), "utf8");
      return {
        version: position + 1,
        name: tag,
        sha256: createHash("sha256").update(text).digest("hex"),
        statements: text.split(BREAKPOINT).filter((statement) => statement.trim() !== ""),
      };
    }),
  );
}

/** A database that this program must not touch: written by a newer one, changed underneath, or not ours. */
export class MigrationRefused extends Error {
  override name = "MigrationRefused";
}

/**
 * Which migrations are still to run.
 * @throws MigrationRefused when the database knows migrations that this program doesn't, or knew them otherwise.
 */
export function pendingMigrations(
  all: readonly Migration[],
  applied: readonly { name: string; sha256: string }[],
): Migration[] {
  if (applied.length > all.length)
    throw new MigrationRefused(
      "This database was written by a newer Sourcemark. Start that version, or restore a backup made before the upgrade.",
    );
  applied.forEach((row, position) => {
    if (all[position]?.sha256 !== row.sha256)
      throw new MigrationRefused(
        `Migration ${row.name} was applied in another form than this program has. Restore a backup, or start the program that wrote the database.`,
      );
  });
  return all.slice(applied.length);
}
