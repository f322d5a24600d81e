import { v7 as uuidv7 } from "uuid";
import type { Operation, OperationAnswer, OperationsResponse } from "#lib/operations/envelope.ts";

/** An account that tests make and sign in with. */
export interface Credentials {
  name: string;
  email: string;
  password: string;
}

export const ADMINISTRATOR: Credentials = {
  name: "Ada Quill",
  email: "ada@sourcemark.test",
  password: "a rather long test password",
};

/** An operation with an id of its own, as the browser would mint it. */
export const operation = (kind: string, input: unknown): Operation => ({ id: uuidv7(), kind, input });

/** Ids in the order in which they were made. */
export const newId = () => uuidv7();

/** The value of an operation that must have been applied. @throws Error with the reason when it was rejected */
export function applied<T = unknown>(answer: OperationAnswer | undefined): T {
  if (answer?.status !== "applied") throw new Error(`Not applied: ${JSON.stringify(answer)}`);
  return answer.value as T;
}

/** Speaks HTTP as a browser of the same origin does: keeps cookies, names its origin, follows no redirect. */
export class TestClient {
  readonly url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  /** Sends a request; `body` goes as JSON unless it is a string, bytes or a form. Headers given here win. */
  async send(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ) {
    const isRaw = typeof body === "string" || body instanceof Uint8Array || body instanceof FormData;
    const response = await fetch(new URL(path, this.url), {
      method,
      redirect: "manual",
      headers: {
        ...(method === "GET" || method === "HEAD" ? {} : { origin: new URL(this.url).origin }),
        ...(body === undefined || isRaw ? {} : { "content-type": "application/json" }),
        ...(this.#cookies.size > 0 ? { cookie: this.cookieHeader() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
    });
    this.#keepCookies(response);
    return response;
  }

  get(path: string, headers: Record<string, string> = {}) {
    return this.send("GET", path, { headers });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}) {
    return this.send("POST", path, { body, headers });
  }

  /** The JSON answer of a request that must succeed. @throws Error with the answer when it does not */
  async json<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.send(method, path, { body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text) as T;
  }

  /** Sends changes in order and answers with one answer for each. */
  async operations(...operations: Operation[]): Promise<OperationAnswer[]> {
    const { answers } = await this.json<OperationsResponse>("POST", "/api/v1/operations", { operations });
    return answers;
  }

  /** One change that must be applied; answers with its value. */
  async apply<T = unknown>(kind: string, input: unknown): Promise<T> {
    const [answer] = await this.operations(operation(kind, input));
    return applied<T>(answer);
  }

  /** Makes the first administrator with the one-time link and is signed in from then on. */
  async setUp(setupUrl: string | null, who: Credentials = ADMINISTRATOR): Promise<void> {
    const token = setupUrl && new URL(setupUrl).searchParams.get("token");
    if (!token) throw new Error(`There is no one-time link: ${setupUrl}`);
    await this.json("POST", "/api/v1/setup", { token, ...who });
  }

  async signIn({ email, password }: Pick<Credentials, "email" | "password"> = ADMINISTRATOR): Promise<void> {
    await this.json("POST", "/api/auth/sign-in/email", { email, password });
  }

  async signOut(): Promise<void> {
    await this.json("POST", "/api/auth/sign-out", {});
  }

  /** "name=value; …" as it goes over the wire; for clients other than this one. */
  cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** The session, to give to a browser: `context.addCookies(client.browserCookies())`. */
  browserCookies(): { name: string; value: string; url: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value, url: this.url }));
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
      const equals = pair.indexOf("=");
      const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)];
      const isOver = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
      if (isOver || value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}
