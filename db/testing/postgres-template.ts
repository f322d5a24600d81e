import { readFile } from "node:fs/promises";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { migratePostgres } from "../migrate/migrate-postgres.ts";

/** Where the suite keeps its prepared database, told to the workers by the global setup. */
export const TEMPLATE_VARIABLE = "SOURCEMARK_POSTGRES_TEMPLATE";

const MIGRATIONS = path.join(import.meta.dirname, "../migrations/postgres");

/** Brings an embedded PostgreSQL up to date, as a server would be. */
async function migrate(client: PGlite): Promise<void> {
  const query = async (text: string, values?: unknown[]) => {
    if (values?.length) return client.query(text, values);
    const results = await client.exec(text);
    return results.at(-1) ?? { rows: [] };
  };
  await migratePostgres({ query }, MIGRATIONS, 0);
}

/** A migrated, empty database as an archive: opening a copy of it is many times quicker than making a new one. */
export async function makePostgresTemplate(): Promise<Uint8Array> {
  const client = new PGlite();
  await migrate(client);
  const archive = await client.dumpDataDir("none");
  await client.close();
  return new Uint8Array(await archive.arrayBuffer());
}

/** An embedded PostgreSQL of its own for one test file: a copy of the template where there is one. */
export async function openPostgres(): Promise<PGlite> {
  const template = process.env[TEMPLATE_VARIABLE];
  if (template) return new PGlite({ loadDataDir: new Blob([await readFile(template)]) });
  const client = new PGlite();
  await migrate(client);
  return client;
}
