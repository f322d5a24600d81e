import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ADMINISTRATOR, TestClient } from "#tests/support/client.ts";
import { startTestServer, type TestServer } from "#tests/support/server.ts";
import { withServer } from "#tests/support/stage.ts";

let server: TestServer;
let client: TestClient;

withServer((stage) => ({ server, client } = stage));

const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";
const nonceOf = (response: Response) => /'nonce-([^']+)'/.exec(policyOf(response))?.[1];

async function assetPath(): Promise<string> {
  const page = await (await client.get("/sign-in")).text();
  const path = /"(\/_next\/static\/[^"]+\.js)"/.exec(page)?.[1];
  if (!path) throw new Error("The page has no script.");
  return path;
}

const RESPONSES: Record<string, () => Promise<Response>> = {
  "a page": () => client.get("/"),
  "a page for nobody in particular": () => fetch(`${server.url}/sign-in`),
  "a redirect to the door": () => fetch(`${server.url}/`, { redirect: "manual" }),
  "a page that is not there": () => client.get("/nowhere"),
  "a script": async () => client.get(await assetPath()),
  "a script that is not there": () => client.get("/_next/static/nothing.js"),
  "an answer of the API": () => client.post("/api/v1/operations", { operations: [] }),
  "a refusal for want of a session": () => fetch(`${server.url}/api/v1/projects/x/articles`),
  "a refusal for a foreign origin": () =>
    client.post("/api/v1/operations", {}, { origin: "https://evil.test" }),
  "an address of the API that is not there": () => client.get("/api/v1/nothing"),
  "a method that is not served": () => client.send("DELETE", "/api/v1/operations"),
  "a sign-in": () => client.post("/api/auth/sign-in/email", ADMINISTRATOR),
};

describe.each(Object.keys(RESPONSES))("%s", (name) => {
  let response: Response;
  beforeAll(async () => {
    const answer = await RESPONSES[name]?.();
    if (!answer) throw new Error(name);
    response = answer;
    await response.arrayBuffer();
  });

  test("has every protective header, once", () => {
    const expected = {
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "x-frame-options": "DENY",
    };
    for (const [header, value] of Object.entries(expected))
      expect([header, response.headers.get(header)]).toEqual([header, value]);
    expect(response.headers.get("permissions-policy")).toContain("camera=()");
    expect(response.headers.get("strict-transport-security")).toBeNull();
    expect(response.headers.get("x-powered-by")).toBeNull();
  });

  test("has a policy that lets nothing in by default", () => {
    const directives = new Map(
      policyOf(response)
        .split("; ")
        .map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1).join(" ")]),
    );
    const nothing = ["default-src", "frame-ancestors", "base-uri", "object-src"];
    for (const directive of nothing)
      expect([directive, directives.get(directive)]).toEqual([directive, "'none'"]);
    expect(directives.get("form-action")).toBe("'self'");
    const scripts = directives.get("script-src") ?? "";
    expect(scripts).toContain("'strict-dynamic'");
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
    expect(directives.get("require-trusted-types-for")).toBe("'script'");
    expect(directives.get("trusted-types")).toBe("default");
    // It would send people of a plain-http installation to an address that nobody serves.
    expect(policyOf(response)).not.toContain("upgrade-insecure-requests");
  });
});

test("every response has a nonce of its own, whatever the client asks for", async () => {
  const policy = "script-src 'nonce-chosenbyme' 'unsafe-inline'";
  const nonces = await Promise.all(
    Array.from({ length: 20 }, async () =>
      nonceOf(await client.get("/", { "content-security-policy": policy })),
    ),
  );
  expect(new Set(nonces).size).toBe(20);
  for (const nonce of nonces) expect(Buffer.from(nonce ?? "", "base64")).toHaveLength(16);
});

test("every script of a page bears the nonce of its response, and none is written into an attribute", async () => {
  for (const path of ["/", "/sign-in", "/setup", "/nowhere"]) {
    const response = await client.get(path);
    const page = await response.text();
    const scripts = page.match(/<script\b[^>]*>/g) ?? [];
    for (const script of scripts) expect(script).toContain(`nonce="${nonceOf(response)}"`);
    expect(page).not.toMatch(/<[a-z][^>]*\son[a-z]+\s*=/i);
  }
});

test("answers of the API are kept in no cache", async () => {
  for (const response of [
    await client.get("/api/v1/projects/x/articles"),
    await client.post("/api/v1/operations", {}),
    await fetch(`${server.url}/api/v1/projects/x/articles`),
  ])
    expect(response.headers.get("cache-control")).toBe("no-store");
});

test("behind https, browsers are told to stay there and the cookie is for https alone", async () => {
  const publicUrl = "https://sourcemark.example";
  const secure = await startTestServer({ environment: { PUBLIC_URL: publicUrl } });
  onTestFinished(() => secure.dispose());
  expect((await fetch(`${secure.url}/sign-in`)).headers.get("strict-transport-security")).toContain(
    "max-age=",
  );
  const token = new URL(secure.setupUrl ?? "").searchParams.get("token");
  const send = (origin: string) =>
    new TestClient(secure.url).post("/api/v1/setup", { token, ...ADMINISTRATOR }, { origin });
  expect((await send(secure.url)).status).toBe(403);
  const created = await send(publicUrl);
  expect(created.status).toBe(200);
  const [cookie = ""] = created.headers.getSetCookie();
  expect(cookie).toMatch(/^__Secure-/);
  expect(cookie).toMatch(/; Secure/i);
});
