import { loadClaims } from "#app/_server/claims.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { ok } from "#lib/operations/envelope.ts";
import { pageOf, pageQuery } from "#lib/pages/pages.ts";

/** Claims of the project with their mentions, evidence and judgments, and all the sources to weigh them with. */
export const GET = projectRoute("read", { query: pageQuery }, async ({ by, query }) => {
  const project = await loadClaims(by);
  const page = pageOf(project.claims, query, ({ claim }) => [claim.createdAt, claim.id]);
  return page.ok ? ok({ ...project, claims: page.value.items, next: page.value.next }) : page;
});
