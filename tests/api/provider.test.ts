import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { databaseFile } from "#db/open.ts";
import { ADMINISTRATOR, newId, TestClient } from "#tests/support/client.ts";
import { CLIENT, startProvider, type Fault, type Provider } from "#tests/support/provider.ts";
import { startTestServer, type TestServer } from "#tests/support/server.ts";
import { withServer } from "#tests/support/stage.ts";
import { addPerson, addProject, lookInside } from "./people.ts";

let provider: Provider;
let server: TestServer;
let administrator: TestClient;
let project: string;
let people = 0;

const START = "/api/auth/oidc/start";
const environment = (url: string, more: Record<string, string> = {}) => ({
  ...{ PUBLIC_URL: url, OIDC_ISSUER: provider.issuer, OIDC_PRIVATE_HOSTS: "127.0.0.1" },
  ...{ OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, OIDC_LABEL: "Newsroom" },
  ...{ OIDC_DOMAINS: "newsroom.test, sourcemark.test", ...more },
});

beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider?.close());
withServer(
  async (stage) => {
    ({ server, client: administrator } = stage);
    project = await addProject(administrator);
  },
  { environment: (url) => environment(url) },
);
beforeEach(() => {
  provider.fault = null;
});

/** Somebody new at the provider. */
function newcomer(more: object = {}) {
  const sub = `person-${++people}`;
  provider.person = { sub, email: `${sub}@newsroom.test`, email_verified: true, name: "Rosa Lind", ...more };
  return provider.person.email ?? "";
}

/** The whole way, from our door over the provider and back; gives where it ended. */
async function travel(client: TestClient, query = ""): Promise<string> {
  const start = await client.get(`${START}${query}`);
  expect(start.status).toBe(303);
  const back = await provider.visit(start.headers.get("location") ?? "");
  return arrive(client, back);
}
async function arrive(client: TestClient, back: URL): Promise<string> {
  const end = await client.get(back.pathname + back.search);
  expect(end.status).toBe(303);
  return end.headers.get("location") ?? "";
}
const standing = async (client: TestClient) =>
  (await client.get(`/api/v1/projects/${project}/articles`)).status;
const count = (sql: string) =>
  lookInside(server, (connection) => Number(connection.prepare(sql).pluck().get()));
const accounts = () => count("select count(*) from user");

async function invite(): Promise<string> {
  const body = { projectId: project, role: "reviewer", days: 7 };
  const { path } = await administrator.json<{ path: string }>("POST", "/api/v1/invitations", body);
  return path.split("/").at(-1) ?? "";
}

/** As an invitation is kept that was sent by mail; this installation sends none. */
function inviteByMail(email: string): void {
  const connection = new Database(databaseFile(server.dataDir));
  connection.pragma("busy_timeout = 5000");
  connection
    .prepare(
      "insert into invitation (id, project_id, role, note, email, secret_hash, created_at, expires_at) values (?, ?, 'viewer', '', ?, ?, 0, ?)",
    )
    .run(newId(), project, email, newId(), Date.now() + 60_000);
  connection.close();
}

describe("somebody who", () => {
  test("has an account with this address comes in, and is known by subject from then on", async () => {
    const { id, credentials } = await addPerson(server, { projectId: project, role: "viewer" });
    newcomer({ email: credentials.email.toUpperCase() });
    const client = new TestClient(server.url);
    expect(await travel(client, "?next=%2Faccount")).toBe("/account");
    expect(await standing(client)).toBe(200);
    expect(client.cookieHeader()).not.toContain("journey");
    provider.person = { ...provider.person, email: "renamed@newsroom.test" };
    const again = new TestClient(server.url);
    expect(await travel(again)).toBe("/");
    expect(await standing(again)).toBe(200);
    expect(count(`select count(*) from account where user_id = '${id}' and provider_id like 'oidc %'`)).toBe(
      1,
    );
  });

  test("shares nothing with whoever wrote their address before, until it is proved", async () => {
    const {
      id,
      credentials,
      client: stranger,
    } = await addPerson(server, { projectId: project, role: "viewer" });
    newcomer({ email: credentials.email });
    const client = new TestClient(server.url);
    expect(await travel(client)).toBe("/");
    expect(await standing(client)).toBe(200);
    expect(await standing(stranger)).toBe(401);
    const again = await new TestClient(server.url).post("/api/auth/sign-in/email", {
      ...{ email: credentials.email, password: credentials.password },
    });
    expect(again.status).toBe(401);
    expect(count(`select email_verified from user where id = '${id}'`)).toBe(1);
  });

  test("proved the address before keeps the password beside the provider", async () => {
    // Who sets an installation up is believed.
    newcomer({ email: ADMINISTRATOR.email });
    const client = new TestClient(server.url);
    expect(await travel(client)).toBe("/");
    expect(await standing(administrator)).toBe(200);
    await new TestClient(server.url).signIn();
  });

  test("is nobody here stays outside, and no account is made", async () => {
    newcomer();
    const before = accounts();
    const client = new TestClient(server.url);
    expect(await travel(client)).toBe("/sign-in?problem=unknown");
    expect(await standing(client)).toBe(401);
    expect(accounts()).toBe(before);
    expect(await (await client.get("/sign-in?problem=unknown")).text()).toContain("Ask for an invitation");
  });

  test("comes by the link of an invitation gets an account in its project", async () => {
    newcomer();
    const client = new TestClient(server.url);
    const query = new URLSearchParams({ invitation: await invite(), next: `/p/${project}` });
    expect(await travel(client, `?${query}`)).toBe(`/p/${project}`);
    expect(await standing(client)).toBe(200);
    newcomer();
    expect(await travel(new TestClient(server.url), `?${query}`)).toContain("problem=unknown");
  });

  test("was invited by this address gets an account in those projects, without the link", async () => {
    const email = newcomer();
    inviteByMail(email);
    const client = new TestClient(server.url);
    expect(await travel(client)).toBe("/");
    expect(await standing(client)).toBe(200);
  });

  test("is disabled stays outside", async () => {
    const { id, credentials } = await addPerson(server, { projectId: project, role: "viewer" });
    await administrator.apply("account.disable", { id });
    newcomer({ email: credentials.email });
    const client = new TestClient(server.url);
    expect(await travel(client)).toBe("/sign-in?problem=disabled");
    expect(client.cookieHeader()).not.toContain("session_token");
  });

  test.each([
    ["unverified", { email_verified: false }],
    ["unverified", { email_verified: undefined }],
    ["domain", { email: "mara@elsewhere.test" }],
    ["domain", { email: "mara@newsroom.test.elsewhere.test" }],
    ["no-email", { email: undefined }],
    ["no-email", { email: "a@b@newsroom.test" }],
  ])("is not vouched for is told so: %s, %j", async (problem, more) => {
    newcomer(more);
    expect(await travel(new TestClient(server.url))).toBe(`/sign-in?problem=${problem}`);
  });
});

