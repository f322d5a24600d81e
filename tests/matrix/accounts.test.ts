import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPerson, addProject, lookInside } from "../api/people.ts";
import { ADMINISTRATOR, TestClient, type Credentials } from "../support/client.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { withServer } from "../support/stage.ts";

let server: TestServer;
let administrator: TestClient;
let project: string;

withServer(async (stage) => {
  ({ server, client: administrator } = stage);
  project = await addProject(administrator);
});

const guest = () => new TestClient(server.url);
const articles = () => `/api/v1/projects/${project}/articles`;
let guests = 0;
const newcomer = (): Credentials => ({
  ...{ name: "Cleo Marsh", email: `cleo${++guests}@sourcemark.test`, password: "a fine long password" },
});

/** The secret of a link that was just made. */
async function secretOf(path: string, body: object): Promise<string> {
  const made = await administrator.json<{ path: string }>("POST", path, body);
  return made.path.split("/").at(-1) ?? "";
}
const invite = (role = "reviewer") => secretOf("/api/v1/invitations", { projectId: project, role, days: 7 });

describe("an invitation", () => {
  test("makes an account with its role, signs in, and is used up", async () => {
    const secret = await invite("viewer");
    const client = guest();
    await client.json("POST", "/api/v1/invitations/accept", { secret, ...newcomer() });
    expect((await client.get(articles())).status).toBe(200);
    expect((await client.post(articles(), {})).status).toBe(403);
    const again = await guest().post("/api/v1/invitations/accept", { secret, ...newcomer() });
    expect(again.status).toBe(403);
  });

  test("lets only one of five in who use it at once, and makes no account for the others", async () => {
    const secret = await invite();
    const count = () =>
      lookInside(server, (connection) => connection.prepare("select count(*) from user").pluck().get());
    const before = Number(count());
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => guest().post("/api/v1/invitations/accept", { secret, ...newcomer() })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(count()).toBe(before + 1);
  });

  test("is not used up by an address that is taken", async () => {
    const secret = await invite();
    const { credentials } = await addPerson(server);
    const taken = await guest().post("/api/v1/invitations/accept", { secret, ...credentials });
    expect(taken.status).toBe(409);
    expect((await guest().get(`/invite/${secret}`)).status).toBe(200);
    expect(await (await guest().get(`/invite/${secret}`)).text()).toContain("Make account and join");
  });

  test("never takes a role away from whoever joins with it", async () => {
    const { client, id } = await addPerson(server, { projectId: project, role: "manager" });
    await client.json("POST", "/api/v1/invitations/join", { secret: await invite("viewer") });
    const role = lookInside(server, (connection) =>
      connection.prepare("select role from member where user_id = ?").pluck().get(id),
    );
    expect(role).toBe("manager");
  });
});

describe("sessions", () => {
  test("of somebody who is disabled end at once, and the right password opens no new one", async () => {
    const { client, id, credentials } = await addPerson(server, { projectId: project, role: "reviewer" });
    expect((await client.get(articles())).status).toBe(200);
    await administrator.apply("account.disable", { id });
    expect((await client.get(articles())).status).toBe(401);
    const back = await guest().post("/api/auth/sign-in/email", {
      email: credentials.email,
      password: credentials.password,
    });
    expect(back.status).toBe(401);
    expect(back.headers.getSetCookie()).toEqual([]);
    await administrator.apply("account.enable", { id });
    await client.signIn(credentials);
    expect((await client.get(articles())).status).toBe(200);
  });

  test("others end when the password changes; the old password opens nothing", async () => {
    const { client, credentials } = await addPerson(server, { projectId: project, role: "reviewer" });
    const other = guest();
    await other.signIn(credentials);
    const password = "an even longer password";
    const wrong = await client.post("/api/v1/accounts/password", { current: "not this", password });
    expect(wrong.status).toBe(400);
    await client.json("POST", "/api/v1/accounts/password", { current: credentials.password, password });
    expect((await client.get(articles())).status).toBe(200);
    expect((await other.get(articles())).status).toBe(401);
    await expect(other.signIn(credentials)).rejects.toThrow("401");
    await other.signIn({ ...credentials, password });
  });

  test("end when a reset link is used, which works once", async () => {
    const { client, id, credentials } = await addPerson(server, { projectId: project, role: "reviewer" });
    const secret = await secretOf("/api/v1/accounts/reset-links", { userId: id });
    const password = "chosen by the link";
    const fresh = guest();
    await fresh.json("POST", "/api/v1/accounts/reset", { secret, password });
    expect((await fresh.get(articles())).status).toBe(200);
    expect((await client.get(articles())).status).toBe(401);
    expect((await guest().post("/api/v1/accounts/reset", { secret, password })).status).toBe(403);
    await expect(guest().signIn(credentials)).rejects.toThrow("401");
  });

  test("a role that is lost is lost on the next request", async () => {
    const { client, id } = await addPerson(server, { projectId: project, role: "reviewer" });
    expect((await client.post(`${articles()}?publishedAt=never`, {})).status).toBe(400);
    await administrator.apply("member.set-role", {
      ...{ projectId: project, userId: id, was: "reviewer", role: "viewer" },
    });
    expect((await client.post(`${articles()}?publishedAt=never`, {})).status).toBe(403);
    await administrator.apply("member.remove", { projectId: project, userId: id });
    expect((await client.get(articles())).status).toBe(404);
  });
});

