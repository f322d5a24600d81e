import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TOKEN_SCOPES } from "#lib/accounts/scopes.ts";
import { ROLES, roleAllows, type Permission } from "#lib/projects/roles.ts";
import { setRole } from "#db/testing/factories.ts";
import { SPECIMENS } from "#db/testing/specimens.ts";
import { OPERATIONS } from "#db/operations/registry.ts";
import type { OperationsResponse } from "#lib/operations/envelope.ts";
import { newId, operation } from "../support/client.ts";
import { assemble, type Asker, type Cast } from "./cast.ts";
import { pageAddresses, routeMethods } from "./route-files.ts";
import { IN_PERSON, ROUTES, type Rule } from "./rules.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await assemble();
});
afterAll(() => cast?.dispose());

const ASKERS = [
  ...["anonymous", "administrator", ...ROLES, "member of another project", "disabled"],
  ...["token of somebody disabled", "unknown token", ...TOKEN_SCOPES.map((scope) => `token for ${scope}`)],
];
const routes = await routeMethods();
const pages = await pageAddresses();

function askerNamed(name: string): Asker {
  const found = cast.askers.find((asker) => asker.name === name);
  if (!found) throw new Error(`Nobody in the cast is called ${name}.`);
  return found;
}

/** Puts ids where an address has holes; a hole that nobody knows fails, so that a new route is not asked in vain. */
function fill(address: string, ids: Record<string, string>): string {
  return address.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
    const value = ids[name];
    if (value === undefined) throw new Error(`Say in the matrix what [${name}] of ${address} stands for.`);
    return value;
  });
}

const ownIds = () => ({
  ...{ project: cast.project, article: cast.article.articleId, claim: cast.claim },
  ...{ version: cast.article.versionId, publisher: cast.publisher, release: cast.release },
  import: cast.import,
  webhook: cast.webhook,
  ...{ file: "dataset.jsonl", path: "sign-out", secret: "unknown" },
});

/** Whether the role behind somebody carries a permission. */
const mayBy = ({ kind, role }: Asker, permission: Permission) =>
  kind === "administrator" || (role !== undefined && roleAllows(role, permission));

/** 0 stands for "let in". */
function expectedRefusal(key: string, rule: Rule, asker: Asker): number {
  const { kind, scope } = asker;
  if (rule.who === "anyone") return 0;
  if (kind === "anonymous" || kind === "disabled") return 401;
  const forPeople = rule.who === "person" || rule.who === "administrator" || IN_PERSON.has(key);
  if (kind === "unknown-token") return forPeople ? 403 : 401;
  if (forPeople && kind === "token") return 403;
  if (rule.who === "person" || rule.who === "actor") return 0;
  if (rule.who === "administrator") return kind === "administrator" ? 0 : 403;
  if (kind === "outsider") return 404;
  if (kind === "token") return scope === (rule.scope ?? rule.who) ? 0 : 403;
  return mayBy(asker, rule.who) ? 0 : 403;
}

async function ask(asker: Asker, key: string, ids: Record<string, string> = ownIds()) {
  const rule = ROUTES[key];
  const [method = "", address = ""] = key.split(" ");
  const path = fill(address, { ...ids, ...rule?.names }) + (rule?.query ? `?${rule.query}` : "");
  const body = method === "GET" ? undefined : (rule?.body?.({ project: ids.project ?? "" }) ?? {});
  const response = await asker.client.send(method, path, { body, headers: asker.headers });
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  if (isStream) await response.body?.cancel();
  return { status: response.status, text: isStream ? "" : await response.text() };
}

test("every method of every route file is in the matrix, and nothing else", () => {
  const unlisted = routes.filter((key) => !(key in ROUTES));
  const gone = Object.keys(ROUTES).filter((key) => !routes.includes(key));
  const faults = [
    ...unlisted.map(
      (key) => `Served, and nobody said for whom. Add to ROUTES in tests/matrix/rules.ts: ${ruleFor(key)}`,
    ),
    ...gone.map((key) => `Not served any more. Take its line out of tests/matrix/rules.ts: "${key}"`),
  ];
  expect(faults).toEqual([]);
});

/** The line to add for a route, as a start: what it may be, judging by its address. */
const ruleFor = (key: string) =>
  `"${key}": { who: "${key.includes("[project]") ? (key.startsWith("GET") ? "read" : "annotate") : "person"}" },`;

describe.each(routes.filter((key) => key in ROUTES && !key.startsWith("POST /api/auth")))("%s", (key) => {
  const rule = ROUTES[key] ?? { who: "anyone" };
  const admitted = rule.admitted ?? (key.startsWith("GET") ? 200 : 400);
  test.each(ASKERS)("asked by %s", async (name) => {
    const asker = askerNamed(name);
    const { status, text } = await ask(asker, key);
    const refusal = expectedRefusal(key, rule, asker);
    expect([status, text.slice(0, 300)]).toEqual([refusal === 0 ? admitted : refusal, expect.any(String)]);
  });
});

