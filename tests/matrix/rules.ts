import type { TokenScope } from "#lib/accounts/scopes.ts";
import type { Permission } from "#lib/projects/roles.ts";

/** Whose business a route is. */
export type Rule = (
  | { who: "anyone" }
  /** Whoever is signed in, in person. */
  | { who: "person" }
  /** Whoever is signed in, or a token: what runs asks for each change. */
  | { who: "actor" }
  | { who: "administrator" }
  /** Members whose role carries the permission; tokens with the scope, which is the permission unless said. */
  | { who: Permission; scope?: TokenScope }
) & {
  /** A body that goes no further than the check of its form (the default), so that asking changes nothing. */
  body?: (ids: { project: string }) => unknown;
  query?: string;
  /** What holes in the address stand for here, where not for what they do elsewhere. */
  names?: Record<string, string>;
  /** What somebody who may gets; 400 for the body that goes no further. */
  admitted?: number;
};

/** Every method of every route file. One that is not here fails the run: say whose business it is. */
export const ROUTES: Record<string, Rule> = {
  "POST /api/auth/[...path]": { who: "anyone" },
  // Without a provider and without mail there is nothing there for anybody.
  "GET /api/auth/oidc/start": { who: "anyone", admitted: 404 },
  "GET /api/auth/oidc/callback": { who: "anyone", admitted: 404 },
  "POST /api/v1/accounts/forgotten": { who: "anyone", admitted: 404, body: () => ({ email: "a@b.test" }) },
  "GET /api/v1/openapi.json": { who: "anyone" },
  "POST /api/v1/setup": { who: "anyone" },
  "POST /api/v1/invitations/accept": { who: "anyone" },
  "POST /api/v1/accounts/reset": { who: "anyone" },
  "POST /api/v1/operations": { who: "actor" },
  "POST /api/v1/invitations/join": { who: "person" },
  "POST /api/v1/accounts/password": { who: "person" },
  "POST /api/v1/accounts/second-factor": { who: "person" },
  "POST /api/v1/accounts/second-factor/confirm": { who: "person" },
  "POST /api/v1/accounts/second-factor/recovery-codes": { who: "person" },
  "POST /api/v1/accounts/second-factor/turn-off": { who: "person" },
  "POST /api/v1/tokens": { who: "person" },
  "POST /api/v1/accounts/reset-links": { who: "administrator" },
  "POST /api/v1/invitations": {
    who: "manage",
    body: ({ project }) => ({ projectId: project, role: "viewer", days: 1 }),
    admitted: 200,
  },
  "GET /api/v1/projects/[project]/adjudication": { who: "adjudicate" },
  "GET /api/v1/projects/[project]/agreement": { who: "read" },
  "GET /api/v1/projects/[project]/agreement/positions": { who: "read", query: "measure=tag" },
  "GET /api/v1/projects/[project]/annotation-imports": { who: "read" },
  "POST /api/v1/projects/[project]/annotation-imports": { who: "annotate", query: "mode=never" },
  "GET /api/v1/projects/[project]/annotation-imports/[import]": {
    who: "read",
    names: { import: "00000000-0000-7000-8000-000000000000" },
    admitted: 404,
  },
  "GET /api/v1/projects/[project]/annotation-imports/[import]/problems": {
    who: "read",
    names: { import: "00000000-0000-7000-8000-000000000000" },
    admitted: 404,
  },
  "GET /api/v1/projects/[project]/articles": { who: "read" },
  "POST /api/v1/projects/[project]/articles": { who: "annotate", query: "publishedAt=never" },
  "POST /api/v1/projects/[project]/articles/from-address": { who: "annotate" },
  "GET /api/v1/projects/[project]/articles/[article]": { who: "read" },
  "GET /api/v1/projects/[project]/articles/[article]/versions": { who: "read" },
  "POST /api/v1/projects/[project]/articles/[article]/versions": {
    who: "annotate",
    query: `fileName=${"x".repeat(400)}`,
  },
  "GET /api/v1/projects/[project]/claims": { who: "read" },
  "GET /api/v1/projects/[project]/claims/matches": { who: "read", query: "statement=The+bridge+fell." },
  "GET /api/v1/projects/[project]/claims/[claim]": { who: "read" },
  "GET /api/v1/projects/[project]/comments": {
    who: "read",
    query: "articleId=01900000-0000-7000-8000-000000000000",
  },
  "GET /api/v1/projects/[project]/inbox": { who: "read" },
  "GET /api/v1/projects/[project]/claims/[claim]/near": { who: "read" },
  "GET /api/v1/projects/[project]/exports": { who: "read", scope: "export" },
  "GET /api/v1/projects/[project]/exports/[file]": { who: "read", scope: "export" },
  "GET /api/v1/projects/[project]/imports": { who: "read" },
  "POST /api/v1/projects/[project]/imports": { who: "annotate" },
  "POST /api/v1/projects/[project]/imports/from-address": { who: "annotate" },
  "GET /api/v1/projects/[project]/imports/[import]": { who: "read" },
  "GET /api/v1/projects/[project]/imports/[import]/[file]": { who: "read", names: { file: "errors.csv" } },
  "GET /api/v1/projects/[project]/stream/imports": { who: "read" },
  "GET /api/v1/projects/[project]/releases": { who: "read" },
  "POST /api/v1/projects/[project]/releases": { who: "manage" },
  "GET /api/v1/projects/[project]/releases/[release]": { who: "read" },
  "GET /api/v1/projects/[project]/releases/[release]/[file]": {
    who: "read",
    scope: "export",
    names: { file: "release.zip" },
  },
  "GET /api/v1/projects/[project]/stream": { who: "read" },
  "POST /api/v1/projects/[project]/stream/presence": { who: "read" },
  "GET /api/v1/projects/[project]/webhooks": { who: "manage" },
  "POST /api/v1/projects/[project]/webhooks": { who: "manage" },
  "GET /api/v1/projects/[project]/webhooks/[webhook]/deliveries": { who: "manage" },
  "POST /api/v1/projects/[project]/webhooks/[webhook]/secret": { who: "manage", admitted: 200 },
  "GET /api/v1/projects/[project]/search": { who: "read", query: "q=bridge" },
};

/** Routes that no token may use although they are about a project: their answer is a secret. */
export const IN_PERSON = new Set(["POST /api/v1/invitations"]);
