import Database from "better-sqlite3";
import { hashPassword } from "#app/_server/passwords.ts";
import { databaseFile } from "#db/open.ts";
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

/** How much has ever happened: the same number before and after means that nothing was written. */
export const countEvents = (server: TestServer): number =>
  lookInside(server, (connection) => Number(connection.prepare("select count(*) from event").pluck().get()));

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
  const hash = await hashPassword(credentials.password);
  const connection = new Database(databaseFile(server.dataDir));
  connection.pragma("busy_timeout = 5000");
  connection.transaction(() => {
    connection
      .prepare("insert into user (id, name, email, created_at, updated_at) values (?, ?, ?, 0, 0)")
      .run(id, credentials.name, credentials.email);
    connection
      .prepare(
        "insert into account (id, account_id, provider_id, user_id, password, created_at, updated_at) values (?, ?, 'credential', ?, ?, 0, 0)",
      )
      .run(newId(), id, id, hash);
    if (membership)
      connection
        .prepare("insert into member (project_id, user_id, role, created_at) values (?, ?, ?, 0)")
        .run(membership.projectId, id, membership.role);
  })();
  connection.close();
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
