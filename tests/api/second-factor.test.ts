import { beforeAll, describe, expect, test } from "vitest";
import { fromBase32 } from "#lib/accounts/base32.ts";
import { stepAt, totpCode } from "#lib/accounts/totp.ts";
import { TestClient, type Credentials } from "#tests/support/client.ts";
import type { TestServer } from "#tests/support/server.ts";
import { withServer } from "#tests/support/stage.ts";
import { addPerson, addProject, lookInside } from "./people.ts";

const BASE = "/api/v1/accounts/second-factor";

let server: TestServer;
let administrator: TestClient;
let project: string;

withServer(async (stage) => {
  ({ server, client: administrator } = stage);
  project = await addProject(administrator);
});

const guest = () => new TestClient(server.url);
/** Whether somebody is in: 200 for members, 401 for whoever is not signed in. */
const standing = async (client: TestClient) =>
  (await client.get(`/api/v1/projects/${project}/articles`)).status;

/** An authenticator: its codes from one step before now to one after, each to be used once, in this order. */
const codesOf = (secret: string) => {
  const bytes = fromBase32(secret);
  if (!bytes) throw new Error("no secret");
  return Promise.all([-1, 0, 1].map((offset) => totpCode(bytes, stepAt(Date.now()) + offset)));
};
const wrong = (code: string | undefined) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

/** A member whose second factor is on; the first of the authenticator's three codes is used up. */
async function guarded() {
  const { client, id, credentials } = await addPerson(server, { projectId: project, role: "reviewer" });
  const { password } = credentials;
  const { secret } = await client.json<{ secret: string }>("POST", BASE, { password });
  const [first, second = "", third = ""] = await codesOf(secret);
  const { codes } = await client.json<{ codes: string[] }>("POST", `${BASE}/confirm`, { code: first });
  return { client, id, credentials, secret, second, third, recovery: codes };
}

/** Shows the password; who owes a code has no session. */
async function showPassword({ email, password }: Credentials) {
  const client = guest();
  const answer = await client.json("POST", "/api/auth/sign-in/email", { email, password });
  expect(answer).toEqual({ needsCode: true });
  expect(client.cookieHeader()).not.toContain("session_token");
  expect(await standing(client)).toBe(401);
  return client;
}
const showCode = (client: TestClient, code: string) => client.post("/api/auth/sign-in/code", { code });

describe("setting up", () => {
  test("takes the password, and a first code before it is asked for", async () => {
    const { client, credentials } = await addPerson(server, { projectId: project, role: "reviewer" });
    const { password } = credentials;
    expect((await client.post(BASE, { password: "not the password" })).status).toBe(400);
    const { secret, address } = await client.json<{ secret: string; address: string }>("POST", BASE, {
      password,
    });
    expect(new URL(address).searchParams.get("secret")).toBe(secret);
    await guest().json("POST", "/api/auth/sign-in/email", { email: credentials.email, password });
    const other = guest();
    await other.signIn(credentials);
    expect(await standing(other)).toBe(200);

    const [first = ""] = await codesOf(secret);
    expect((await client.post(`${BASE}/confirm`, { code: wrong(first) })).status).toBe(400);
    const { codes } = await client.json<{ codes: string[] }>("POST", `${BASE}/confirm`, { code: first });
    expect(new Set(codes).size).toBe(10);
    expect((await client.post(BASE, { password })).status).toBe(409);
    await showPassword(credentials);
  });
});

