import "server-only";
import type { z } from "zod";
import { authorize, outOfScope, type Actor, type Authorized } from "#db/guard.ts";
import type { SessionRow } from "#db/queries/sessions.ts";
import type { TokenScope } from "#lib/accounts/scopes.ts";
import { fail, idSchema, ok, type Result } from "#lib/operations/envelope.ts";
import type { Permission } from "#lib/projects/roles.ts";
import { services, type Services } from "../services.ts";
import { currentSession } from "../session.ts";
import { bearerOf, tokenSessionOf } from "../session-token.ts";
import { check, readJson } from "./body.ts";
import { failureResponse, reply, unexpected } from "./failures.ts";
import { checkOrigin } from "./origin.ts";
import { released } from "./released.ts";

/** Dynamic parts of the address; those of a catch-all are joined by slashes. */
type Params = Record<string, string>;
type RawParams = Promise<Record<string, string | string[] | undefined> | undefined>;

interface Context<Query, Body> {
  request: Request;
  services: Services;
  params: Params;
  query: Query;
  body: Body;
  /** Milliseconds since 1970 (UTC); the one reading of the clock for this request. */
  now: number;
}

interface Shape<Query extends z.ZodType, Body extends z.ZodType> {
  /** Checks the query string; unknown keys are refused where the schema is strict. */
  query?: Query;
  /** Checks the JSON body. Routes that take files leave it out and read the request themselves. */
  body?: Body;
}

type Answer = Promise<Response | Result<unknown>>;
type Handler = (request: Request, context: { params: RawParams }) => Promise<Response>;

type Run<Query extends z.ZodType, Body extends z.ZodType, More> = (
  context: Context<z.output<Query>, z.output<Body>> & More,
) => Answer;

const SIGN_IN = "Sign in to go on. What you wrote is kept in this browser.";

/** A route that anybody may call, such as signing in. */
export function publicRoute<Query extends z.ZodType, Body extends z.ZodType>(
  shape: Shape<Query, Body>,
  run: Run<Query, Body, object>,
): Handler {
  return handler(() => Promise.resolve(ok({})), shape, run);
}

/** A route for people who are signed in, and for tokens only where it says which scope they need. */
export function signedInRoute<Query extends z.ZodType, Body extends z.ZodType>(
  shape: Shape<Query, Body> & {
    /** "by-operation": whatever runs asks the guard for each change. Without it no token is let in. */
    scope?: TokenScope | "by-operation";
  },
  run: Run<Query, Body, { actor: Actor }>,
): Handler {
  return handler(
    async ({ request }) => {
      const admitted = await admitActor(request);
      if (!admitted.ok) return admitted;
      const { scopes } = admitted.value.actor;
      const { scope } = shape;
      if (scopes === undefined || scope === "by-operation") return admitted;
      return scope && scopes.includes(scope) ? admitted : outOfScope(scope);
    },
    shape,
    run,
  );
}

/** A route for what only somebody in person may do, such as changing a password; no token is let in. */
export function personRoute<Query extends z.ZodType, Body extends z.ZodType>(
  shape: Shape<Query, Body>,
  run: Run<Query, Body, { actor: SessionRow }>,
): Handler {
  return handler(admitPerson, shape, run);
}

/** A route for administrators of the installation, in person. */
export function administratorRoute<Query extends z.ZodType, Body extends z.ZodType>(
  shape: Shape<Query, Body>,
  run: Run<Query, Body, { actor: SessionRow }>,
): Handler {
  return handler(
    async (asked) => {
      const admitted = await admitPerson(asked);
      if (!admitted.ok || admitted.value.actor.isAdministrator) return admitted;
      return fail("forbidden", "Only administrators of this installation can do this.");
    },
    shape,
    run,
  );
}

