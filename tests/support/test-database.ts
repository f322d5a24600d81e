import { randomBytes } from "node:crypto";
import { Client } from "pg";

/** Whether the system tests run on PostgreSQL: its address, as somebody who may make databases. */
const POSTGRES = process.env.SOURCEMARK_TEST_POSTGRES;

/** Where one test server keeps its data: the settings that say so, and what removes it. */
export interface TestDatabase {
  readonly environment: Record<string, string>;
  remove(): Promise<void>;
}

const EMBEDDED: TestDatabase = { environment: {}, remove: () => Promise.resolve() };

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: POSTGRES });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A database of its own on the server that SOURCEMARK_TEST_POSTGRES names; without that, the embedded file. */
export async function makeTestDatabase(): Promise<TestDatabase> {
  if (!POSTGRES) return EMBEDDED;
  const name = `sourcemark_test_${randomBytes(8).toString("hex")}`;
  await administer(`CREATE DATABASE ${name}`);
  const address = new URL(POSTGRES);
  address.pathname = `/${name}`;
  return {
    environment: { DATABASE_URL: address.href },
    remove: () => administer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}