describe("signing in", () => {
  test("takes a code, and each code once", async () => {
    const { credentials, second, third } = await guarded();
    const client = await showPassword(credentials);
    expect((await showCode(client, wrong(second))).status).toBe(400);
    expect((await showCode(client, second)).status).toBe(200);
    expect(await standing(client)).toBe(200);
    expect(client.cookieHeader()).not.toContain("second_factor");
    const again = await showPassword(credentials);
    expect((await showCode(again, second)).status).toBe(400);
    expect(await standing(again)).toBe(401);
    const both = await Promise.all([showPassword(credentials), showPassword(credentials)]);
    const answers = await Promise.all(both.map((one) => showCode(one, third)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
  });

  test("takes a recovery code instead, each once, however it is written", async () => {
    const { credentials, recovery } = await guarded();
    const typed = recovery[0]?.toUpperCase().replaceAll("-", " ") ?? "";
    const client = await showPassword(credentials);
    expect((await showCode(client, typed)).status).toBe(200);
    expect(await standing(client)).toBe(200);
    expect((await showCode(await showPassword(credentials), recovery[0] ?? "")).status).toBe(400);
    const other = await guarded();
    expect((await showCode(await showPassword(credentials), other.recovery[1] ?? "")).status).toBe(400);
  });

  test("takes no code from whoever has not shown the password", async () => {
    const { second } = await guarded();
    expect((await showCode(guest(), second)).status).toBe(401);
    const forged = guest();
    const sent = await forged.post(
      "/api/auth/sign-in/code",
      { code: second },
      { cookie: "sourcemark.second_factor=AAAA" },
    );
    expect(sent.status).toBe(401);
  });

  test("by a reset link asks for the code too", async () => {
    const { id, second } = await guarded();
    const { path } = await administrator.json<{ path: string }>("POST", "/api/v1/accounts/reset-links", {
      userId: id,
    });
    const client = guest();
    const body = { secret: path.split("/").at(-1), password: "a password by the link" };
    expect(await client.json("POST", "/api/v1/accounts/reset", body)).toEqual({ needsCode: true });
    expect(await standing(client)).toBe(401);
    expect((await showCode(client, second)).status).toBe(200);
  });

  test("of somebody disabled in between opens nothing", async () => {
    const { id, credentials, second } = await guarded();
    const client = await showPassword(credentials);
    await administrator.apply("account.disable", { id });
    expect((await showCode(client, second)).status).toBe(401);
    expect(client.cookieHeader()).not.toContain("session_token");
  });
});

describe("changing it", () => {
  // Failures are counted in memory, and all of these come from one address.
  beforeAll(() => server.restart());

  test("takes password and code, both right", async () => {
    const { client, credentials, second, third, recovery } = await guarded();
    const { password } = credentials;
    for (const step of ["turn-off", "recovery-codes"]) {
      const path = `${BASE}/${step}`;
      expect((await client.post(path, { password: "wrong password", code: second })).status).toBe(400);
      expect((await client.post(path, { password, code: wrong(second) })).status).toBe(400);
    }
    const body = { password, code: second };
    const { codes } = await client.json<{ codes: string[] }>("POST", `${BASE}/recovery-codes`, body);
    expect((await client.post(`${BASE}/turn-off`, { password, code: second })).status).toBe(400);
    expect((await client.post(`${BASE}/turn-off`, { password, code: recovery[0] })).status).toBe(400);
    expect(codes).not.toContain(recovery[0]);
    await client.json("POST", `${BASE}/turn-off`, { password, code: third });
    await guest().signIn(credentials);
  });

  test("by an administrator takes neither, and lets the password alone in", async () => {
    const { id, credentials } = await guarded();
    await administrator.apply("second-factor.reset", { id });
    const client = guest();
    await client.signIn(credentials);
    expect(await standing(client)).toBe(200);
  });
});

test("secrets and recovery codes stand neither in the database nor in the server's output", async () => {
  const { secret, recovery, credentials, second } = await guarded();
  await showCode(await showPassword(credentials), second);
  await showCode(await showPassword(credentials), recovery[0] ?? "");
  const kept = lookInside(server, (connection) => connection.serialize()).toString("latin1");
  for (const text of [secret, ...recovery]) {
    expect(kept).not.toContain(text);
    expect(server.output()).not.toContain(text);
  }
});

// Last: from here on this address has to wait.
test("fifty codes at once get ten answers, and the right one has to wait as well", async () => {
  const { credentials, second } = await guarded();
  const client = await showPassword(credentials);
  const answers = await Promise.all(Array.from({ length: 50 }, () => showCode(client, wrong(second))));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 400).length).toBeLessThanOrEqual(10);
  expect(statuses.every((status) => status === 400 || status === 429)).toBe(true);
  const late = await showCode(client, second);
  expect([late.status, Number(late.headers.get("retry-after")) > 0]).toEqual([429, true]);
  expect(await standing(client)).toBe(401);
});
