import { openApiDocument } from "#app/_server/openapi/document.ts";
import { publicRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";

/** The API as OpenAPI 3.1. Where nobody said how people reach it, its address is told relative to this document. */
export const GET = publicRoute({}, ({ services: { configuration } }) =>
  Promise.resolve(ok(openApiDocument(configuration.publicUrl ?? ""))),
);
