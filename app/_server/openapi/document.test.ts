import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { OPERATIONS } from "#db/operations/registry.ts";
import { openApiDocument } from "./document.ts";
import { ROUTES } from "./routes.ts";

const API = path.resolve(import.meta.dirname, "../../api/v1");

/** Streams are for the screens, which speak server-sent events. */
const LEFT_OUT = /^\/projects\/\{project\}\/stream/;

/** What the files under api/v1 serve: "get /projects/{project}/claims". */
function served(): string[] {
  return readdirSync(API, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const address = `/${path
        .dirname(file)
        .split(path.sep)
        .join("/")
        .replaceAll(/\[(\w+)\]/g, "{$1}")}`;
      const methods = readFileSync(path.join(API, file), "utf8").matchAll(/^export const ([A-Z]+) =/gm);
      return [...methods].map(([, method]) => `${method?.toLowerCase()} ${address}`);
    })
    .filter((route) => !LEFT_OUT.test(route.split(" ")[1] ?? ""));
}

const json = () => JSON.parse(JSON.stringify(openApiDocument("https://sourcemark.test"))) as Document;
interface Document {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; parameters: { name: string; in: string }[] }>>;
  components: { schemas: Record<string, Record<string, unknown>> };
}

describe("the description of the API", () => {
  it("names every route that is served, and no other", () => {
    const described = ROUTES.map(({ method, path: address }) => `${method} ${address}`);
    expect(described.toSorted()).toEqual(served().toSorted());
  });

  it("has an input for every kind of operation", () => {
    const { schemas } = json().components;
    for (const kind of OPERATIONS.keys()) {
      expect(schemas[kind]).toMatchObject({ properties: { kind: { const: kind } } });
      expect(JSON.stringify(schemas[kind])).toContain('"input":{');
    }
    expect(schemas["Operation"]?.["oneOf"]).toHaveLength(OPERATIONS.size);
  });

  it("refers to nothing that is not there", () => {
    const document = json();
    for (const [, target = ""] of JSON.stringify(document).matchAll(
      /"\$ref":"#\/components\/schemas\/([^"]+)"/g,
    ))
      expect(document.components.schemas).toHaveProperty([target]);
  });

  it("gives every route an id of its own, and every part of its address a parameter", () => {
    const { openapi, paths } = json();
    expect(openapi).toBe("3.1.0");
    const all = Object.entries(paths).flatMap(([address, methods]) =>
      Object.values(methods).map((operation) => ({ address, ...operation })),
    );
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(ROUTES.length);
    for (const { address, parameters } of all)
      for (const [, name] of address.matchAll(/\{(\w+)\}/g))
        expect(parameters).toContainEqual(expect.objectContaining({ name, in: "path" }));
  });

  it("says that options with a default may be left out", () => {
    const parameters = json().paths["/projects/{project}/exports/{file}"]?.["get"]?.parameters;
    expect(parameters).toContainEqual(
      expect.objectContaining({
        ...{ name: "textMode", in: "query", required: false },
        schema: expect.objectContaining({ enum: ["full", "quote", "stand-off"], default: "full" }),
      }),
    );
  });
});
