import { existsSync } from "node:fs";
import path from "node:path";
import { asc, eq, or } from "drizzle-orm";
import { authorize, type Actor, type Authorized } from "#db/guard.ts";
import { databaseFile, openStore } from "#db/open.ts";
import type { Store } from "#db/store.ts";
import { idSchema } from "#lib/operations/envelope.ts";
import type { Permission } from "#lib/projects/roles.ts";
import { Stop, text, type Terminal, type Values, wrongUse } from "./command.ts";

export const MIGRATIONS = path.join(import.meta.dirname, "../db/migrations");

/** Absolute path of the data folder. */
export function dataDirOf(values: Values, { environment }: Terminal): string {
  const named = text(values, "data-dir") ?? environment.DATA_DIR;
  return named ? path.resolve(named) : path.join(import.meta.dirname, "../data");
}

/** Opens the store of an installation that was started once, runs `job` and closes it. */
export async function withStore<T>(
  values: Values,
  terminal: Terminal,
  job: (store: Store) => Promise<T>,
): Promise<T> {
  const dataDir = dataDirOf(values, terminal);
  const databaseUrl = terminal.environment.DATABASE_URL || undefined;
  if (!databaseUrl && !existsSync(databaseFile(dataDir)))
    throw new Stop(
      `There is no installation in ${dataDir}. Start the server once, or name it by --data-dir.`,
    );
  const store = await openStore({ dataDir, databaseUrl });
  try {
    return await job(store);
  } finally {
    await store.close();
  }
}

/** The administrator that a command acts as: whoever runs it may do everything here anyway. */
export async function actorOf({ reading }: Store, values: Values): Promise<Actor> {
  const { user } = reading.tables;
  const email = text(values, "as")?.toLowerCase();
  const { id, name, isAdministrator } = user;
  const [actor] = await reading.db
    .select({ id, name, isAdministrator })
    .from(user)
    .where(email === undefined ? eq(isAdministrator, true) : eq(user.email, email))
    .orderBy(asc(user.createdAt))
    .limit(1);
  if (!actor)
    throw new Stop(
      email === undefined
        ? "There is no administrator yet: start the server and open its one-time link."
        : `Nobody has the address ${email}.`,
    );
  return actor;
}

/** The project that `--project` names, by id or by its whole name, and the permission for it. */
export async function projectOf<P extends Permission>(
  store: Store,
  values: Values,
  permission: P,
): Promise<Authorized<P>> {
  const wanted = text(values, "project");
  if (!wanted) throw wrongUse("--project is missing.");
  const { project } = store.reading.tables;
  const isId = idSchema.safeParse(wanted).success;
  const found = await store.reading.db
    .select({ id: project.id, name: project.name })
    .from(project)
    .where(isId ? or(eq(project.id, wanted), eq(project.name, wanted)) : eq(project.name, wanted));
  const [only, ...others] = found;
  if (!only) throw new Stop(`There is no project “${wanted}”.`);
  if (others.length > 0) throw new Stop(`Several projects are called “${wanted}”: name one by its id.`);
  const by = await authorize(store.reading, await actorOf(store, values), only.id, permission);
  if (!by.ok) throw new Stop(by.error.message);
  return by.value;
}
