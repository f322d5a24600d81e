import Database from "better-sqlite3";
import { hashPassword } from "#app/_server/passwords.ts";
import { databaseFile, openStore } from "#db/open.ts";
import type { Store } from "#db/store.ts";
import type { Role } from "#lib/projects/roles.ts";
import { newId, TestClient, type Credentials } from "#tests/support/client.ts";
import type { TestServer } from "#tests/support/server.ts";

/** Looks into a server's embedded database from outside. */
export function lookInside<T>({ dataDir }: TestServer, look: (connection: Database.Database) => T): T {
  const connection = new Database(databaseFile(dataDir), { readonly: true });
  try {
    return look(connection);
  } finally {
    connection.close();
  }
}

/** Works on a server's database from outside, whichever it is. */
export async function withStore<T>(server: TestServer, job: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(server.database);
  try {
    return await job(store);
  } finally {
    await store.close();
  }
}

/** How much has ever happened: the same number before and after means that nothing was written. */
export const countEvents = (server: TestServer): Promise<number> =>
  withStore(server, ({ reading: { db, tables } }) => db.$count(tables.event));

/** Somebody with an account and, where given, a role in a project; signed in. */
export async function addPerson(
  server: TestServer,
  membership?: { projectId: string; role: Role },
): Promise<{ client: TestClient; id: string; credentials: Credentials }> {
  const id = newId();
  const credentials = {
    name: "Ben Reed",
    email: `${id}@sourcemark.test`,
    password: "yet another long password",
  };
  const password = await hashPassword(credentials.password);
  const at = new Date();
  await withStore(server, (store) =>
    store.write(async ({ db, tables }) => {
      const { name, email } = credentials;
      await db.insert(tables.user).values({ id, name, email, createdAt: at, updatedAt: at });
      await db.insert(tables.account).values({
        id: newId(),
        accountId: id,
        providerId: "credential",
        userId: id,
        password,
        createdAt: at,
        updatedAt: at,
      });
      if (membership)
        await db.insert(tables.member).values({ ...membership, userId: id, createdAt: at.getTime() });
    }),
  );
  const client = new TestClient(server.url);
  await client.signIn(credentials);
  return { client, id, credentials };
}

/** A project of the client's; returns its id. */
export async function addProject(client: TestClient): Promise<string> {
  const id = newId();
  await client.apply("project.create", { id, name: "Test project" });
  return id;
}

/** Sends a file into a project, as the import page does. */
export const upload = (
  client: TestClient,
  projectId: string,
  body: string | Uint8Array,
  { query = {}, type = "text/plain" }: { query?: Record<string, string>; type?: string } = {},
) =>
  client.send("POST", `/api/v1/projects/${projectId}/articles?${new URLSearchParams(query)}`, {
    body,
    headers: { "content-type": type },
  });
