import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ADMINISTRATOR, TestClient } from "#tests/support/client.ts";
import { startTestServer, type TestServer } from "#tests/support/server.ts";
import { addPerson, addProject, lookInside, withStore } from "./people.ts";

let server: TestServer;
let setupUrl: string | null;

beforeAll(async () => {
  server = await startTestServer();
  ({ setupUrl } = server);
});
afterAll(() => server?.dispose());

const column = (query: string) => lookInside(server, (connection) => connection.prepare(query).pluck().all());
const protectedPath = "/api/v1/projects/00000000-0000-7000-8000-000000000000/articles";
/** 404: who asks is known, and the project is not theirs. 401: nobody knows who asks. */
const statusWith = async (cookie: string, more: Record<string, string> = {}) =>
  (await fetch(server.url + protectedPath, { headers: { cookie, ...more } })).status;
const signedIn = async () => {
  const client = new TestClient(server.url);
  await client.signIn();
  return client;
};

describe("the one-time link", () => {
  const attempt = (more: object) => {
    const token = new URL(setupUrl ?? "").searchParams.get("token");
    return new TestClient(server.url).post("/api/v1/setup", { token, ...ADMINISTRATOR, ...more });
  };

  test.each([
    ["a password that is too short", { password: "short" }, "password"],
    ["no name", { name: "  " }, "name"],
    ["an address that is none", { email: "ada" }, "email"],
  ])("is not used up by %s, and says what is wrong", async (_, more, field) => {
    const response = await attempt(more);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { fields: { [field]: expect.any(String) } } });
  });

  test("cannot be guessed", async () => {
    expect((await attempt({ token: "guess" })).status).toBe(403);
    expect((await attempt({ token: "" })).status).toBe(400);
  });

  test("makes one administrator, who is signed in, and then nobody", async () => {
    // The same person twice at once, as after a double click.
    const responses = await Promise.all([attempt({}), attempt({})]);
    expect(responses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
    expect(responses.find(({ ok }) => ok)?.headers.getSetCookie()).toHaveLength(1);
    expect((await attempt({ email: "third@sourcemark.test" })).status).toBe(403);
    expect(column("select count(*) from user where is_administrator")).toEqual([1]);
  });

  test("and its password are nowhere in the database", async () => {
    const token = new URL(setupUrl ?? "").searchParams.get("token") ?? "";
    const everything = lookInside(server, (connection) => connection.serialize()).toString("latin1");
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(ADMINISTRATOR.password);
  });
});