/** A route under `/projects/[project]`, for members whose role carries `permission`. */
export function projectRoute<P extends Permission, Query extends z.ZodType, Body extends z.ZodType>(
  permission: P,
  shape: Shape<Query, Body> & {
    /** What a token needs, where that is not the permission itself. */
    scope?: TokenScope;
  },
  run: Run<Query, Body, { actor: Actor; by: Authorized<P> }>,
): Handler {
  return handler(
    async ({ request, params, services: { store } }) => {
      const admitted = await admitActor(request);
      if (!admitted.ok) return admitted;
      const { actor } = admitted.value;
      const id = idSchema.safeParse(params.project);
      const projectId = id.success ? id.data : null;
      const by = await authorize(store.reading, actor, projectId, permission, shape.scope);
      return by.ok ? ok({ actor, by: by.value }) : by;
    },
    shape,
    run,
  );
}

/** Whoever is signed in, or whose token the request carries; a request with a token is that token's alone. */
async function admitActor(request: Request): Promise<Result<{ actor: Actor }>> {
  const bearer = bearerOf(request);
  if (bearer === null) return admitSession();
  const actor = await tokenSessionOf(bearer, Date.now());
  return actor ? ok({ actor }) : fail("unauthenticated", "This token is unknown, has expired or was ended.");
}

async function admitPerson({ request }: Asked): Promise<Result<{ actor: SessionRow }>> {
  return bearerOf(request) === null ? admitSession() : outOfScope();
}

async function admitSession(): Promise<Result<{ actor: SessionRow }>> {
  const actor = await currentSession();
  return actor ? ok({ actor }) : fail("unauthenticated", SIGN_IN);
}

type Asked = Pick<Context<unknown, unknown>, "request" | "params" | "services">;
type Admit<More> = (asked: Asked) => Promise<Result<More>>;

/** Origin, session and role, input, run, reply: in one place and this order, so that no route can leave one out. */
function handler<Query extends z.ZodType, Body extends z.ZodType, More>(
  admit: Admit<More>,
  shape: Shape<Query, Body>,
  run: Run<Query, Body, More>,
): Handler {
  return async (request, context) => {
    try {
      const [all, params] = await Promise.all([services(), readParams(context.params)]);
      // Browsers add no token by themselves: a request that carries one was not made by another site.
      const origin = bearerOf(request) === null ? checkOrigin(request, all.configuration) : ok(null);
      if (!origin.ok) return failureResponse(origin.error);
      const admitted = await admit({ request, params, services: all });
      if (!admitted.ok) return failureResponse(admitted.error);
      const input = await readInput(request, shape);
      if (!input.ok) return failureResponse(input.error);
      const common = { request, services: all, params, ...input.value, now: Date.now() };
      const answer = await run({ ...common, ...admitted.value });
      if (answer instanceof Response) return released(request, answer);
      return answer.ok ? reply(answer.value) : failureResponse(answer.error);
    } catch (cause) {
      return failureResponse(unexpected(cause, `${request.method} ${new URL(request.url).pathname}`));
    }
  };
}

async function readParams(raw: RawParams): Promise<Params> {
  const entries = Object.entries((await raw) ?? {}); // undefined where an address has no dynamic part
  return Object.fromEntries(entries.map(([name, value]) => [name, [value ?? []].flat().join("/")]));
}

async function readInput<Query extends z.ZodType, Body extends z.ZodType>(
  request: Request,
  { query, body }: Shape<Query, Body>,
): Promise<Result<{ query: z.output<Query>; body: z.output<Body> }>> {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const parsedQuery = query ? check(query, search) : null;
  if (parsedQuery && !parsedQuery.ok) return parsedQuery;
  const parsedBody = body ? await readJson(request, body) : null;
  if (parsedBody && !parsedBody.ok) return parsedBody;
  // Where a route has no schema, its type parameter is unknown and nobody reads the value.
  const value = { query: parsedQuery?.value, body: parsedBody?.value };
  return { ok: true, value: value as { query: z.output<Query>; body: z.output<Body> } };
}
