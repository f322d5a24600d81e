import Database from "better-sqlite3";
import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, expect, test } from "vitest";
import { databaseFile } from "#db/open.ts";
import { ADMINISTRATOR } from "#tests/support/client.ts";
import { startTestServer, type TestServer } from "#tests/support/server.ts";
import { lookInside } from "./people.ts";

// Behind a proxy that speaks TLS: the server itself is asked over http, by another name than it has for itself.
const PUBLIC_URL = "https://sourcemark.test";
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ environment: { PUBLIC_URL } });
  const token = new URL(server.setupUrl ?? "").searchParams.get("token");
  const made = await post("/api/v1/setup", { token, ...ADMINISTRATOR });
  if (!made.ok) throw new Error(await made.text());
});
afterAll(() => server?.dispose());

const post = (path: string, body: object, origin = PUBLIC_URL) =>
  fetch(server.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify(body),
  });
const signIn = (origin?: string) =>
  post("/api/auth/sign-in/email", { email: ADMINISTRATOR.email, password: ADMINISTRATOR.password }, origin);

test("the session's cookie goes over https only, and says so in its name", async () => {
  const response = await signIn();
  expect(response.status).toBe(200);
  const [cookie = "", ...more] = response.headers.getSetCookie();
  expect(more).toEqual([]);
  expect(cookie).toMatch(/^__Secure-sourcemark\.session_token=/);
  for (const attribute of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\//i])
    expect(cookie).toMatch(attribute);
  expect(cookie).not.toMatch(/; Domain=/i);
  expect(response.headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
});

test("a page that claims to be the server's own inner address is another site", async () => {
  expect((await signIn(server.url)).status).toBe(403);
});

test("a password that was hashed with less work is hashed afresh when it is next used, and only then", async () => {
  const kept = () =>
    lookInside(server, (connection) => connection.prepare("select password from account").pluck().all());
  const weak = await hash(ADMINISTRATOR.password, {
    algorithm: 2,
    memoryCost: 4_096,
    timeCost: 1,
    parallelism: 1,
  });
  const connection = new Database(databaseFile(server.dataDir));
  connection.pragma("busy_timeout = 5000");
  connection.prepare("update account set password = ?").run(weak);
  connection.close();
  const wrong = await post("/api/auth/sign-in/email", {
    email: ADMINISTRATOR.email,
    password: "wrong password",
  });
  expect(wrong.status).toBe(401);
  expect(kept()).toEqual([weak]);
  expect((await signIn()).status).toBe(200);
  const [fresh] = kept();
  expect(fresh).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await signIn()).status).toBe(200);
  expect(kept()).toEqual([fresh]);
});