describe("a token", () => {
  test("needs no origin, works until it is ended, and stands nowhere in the database", async () => {
    const { client } = await addPerson(server, { projectId: project, role: "reviewer" });
    const wishes = { name: "Script", scopes: ["read"], days: 7 };
    const { token, id } = await client.json<{ token: string; id: string }>("POST", "/api/v1/tokens", wishes);
    const ask = () => fetch(server.url + articles(), { headers: { authorization: `Bearer ${token}` } });
    expect((await ask()).status).toBe(200);
    const database = lookInside(server, (connection) => connection.serialize()).toString("latin1");
    expect(database).not.toContain(token);
    await client.apply("token.revoke", { id });
    expect((await ask()).status).toBe(401);
  });

  test("makes no other token and counts alone: a session beside it lends it nothing", async () => {
    const { client } = await addPerson(server, { projectId: project, role: "manager" });
    const wishes = { name: "Script", scopes: ["export"], days: 7 };
    const { token } = await client.json<{ token: string }>("POST", "/api/v1/tokens", wishes);
    const headers = { authorization: `Bearer ${token}` };
    expect((await client.post("/api/v1/tokens", wishes, headers)).status).toBe(403);
    expect((await client.get(articles(), headers)).status).toBe(403);
  });
});

test("passwords, links and tokens never get into the server's output", async () => {
  const { client, credentials } = await addPerson(server, { projectId: project, role: "reviewer" });
  const secret = await invite();
  const wishes = { name: "Script", scopes: ["read"], days: 7 };
  const { token } = await client.json<{ token: string }>("POST", "/api/v1/tokens", wishes);
  await client.post("/api/v1/operations", "{", { "content-type": "application/json" });
  await guest().get(`/invite/${secret}`);
  await guest().get(articles(), { authorization: `Bearer ${token}` });
  await guest().post("/api/auth/sign-in/email", {
    email: credentials.email,
    password: "a wrong guess at it",
  });
  const [, session = "nothing"] = client.cookieHeader().split("=");
  for (const text of [credentials.password, "a wrong guess at it", secret, token, session])
    expect(server.output()).not.toContain(text);
});

describe("guessing", () => {
  // A server of its own: from then on this address has to wait.
  let guessed: TestServer;
  beforeAll(async () => {
    guessed = await startTestServer();
    await new TestClient(guessed.url).setUp(guessed.setupUrl);
  });
  afterAll(() => guessed?.dispose());
  const guest = () => new TestClient(guessed.url);
  const guess = (email: string) =>
    guest().post("/api/auth/sign-in/email", { email, password: "wrong password" });

  test("fifty at once get ten answers; the rest wait, and so does the right password", async () => {
    const { credentials } = await addPerson(guessed);
    const answers = await Promise.all(Array.from({ length: 50 }, () => guess(credentials.email)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(refused).toHaveLength(40);
    for (const { headers } of refused) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    await expect(guest().signIn(credentials)).rejects.toThrow("429");
  });

  test("an account that is not there is refused in the same words", async () => {
    const refusal = async (email: string) => {
      const answer = await guess(email);
      return [answer.status, await answer.text()];
    };
    expect(await refusal("nobody@sourcemark.test")).toEqual(await refusal(ADMINISTRATOR.email));
  });

  test("an address that the client claims does not help", async () => {
    const headers = { "x-forwarded-for": "203.0.113.9", "x-sourcemark-address": "203.0.113.9" };
    const answer = await guest().post(
      "/api/auth/sign-in/email",
      { email: "somebody@sourcemark.test", password: "wrong password" },
      headers,
    );
    expect(answer.status).toBe(429);
  });
});
