import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const CLIENT = { id: "sourcemark", secret: "a secret of the client" };

/** Somebody as the provider knows them. */
export interface Person {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
}

/** What the provider does wrong, one at a time. */
export type Fault =
  "nonce" | "audience" | "issuer" | "signature" | "expired" | "state" | "denied" | "no token";

/** An OpenID Connect provider (authorization code, PKCE, RS256) on a port of its own, in which everybody agrees to all. */
export interface Provider {
  readonly issuer: string;
  /** Who is sitting at the browser. */
  person: Person;
  fault: Fault | null;
  /** Goes through the provider's page as a browser does; gives the address that it sends back to. */
  visit(address: string): Promise<URL>;
  close(): Promise<void>;
}

interface Grant {
  challenge: string;
  nonce: string;
  redirectUri: string;
  person: Person;
}

export async function startProvider(): Promise<Provider> {
  const newKeys = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
  const [right, wrong] = [newKeys(), newKeys()];
  const jwk = { ...right.publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" };
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, Person>();

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: Provider = {
    issuer,
    person: { sub: "nobody" },
    fault: null,
    async visit(address) {
      const page = await fetch(address, { redirect: "manual" });
      if (page.status !== 302) throw new Error(`The provider answered ${page.status}: ${await page.text()}`);
      return new URL(page.headers.get("location") ?? "");
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", issuer);
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (url.pathname === "/.well-known/openid-configuration")
      return void json(200, {
        ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
        ...{ jwks_uri: `${issuer}/jwks`, userinfo_endpoint: `${issuer}/userinfo` },
        ...{ response_types_supported: ["code"], subject_types_supported: ["public"] },
        ...{ id_token_signing_alg_values_supported: ["RS256"], code_challenge_methods_supported: ["S256"] },
      });
    if (url.pathname === "/jwks") return void json(200, { keys: [jwk] });
    if (url.pathname === "/authorize") return authorize(url, response);
    if (url.pathname === "/token") return token(request, json);
    if (url.pathname === "/userinfo") {
      const person = tokens.get((request.headers.authorization ?? "").replace("Bearer ", ""));
      return void (person ? json(200, person) : json(401, { error: "invalid_token" }));
    }
    json(404, { error: "not_found" });
  }

  function authorize({ searchParams }: URL, response: ServerResponse): void {
    const asked = (name: string) => searchParams.get(name) ?? "";
    const isRight =
      asked("client_id") === CLIENT.id &&
      asked("response_type") === "code" &&
      asked("code_challenge_method") === "S256" &&
      asked("nonce") !== "" &&
      asked("scope").split(" ").includes("openid");
    if (!isRight) return void response.writeHead(400).end("not what I expected");
    const back = new URL(asked("redirect_uri"));
    back.searchParams.set("state", provider.fault === "state" ? "another" : asked("state"));
    if (provider.fault === "denied") back.searchParams.set("error", "access_denied");
    else {
      const code = randomUUID();
      grants.set(code, {
        ...{ challenge: asked("code_challenge"), nonce: asked("nonce"), redirectUri: asked("redirect_uri") },
        person: provider.person,
      });
      back.searchParams.set("code", code);
    }
    response.writeHead(302, { location: back.href }).end();
  }

  async function token(
    request: IncomingMessage,
    json: (status: number, value: unknown) => unknown,
  ): Promise<void> {
    let text = "";
    for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString("utf8");
    const form = new URLSearchParams(text);
    const [id, secret] = clientOf(request, form);
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const isRight =
      id === CLIENT.id &&
      secret === CLIENT.secret &&
      grant?.challenge === challenge &&
      grant.redirectUri === form.get("redirect_uri");
    if (!isRight || !grant) return void json(400, { error: "invalid_grant" });
    const accessToken = randomUUID();
    tokens.set(accessToken, grant.person);
    const answer = { access_token: accessToken, token_type: "Bearer", expires_in: 300 };
    if (provider.fault === "no token") return void json(200, answer);
    json(200, { ...answer, id_token: idToken(grant) });
  }

  function idToken({ person, nonce }: Grant): string {
    const { fault } = provider;
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      ...person,
      nonce: fault === "nonce" ? "another" : nonce,
      iss: fault === "issuer" ? "https://another.test" : issuer,
      aud: fault === "audience" ? "another" : CLIENT.id,
      iat: fault === "expired" ? now - 7_200 : now,
      exp: fault === "expired" ? now - 3_600 : now + 300,
    };
    return signedToken(claims, fault === "signature" ? wrong.privateKey : right.privateKey);
  }

  return provider;
}

/** A JSON web token, signed by RS256. */
function signedToken(claims: object, key: KeyObject): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${encode({ alg: "RS256", kid: "one" })}.${encode(claims)}`;
  return `${text}.${sign("RSA-SHA256", Buffer.from(text), key).toString("base64url")}`;
}

/** Who asks for a token: in the Authorization header or in the form. */
function clientOf(request: IncomingMessage, form: URLSearchParams): [string, string] {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (!basic) return [form.get("client_id") ?? "", form.get("client_secret") ?? ""];
  const [id = "", secret = ""] = Buffer.from(basic, "base64").toString("utf8").split(":");
  const plain = (text: string) => decodeURIComponent(text.replaceAll("+", " "));
  return [plain(id), plain(secret)];
}
