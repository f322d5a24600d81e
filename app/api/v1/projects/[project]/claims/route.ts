import { loadClaimPage } from "#app/_server/claims.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { pageQuery } from "#lib/pages/pages.ts";

/** Claims of the project with their mentions, evidence and judgments, and all the sources to weigh them with. */
export const GET = projectRoute("read", { query: pageQuery }, ({ by, query }) => loadClaimPage(by, query));
