import type { Authorized } from "#db/guard.ts";
import type { AnnotationImportQuery } from "#lib/annotations/import-query.ts";
import type { Services } from "../services.ts";

/** Who asks for a file of annotations to be looked at or imported, and how. */
export interface Asked {
  request: Request;
  services: Services;
  by: Authorized<"annotate">;
  query: AnnotationImportQuery;
  /** Milliseconds since 1970. */
  now: number;
}