describe("a password", () => {
  test("is kept as argon2id with 19 MiB, two passes and one lane", () => {
    const hashes = column("select password from account");
    expect(hashes.length).toBeGreaterThan(0);
    for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test("that is wrong and an account that is not there are answered alike", async () => {
    const attempt = async (email: string, password: string) => {
      const response = await new TestClient(server.url).post("/api/auth/sign-in/email", { email, password });
      expect(response.headers.getSetCookie()).toEqual([]);
      return [response.status, await response.text()];
    };
    const wrong = await attempt(ADMINISTRATOR.email, "wrong password here");
    expect(wrong[0]).toBe(401);
    expect(await attempt("nobody@sourcemark.test", ADMINISTRATOR.password)).toEqual(wrong);
  });
});

describe("a session", () => {
  test("begins by signing in, in a cookie that scripts and other sites cannot use", async () => {
    const client = new TestClient(server.url);
    const { email, password } = ADMINISTRATOR;
    const response = await client.post("/api/auth/sign-in/email", { email, password });
    expect(response.status).toBe(200);
    const [cookie = "", ...more] = response.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).toMatch(/; Path=\//i);
    expect(cookie).not.toMatch(/; Domain=/i);
    expect(cookie).toMatch(new RegExp(`; Max-Age=${30 * 24 * 60 * 60}(;|$)`, "i"));
    expect(await statusWith(client.cookieHeader())).toBe(404);
  });

  test("takes the place of the one that the same browser had, and of no other", async () => {
    const [client, elsewhere] = [await signedIn(), await signedIn()];
    const before = client.cookieHeader();
    await client.signIn();
    expect(client.cookieHeader()).not.toBe(before);
    expect([await statusWith(before), await statusWith(client.cookieHeader())]).toEqual([401, 404]);
    expect(await statusWith(elsewhere.cookieHeader())).toBe(404);
  });

  test("lasts longer when it is used, and thirty days at most", async () => {
    const client = await signedIn();
    const token = decodeURIComponent(client.cookieHeader().split("=")[1] ?? "").split(".")[0] ?? "";
    const day = 24 * 60 * 60 * 1000;
    /** Ages the session by whole days, uses it, and says in how many days it ends. */
    const daysLeftAfter = async (begun: number, used: number) => {
      const ago = (days: number) => new Date(Date.now() - days * day);
      const times = { createdAt: ago(begun), updatedAt: ago(used), expiresAt: ago(used - 7) };
      return withStore(server, async (store) => {
        const { session } = store.reading.tables;
        const mine = eq(session.token, token);
        await store.write(({ db }) => db.update(session).set(times).where(mine));
        expect(await statusWith(client.cookieHeader())).toBe(404);
        const [row] = await vi.waitFor(async () => {
          const rows = await store.reading.db.select().from(session).where(mine);
          expect(rows[0]?.updatedAt.getTime()).toBeGreaterThan(times.updatedAt.getTime());
          return rows;
        });
        return Math.round(((row?.expiresAt.getTime() ?? 0) - Date.now()) / day);
      });
    };
    expect(await daysLeftAfter(5, 5)).toBe(7);
    expect(await daysLeftAfter(26, 3)).toBe(4);
  });

  test("is needed: nobody gets past the door", async () => {
    expect(await statusWith("")).toBe(401);
    expect(
      (await fetch(`${server.url}/api/v1/operations`, { method: "POST", headers: { origin: server.url } }))
        .status,
    ).toBe(401);
    const page = await fetch(server.url, { redirect: "manual" });
    expect([page.status, page.headers.get("location")]).toEqual([307, expect.stringContaining("/sign-in")]);
  });

  test("is not opened by what stands in the database", async () => {
    const client = await signedIn();
    const [name = ""] = client.cookieHeader().split("=");
    const tokens = column("select token from session").map(String);
    expect(tokens.some((token) => client.cookieHeader().includes(encodeURIComponent(token)))).toBe(true);
    for (const token of tokens) {
      const forged = [token, `${token}.`, `${token}.${"A".repeat(43)}=`, `${token}.${token}`, `.${token}`];
      for (const value of forged) {
        expect(await statusWith(`${name}=${encodeURIComponent(value)}`)).toBe(401);
        expect(await statusWith(`__Secure-${name}=${encodeURIComponent(value)}`)).toBe(401);
      }
      expect(await statusWith("", { authorization: `Bearer ${token}` })).toBe(401);
    }
  });

  test("is not opened by a signature that belongs to another", async () => {
    const [one, two] = [await signedIn(), await signedIn()];
    const valueOf = (client: TestClient) =>
      decodeURIComponent(client.cookieHeader().split("=").slice(1).join("="));
    const [name = ""] = one.cookieHeader().split("=");
    const mixed = `${valueOf(one).split(".")[0]}.${valueOf(two).split(".")[1]}`;
    expect(await statusWith(`${name}=${encodeURIComponent(mixed)}`)).toBe(401);
    expect(await statusWith(`${name}=${encodeURIComponent(valueOf(one))}`)).toBe(404);
  });

  test("has a new token each time, also for a browser that brings one", async () => {
    const client = await signedIn();
    const before = client.cookieHeader();
    await client.signIn();
    expect(client.cookieHeader()).not.toBe(before);
  });

  test("ends by signing out, at once and for every copy of the cookie", async () => {
    const client = await signedIn();
    const cookie = client.cookieHeader();
    expect(await statusWith(cookie)).toBe(404);
    await client.signOut();
    expect(client.cookieHeader()).toBe("");
    expect(await statusWith(cookie)).toBe(401);
  });

  test("outlives a restart of the server", async () => {
    const client = await signedIn();
    await server.restart();
    expect(server.setupUrl).toBeNull();
    expect(await statusWith(client.cookieHeader())).toBe(404);
  });
});

describe("registration is closed", () => {
  test.each([
    ...[
      "/api/auth/sign-up/email",
      "/api/auth//sign-up/email",
      "/api/auth/sign-up%2Femail",
      "/api/auth/SIGN-UP/email",
    ],
    ...[
      "/api/auth/sign-in/email/../../sign-up/email",
      "/api/auth/sign-in/social",
      "/api/auth/forget-password",
    ],
    ...[
      "/api/auth/reset-password",
      "/api/auth/update-user",
      "/api/auth/change-email",
      "/api/auth/delete-user",
    ],
  ])("at %s", async (path) => {
    const before = column("select count(*) from user");
    const body = { name: "Eve", email: "eve@sourcemark.test", password: "a rather long password" };
    const response = await (await signedIn()).post(path, body);
    expect([403, 404, 405, 308]).toContain(response.status);
    expect(column("select count(*) from user")).toEqual(before);
  });

  test("and what the sign-in library would read out stays closed too", async () => {
    const client = await signedIn();
    for (const path of ["get-session", "list-sessions", "ok", "error", "reference"])
      expect((await client.get(`/api/auth/${path}`)).status).toBe(405);
  });
});

describe("of another project", () => {
  test("nothing is found, as if it were not there", async () => {
    const owner = await signedIn();
    const projectId = await addProject(owner);
    const { client: outsider } = await addPerson(server);
    const missing = await outsider.get(protectedPath);
    const words = await missing.text();
    for (const rest of ["articles", "claims", "search?q=a", `articles/${projectId}`, `claims/${projectId}`]) {
      const response = await outsider.get(`/api/v1/projects/${projectId}/${rest}`);
      expect([rest, response.status, await response.text()]).toEqual([rest, 404, words]);
    }
    const page = await outsider.get(`/p/${projectId}`);
    expect(page.status).toBe(404);
    const posted = await outsider.send("POST", `/api/v1/projects/${projectId}/articles`, { body: "Text." });
    expect([posted.status, await posted.text()]).toEqual([404, words]);
    expect((await owner.get(`/api/v1/projects/${projectId}/articles`)).status).toBe(200);
  });

  test.each(["not-a-uuid", "%00", "%2e%2e", "'; drop table project; --", "__proto__"])(
    "an id such as %j is not found either",
    async (id) => {
      const response = await (await signedIn()).get(`/api/v1/projects/${encodeURI(id)}/articles`);
      expect([400, 404]).toContain(response.status);
    },
  );

  test("a viewer may read and may not write", async () => {
    const projectId = await addProject(await signedIn());
    const { client: viewer } = await addPerson(server, { projectId, role: "viewer" });
    expect((await viewer.get(`/api/v1/projects/${projectId}/articles`)).status).toBe(200);
    const posted = await viewer.send("POST", `/api/v1/projects/${projectId}/articles`, { body: "Text." });
    expect(posted.status).toBe(403);
    expect(await posted.json()).toMatchObject({
      error: { code: "forbidden", message: expect.stringContaining("viewer") },
    });
  });

  test("a queue that somebody else left in the browser is not stored under one's own name", async () => {
    const client = await signedIn();
    const { id } = await addPerson(server);
    const operations = [{ id: crypto.randomUUID(), kind: "project.create", input: {} }];
    const response = await client.post("/api/v1/operations", { operations }, { "x-sourcemark-user": id });
    expect(response.status).toBe(401);
  });
});
