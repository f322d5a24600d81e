import { eq } from "drizzle-orm";
import { TOKEN_SCOPES, type TokenScope } from "#lib/accounts/scopes.ts";
import { ROLES, type Role } from "#lib/projects/roles.ts";
import type { Actor } from "#db/guard.ts";
import { openStore } from "#db/open.ts";
import type { Store } from "#db/store.ts";
import { makeImport } from "#db/testing/import-specimens.ts";
import { makeArticle, makeClaim, type MadeArticle } from "#db/testing/factories.ts";
import { makeWebhook } from "#db/testing/webhook-specimens.ts";
import { addPerson, addProject } from "../api/people.ts";
import { ADMINISTRATOR, newId, TestClient } from "../support/client.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

/** Somebody, or something, that asks. */
export interface Asker {
  name: string;
  client: TestClient;
  /** Sent with every request: a token's Authorization. */
  headers: Record<string, string>;
  id: string;
  kind: "anonymous" | "disabled" | "outsider" | "administrator" | "unknown-token" | "member" | "token";
  role?: Role;
  scope?: TokenScope;
}

export interface Cast {
  server: TestServer;
  /** The server's own database, opened from outside to put rows where a test needs them. */
  store: Store;
  project: string;
  article: MadeArticle;
  claim: string;
  publisher: string;
  release: string;
  import: string;
  webhook: string;
  /** Of a project that nobody in the cast but the outsider is a member of. */
  foreign: {
    project: string;
    article: string;
    claim: string;
    import: string;
    release: string;
    webhook: string;
  };
  askers: Asker[];
  dispose(): Promise<void>;
}

const DISABLE = "account.disable";

/** A server with two projects and one of everybody who may knock. */
export async function assemble(): Promise<Cast> {
  const server = await startTestServer();
  const administrator = new TestClient(server.url);
  await administrator.setUp(server.setupUrl);
  const project = await addProject(administrator);
  const store = await openStore({ dataDir: server.dataDir });
  const { user } = store.reading.tables;
  const [first] = await store.reading.db
    .select({ id: user.id })
    .from(user)
    .where(eq(user.email, ADMINISTRATOR.email));
  const actor: Actor = { id: first?.id ?? "", name: "Ada Quill", isAdministrator: true };

  const askers: Asker[] = [
    { name: "anonymous", kind: "anonymous", id: "", client: new TestClient(server.url), headers: {} },
    { name: "administrator", kind: "administrator", id: actor.id, client: administrator, headers: {} },
  ];
  for (const role of ROLES) {
    const { client, id } = await addPerson(server, { projectId: project, role });
    askers.push({ name: role, kind: "member", role, id, client, headers: {} });
  }
  const outsider = await addPerson(server);
  askers.push({ name: "member of another project", kind: "outsider", ...outsider, headers: {} });
  const theirs = await addProject(outsider.client);
  const they: Actor = { id: outsider.id, name: "Ben Reed", isAdministrator: false };

  const leaving = await addPerson(server, { projectId: project, role: "manager" });
  const { token: lost } = await leaving.client.json<{ token: string }>("POST", "/api/v1/tokens", {
    ...{ name: "Left behind", scopes: TOKEN_SCOPES, days: 7 },
  });
  await administrator.apply(DISABLE, { id: leaving.id });
  askers.push({ name: "disabled", kind: "disabled", ...leaving, headers: {} });
  askers.push(tokenAsker(server, "token of somebody disabled", lost, { kind: "unknown-token" }));
  askers.push(tokenAsker(server, "unknown token", "smk_nothing", { kind: "unknown-token" }));

  const owner = await addPerson(server, { projectId: project, role: "manager" });
  for (const scope of TOKEN_SCOPES) {
    const { token } = await owner.client.json<{ token: string }>("POST", "/api/v1/tokens", {
      ...{ name: `For ${scope}`, scopes: [scope], days: 7 },
    });
    askers.push(tokenAsker(server, `token for ${scope}`, token, { kind: "token", scope, id: owner.id }));
  }

  const releaseOf = async (client: TestClient, projectId: string) => {
    const id = newId();
    await client.json("POST", `/api/v1/projects/${projectId}/releases`, { id });
    return id;
  };
  const theirArticle = await makeArticle(store, theirs, they);
  const article = await makeArticle(store, project, actor, { publisher: "The Orlen Herald" });
  return {
    ...{ server, store, project, askers },
    article,
    claim: (await makeClaim(store, actor, project)).id,
    publisher: await publisherOf(store, project),
    release: await releaseOf(administrator, project),
    import: (await makeImport({ store, projectId: project, actor })).id,
    webhook: await makeWebhook({ store, projectId: project, actor }),
    foreign: {
      ...{ project: theirs, article: theirArticle.articleId },
      claim: (await makeClaim(store, they, theirs)).id,
      release: await releaseOf(outsider.client, theirs),
      import: (await makeImport({ store, projectId: theirs, actor: they })).id,
      webhook: await makeWebhook({ store, projectId: theirs, actor: they }),
    },
    async dispose() {
      await store.close();
      await server.dispose();
    },
  };
}

async function publisherOf({ reading: { db, tables } }: Store, projectId: string): Promise<string> {
  const { publisher } = tables;
  const [row] = await db
    .select({ id: publisher.id })
    .from(publisher)
    .where(eq(publisher.projectId, projectId));
  return row?.id ?? "";
}

function tokenAsker(
  server: TestServer,
  name: string,
  token: string,
  more: Pick<Asker, "kind"> & Partial<Asker>,
): Asker {
  const headers = { authorization: `Bearer ${token}` };
  return { name, id: "", client: new TestClient(server.url), headers, ...more };
}
