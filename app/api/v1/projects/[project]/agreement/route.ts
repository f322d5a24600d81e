import { reviewerNames } from "#db/queries/adjudication.ts";
import { reportState } from "#app/_server/agreement/report-cache.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { fail, ok } from "#lib/operations/envelope.ts";

const WITHHELD = "This project is blind: agreement is shown to those who settle differences.";

/** The agreement report as of the last event, or how far computing it is; ask again until it is ready. */
export const GET = projectRoute("read", {}, async ({ services: { store }, by }) => {
  if (by.isBlind) return fail("forbidden", WITHHELD);
  const [state, names] = await Promise.all([
    reportState(store.reading, by),
    reviewerNames(store.reading, by),
  ]);
  // From one's own rate one could try out which passages are gold.
  if (state.state === "ready" && !roleAllows(by.role, "adjudicate"))
    return ok({ ...state, report: { ...state.report, checks: null }, names });
  return ok({ ...state, names });
});
