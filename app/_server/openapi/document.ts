import { z } from "zod";
import { OPERATIONS } from "#db/operations/registry.ts";
import { ERROR_CODES, idSchema, MAX_OPERATIONS } from "#lib/operations/envelope.ts";
import { type Admission, type RouteDescription, ROUTES } from "./routes.ts";

type Json = Record<string, unknown>;

/** JSON Schema of what may be sent: defaults are optional, and what a check alone can tell is left out. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest;
}

const ADMISSION_NOTES: Record<Admission, string> = {
  anybody: "Open to anybody.",
  person: "For people who are signed in; no token is let in.",
  scope: "Tokens need the scope that each operation asks for.",
  read: "Needs the role viewer; tokens the scope read.",
  annotate: "Needs the role reviewer; tokens the scope annotate.",
  adjudicate: "Needs the role adjudicator; tokens the scope adjudicate.",
  manage: "Needs the role manager; tokens the scope manage.",
  export: "Needs the role viewer; tokens the scope export.",
};

/** The kinds of operations in their order, for the document and the page. */
export const operationKinds = (): string[] => [...OPERATIONS.keys()].toSorted();

/** The API as OpenAPI 3.1, made from the schemas that the routes check by. */
export function openApiDocument(serverUrl: string): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Sourcemark",
      version: "1",
      description:
        "All changes are operations, sent to /operations; the other routes read, or take and give files. " +
        "Ids are UUIDs that the client mints. Offsets are UTF-16 code units; times are milliseconds since 1970 (UTC).",
      license: { name: "AGPL-3.0-or-later", identifier: "AGPL-3.0-or-later" },
    },
    servers: [{ url: `${serverUrl}/api/v1` }],
    security: [{ token: [] }, { session: [] }],
    paths: pathsOf(ROUTES),
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A token made in the account's settings." },
        session: { type: "apiKey", in: "cookie", name: "sourcemark.session_token" },
      },
      schemas: {
        Error: {
          type: "object",
          required: ["error"],
          properties: {
            error: {
              type: "object",
              required: ["code", "message"],
              properties: {
                code: { enum: ERROR_CODES },
                message: { type: "string", description: "For a person: what happened, and what to do." },
                fields: { type: "object", additionalProperties: { type: "string" } },
                current: { description: "On a conflict: the row as it stands now." },
              },
            },
          },
        },
        ...Object.fromEntries(operationKinds().map((kind) => [kind, operationSchema(kind)])),
        Operation: {
          description: "One change. Its kind says what the input holds.",
          oneOf: operationKinds().map((kind) => ({ $ref: reference(kind) })),
        },
      },
    },
  };
}

const reference = (name: string) => `#/components/schemas/${name}`;

function operationSchema(kind: string): Json {
  const definition = OPERATIONS.get(kind);
  return {
    type: "object",
    required: ["id", "kind", "input"],
    additionalProperties: false,
    properties: {
      id: schemaOf(idSchema),
      kind: { const: kind },
      input: definition ? schemaOf(definition.input) : {},
    },
  };
}

function pathsOf(routes: readonly RouteDescription[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operationOf(route);
  return paths;
}

function operationOf(route: RouteDescription): Json {
  const { summary, admits, answer = "application/json" } = route;
  return {
    summary,
    description: ADMISSION_NOTES[admits],
    operationId: operationId(route),
    ...(admits === "anybody" ? { security: [] } : admits === "person" ? { security: [{ session: [] }] } : {}),
    parameters: [...pathParameters(route.path), ...queryParameters(route.query)],
    ...(route.body ? { requestBody: bodyOf(route) } : {}),
    responses: {
      "200": { description: "Done.", content: { [answer]: {} } },
      default: {
        description: "Refused, with the reason.",
        content: { "application/json": { schema: { $ref: reference("Error") } } },
      },
    },
  };
}

const operationId = ({ method, path }: RouteDescription) =>
  `${method}${path.replace(/[{}]/g, "").replace(/[/.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`;

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: "path", required: true, schema: { type: "string" } },
  }));

function queryParameters(query: z.ZodObject | undefined) {
  if (!query) return [];
  const { properties, required = [] } = schemaOf(query) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties ?? {}).map(([name, schema]) => ({
    ...{ name, in: "query", required: required.includes(name), schema },
  }));
}

function bodyOf({ path, body }: RouteDescription): Json {
  if (body === "file")
    return {
      ...{ required: true, description: "The bytes of one file." },
      content: { "text/plain": {}, "text/html": {} },
    };
  const schema =
    path === "/operations"
      ? {
          ...{ type: "object", required: ["operations"], additionalProperties: false },
          properties: {
            operations: {
              type: "array",
              minItems: 1,
              maxItems: MAX_OPERATIONS,
              items: { $ref: reference("Operation") },
            },
          },
        }
      : schemaOf(body ?? z.unknown());
  return { required: true, content: { "application/json": { schema } } };
}
