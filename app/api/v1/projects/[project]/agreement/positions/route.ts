import { z } from "zod";
import { loadAgreementInput, readerBasis } from "#db/queries/agreement.ts";
import { agreementInWorker } from "#app/_server/agreement/in-worker.ts";
import { projectRoute } from "#app/_server/http/route.ts";
import { MEASURES } from "#lib/agreement/measures.ts";
import { fail } from "#lib/operations/envelope.ts";

/** Every position of a measure as CSV: whether it counts, how many rated it, and why it was dropped. */
export const GET = projectRoute(
  "read",
  { query: z.strictObject({ measure: z.enum(MEASURES) }) },
  async ({ services: { store }, by, query: { measure } }) => {
    if (by.isBlind) return fail("forbidden", "This project is blind.");
    const input = await loadAgreementInput(store.reading, by, await readerBasis(store.reading, by));
    const positions = await agreementInWorker({ kind: "positions", input, measure });
    const rows = positions.map(({ unit, weight, ratings, dropped }) =>
      [unit.id, unit.start ?? "", unit.end ?? "", weight, ratings, dropped === null, dropped ?? ""].join(","),
    );
    const head = "unit_id,start_utf16,end_utf16,weight,ratings,used,dropped_because";
    return new Response([head, ...rows, ""].join("\r\n"), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": `attachment; filename="agreement-positions-${measure}.csv"`,
        "Cache-Control": "no-store",
      },
    });
  },
);