describe("other projects", () => {
  const about = routes.filter(
    (key) => /\[(article|claim|import|release|webhook)\]/.test(key) && key.startsWith("GET"),
  );
  test.each(about)("%s does not find what is in another project, nor what is nowhere", async (key) => {
    const { article, claim, import: theirs, release, webhook } = cast.foreign;
    const foreign = await ask(askerNamed("manager"), key, {
      ...ownIds(),
      ...{ article, claim, import: theirs, release, webhook },
    });
    const invented = {
      ...{ article: newId(), claim: newId(), import: newId(), release: newId(), webhook: newId() },
    };
    const nowhere = await ask(askerNamed("manager"), key, { ...ownIds(), ...invented });
    expect(foreign.status).toBe(404);
    expect(nowhere).toEqual(foreign);
  });

  const within = routes.filter((key) => key.includes("[project]"));
  test.each(within)("%s does not tell whether another project exists", async (key) => {
    const foreign = await ask(askerNamed("manager"), key, { ...ownIds(), project: cast.foreign.project });
    const nowhere = await ask(askerNamed("manager"), key, { ...ownIds(), project: newId() });
    expect(foreign.status).toBe(404);
    expect(nowhere).toEqual(foreign);
  });
});

describe("pages", () => {
  const OPEN = new Set(["/sign-in", "/sign-in/code", "/setup", "/invite/[secret]", "/reset/[secret]"]);
  /** Pages of the door that send on whoever has nothing to do there: the signed-in, and who owes no code. */
  const sendsOn = (page: string, isOut: boolean) =>
    page === "/sign-in/code" || (page === "/sign-in" && !isOut);
  /** Pages of a project that not everybody in it needs; the others are for all members. */
  const PAGES_FOR: Record<string, Permission> = {
    "/p/[project]/articles/import": "annotate",
    "/p/[project]/articles/import/[import]": "annotate",
    "/p/[project]/articles/import/annotations": "annotate",
    "/p/[project]/review/articles/[article]": "adjudicate",
    "/p/[project]/review/claims/[claim]": "adjudicate",
    "/p/[project]/agreement/passages": "adjudicate",
  };
  /** What a page has to be asked with. */
  const QUERIES: Record<string, string> = { "/p/[project]/agreement/passages": "?measure=tag" };
  const people = ["anonymous", "disabled", "member of another project", ...ROLES, "administrator"];
  const cells = pages.flatMap((page) => people.map((name) => [page, name] as const));

  test.each(cells)("%s asked by %s", async (page, name) => {
    const asker = askerNamed(name);
    const response = await asker.client.get(fill(page, ownIds()) + (QUERIES[page] ?? ""));
    await response.text();
    const isOut = asker.kind === "anonymous" || asker.kind === "disabled";
    if (page === "/forgotten") {
      expect(response.status).toBe(404); // this installation sends no mail
    } else if (OPEN.has(page)) {
      expect(response.status).toBe(sendsOn(page, isOut) ? 307 : 200);
    } else if (isOut) {
      expect(response.status).toBe(307);
      expect(response.headers.get("location")).toContain("/sign-in");
    } else if (page === "/administration") {
      expect(response.status).toBe(asker.kind === "administrator" ? 200 : 404);
    } else {
      const permission = PAGES_FOR[page] ?? "read";
      const isShut = page.includes("[project]") && !mayBy(asker, permission);
      expect(response.status).toBe(isShut ? 404 : 200);
    }
  });
});

describe("operations over HTTP", () => {
  const kinds = [...OPERATIONS.keys()];
  const scopeOf = (least: string) =>
    ({ viewer: "read", reviewer: "annotate", adjudicator: "adjudicate", manager: "manage" })[least];

  /** "applied", the code of the refusal, or the status of the whole request. */
  async function outcome({ client, headers }: Asker, kind: string, input: unknown): Promise<string | number> {
    const body = { operations: [operation(kind, input)] };
    const response = await client.send("POST", "/api/v1/operations", { body, headers });
    if (!response.ok) return response.status;
    const { answers } = (await response.json()) as OperationsResponse;
    const [answer] = answers;
    return answer?.status === "rejected" ? answer.error.code : "applied";
  }

  function expectedOutcome(asker: Asker, kind: string): string | number {
    const least = SPECIMENS[kind]?.least ?? "administrator";
    if (["anonymous", "disabled", "unknown-token"].includes(asker.kind)) return 401;
    if (asker.kind === "token") {
      const scope = kind === "project.create" ? "manage" : scopeOf(least);
      return asker.scope === scope ? "applied" : "forbidden";
    }
    if (least === "anyone" || asker.kind === "administrator") return "applied";
    if (least === "administrator") return "forbidden";
    if (asker.kind === "outsider") return "not_found";
    return asker.role && ROLES.indexOf(asker.role) >= ROLES.indexOf(least) ? "applied" : "forbidden";
  }

  // One test per asker, so that each makes its rows once; rows are the asker's own, made while it still could.
  test.each(ASKERS)("every kind asked by %s", async (name) => {
    const asker = askerNamed(name);
    const { store, project: projectId } = cast;
    const owner = { id: asker.id, name, isAdministrator: asker.kind === "administrator" };
    const isSomebody = ["member", "outsider", "token"].includes(asker.kind);
    const role = asker.kind === "token" ? "manager" : (asker.role ?? null);
    const found: [string, string | number][] = [];
    for (const kind of kinds) {
      if (isSomebody) await setRole(store, projectId, owner, "manager");
      const actor = isSomebody || asker.kind === "administrator" ? owner : administrator();
      const input = await SPECIMENS[kind]?.input({ store, projectId, actor });
      if (isSomebody) await setRole(store, projectId, owner, role);
      found.push([kind, await outcome(asker, kind, input)]);
    }
    expect(found).toEqual(kinds.map((kind) => [kind, expectedOutcome(asker, kind)]));
  });

  const administrator = () => ({
    id: askerNamed("administrator").id,
    name: "Ada Quill",
    isAdministrator: true,
  });
});
