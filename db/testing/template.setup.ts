import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { makePostgresTemplate, TEMPLATE_VARIABLE } from "./postgres-template.ts";

/** Before the unit tests: prepares the embedded PostgreSQL once for all files. After them: takes it away. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "sourcemark-template-"));
  const file = path.join(folder, "postgres.tar");
  await writeFile(file, await makePostgresTemplate());
  process.env[TEMPLATE_VARIABLE] = file;
  return () => rm(folder, { recursive: true, force: true });
}