describe("an answer of the provider", () => {
  const FAULTS: Fault[] = [
    ...(["nonce", "audience", "issuer", "signature", "expired", "state", "denied", "no token"] as const),
  ];
  test.each(FAULTS)("with a fault opens nothing: %s", async (fault) => {
    const { credentials } = await addPerson(server, { projectId: project, role: "viewer" });
    newcomer({ email: credentials.email });
    provider.fault = fault;
    const client = new TestClient(server.url);
    expect(await travel(client)).toBe("/sign-in?problem=refused");
    expect(client.cookieHeader()).toBe("");
  });

  test("works once, and only in the browser that set out", async () => {
    const { credentials } = await addPerson(server, { projectId: project, role: "viewer" });
    newcomer({ email: credentials.email });
    const [client, other] = [new TestClient(server.url), new TestClient(server.url)];
    const start = await client.get(START);
    const back = await provider.visit(start.headers.get("location") ?? "");
    expect(await arrive(other, back)).toBe("/sign-in?problem=expired");
    await other.get(START);
    expect(await arrive(other, back)).toBe("/sign-in?problem=refused");
    expect(await arrive(client, back)).toBe("/");
    expect(await arrive(client, back)).toBe("/sign-in?problem=expired");
  });

  test("is waited for with state, nonce and a challenge that are new each time, in a cookie that only we can read", async () => {
    const asked = await Promise.all(
      [1, 2].map(async () => {
        const response = await new TestClient(server.url).get(START);
        const [cookie = ""] = response.headers.getSetCookie();
        expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
        const { searchParams } = new URL(response.headers.get("location") ?? "");
        const values = ["state", "nonce", "code_challenge"].map((name) => searchParams.get(name) ?? "");
        for (const value of values) {
          expect(value.length).toBeGreaterThan(20);
          expect(cookie).not.toContain(value);
        }
        return values;
      }),
    );
    expect(new Set(asked.flat()).size).toBe(6);
  });
});

test.each(["//e", "/\\e", "https:e", "https://evil.test", "javascript:alert(1)", "/\t/e", "\\\\e"])(
  "a way back such as %j leads home",
  async (next) => {
    const { credentials } = await addPerson(server, { projectId: project, role: "viewer" });
    newcomer({ email: credentials.email });
    expect(await travel(new TestClient(server.url), `?next=${encodeURIComponent(next)}`)).toBe("/");
  },
);

test("secrets stand neither in the database nor in the server's output", () => {
  const kept = lookInside(server, (connection) => connection.serialize()).toString("latin1");
  for (const text of [CLIENT.secret, "eyJ"]) {
    expect(server.output()).not.toContain(text);
    expect(kept).not.toContain(text);
  }
});

describe("other settings", () => {
  /** A server of its own, for one test. */
  async function serverWith(more: Record<string, string>): Promise<TestServer> {
    const made = await startTestServer({ environment: (url) => environment(url, more) });
    onTestFinished(() => made.dispose());
    return made;
  }

  test("an issuer on this network is not talked to unless the configuration says so", async () => {
    const strict = await serverWith({
      OIDC_ISSUER: "https://127.0.0.1:9",
      OIDC_PRIVATE_HOSTS: "elsewhere.lan",
    });
    const response = await new TestClient(strict.url).get(START);
    expect(response.headers.get("location")).toBe("/sign-in?problem=unreachable");
    expect(strict.output()).toContain("does not lead to a public page");
  });

  test("anybody whom the provider vouches for gets an account where that is wished", async () => {
    const open = await serverWith({
      ...{ OIDC_NEW_ACCOUNTS: "anybody", OIDC_UNVERIFIED_EMAILS: "trust", OIDC_DOMAINS: "" },
    });
    newcomer({ email: "anna@elsewhere.test", email_verified: false, name: undefined });
    const client = new TestClient(open.url);
    expect(await travel(client)).toBe("/");
    const page = await (await client.get("/account")).text();
    expect(page).toContain("anna@elsewhere.test");
    expect(page).not.toContain("Present password");
  });
});
