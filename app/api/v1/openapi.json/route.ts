import { openApiDocument } from "#app/_server/openapi/document.ts";
import { publicRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";

/** The API as OpenAPI 3.1. */
export const GET = publicRoute({}, ({ request, services: { configuration } }) =>
  Promise.resolve(ok(openApiDocument(configuration.publicUrl ?? new URL(request.url).origin))),
);
