import { eq } from "drizzle-orm";
import type { AttributionStep, QuotedSpan } from "#lib/claims/attribution-chain.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import { findVersionText } from "../queries/version-text.ts";
import type { Reading } from "../store.ts";
import { checkPassage } from "./check-passage.ts";
import { findInProject, type Row } from "./versioned-row.ts";

/**
 * Holds an attribution against what it speaks of: its origins belong to the project, the mention's origin is one of
 * its voices, and its words stand in the article where it says.
 */
export async function checkAttribution(
  reading: Reading,
  by: Authorized,
  mention: Row<"mention">,
  { originId, chain }: { originId: string | null; chain: readonly AttributionStep[] },
): Promise<Result<unknown>> {
  const named = new Set([originId, ...chain.map((step) => step.originId)].filter((id) => id !== null));
  for (const id of named) {
    const origin = await findInProject(reading, by, "origin", id);
    if (!origin.ok) return origin;
  }
  if (originId !== null && chain.length > 0 && !chain.some((step) => step.originId === originId))
    return invalid("The origin is none of the voices of this attribution.");
  const spans = chain.flatMap(({ source, cue, content }) =>
    [source, cue, ...content].filter((span) => span !== null),
  );
  return spans.length === 0 ? ok(null) : checkSpans(reading, mention, spans);
}

async function checkSpans(
  reading: Reading,
  { annotationId }: Row<"mention">,
  spans: readonly QuotedSpan[],
): Promise<Result<unknown>> {
  const { annotation } = reading.tables;
  const [row] = await reading.db
    .select({ versionId: annotation.versionId })
    .from(annotation)
    .where(eq(annotation.id, annotationId));
  const text = (await findVersionText(reading, row?.versionId ?? ""))?.text ?? "";
  const wrong = spans.find((span) => !checkPassage(text, { ...span, prefix: "", suffix: "" }).ok);
  return wrong
    ? invalid(`“${wrong.exact.slice(0, 80)}” does not stand where the attribution says.`)
    : ok(null);
}

const invalid = (message: string) => fail("invalid", message, { fields: { chain: message } });
