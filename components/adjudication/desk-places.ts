import type { DeskEntry } from "#lib/adjudication/desk.ts";
import type { Subtype } from "#lib/annotations/tags.ts";
import type { TextSpan } from "#lib/text/passage.ts";
import { snapToWords } from "#lib/text/snapping.ts";
import { STATE_LABELS } from "./labels.ts";
import type { OwnDraft } from "./own-form.tsx";
import type { PaintedPlace } from "./state-painter.ts";

/** The first place that holds an offset (UTF-16 code units). */
export function placeAt(entries: readonly DeskEntry[], at: number | null): DeskEntry | undefined {
  return at === null ? undefined : entries.find(({ span }) => span.start <= at && at < span.end);
}

/** A place as the text shows it; what is settled has a dot in the margin instead of its state's sign. */
export function paintedPlace({ key, span, group, decision, conflict }: DeskEntry): PaintedPlace {
  const settled = decision !== null && !conflict;
  const state = group?.state ?? "settled";
  return { key, span, state, sign: settled ? "●" : group ? STATE_LABELS[group.state].sign : "＋" };
}

/**
 * Where writing one's own begins: at the selection (whole words), else at what stands or was marked first. A selection
 * away from the chosen place is a passage that nobody marked; null where there is neither selection nor place.
 */
export function startDraft(
  entry: DeskEntry | null,
  picked: TextSpan | null,
  { text, language }: { text: string; language: string },
): { draft: OwnDraft; entry: DeskEntry | null } | null {
  const span = picked && snapToWords(text, picked, language || null);
  if (span && (!entry || span.end <= entry.span.start || span.start >= entry.span.end))
    return { draft: { ...span, tag: "claim", subtype: null, note: "" }, entry: null };
  if (!entry) return null;
  const { decision, group } = entry;
  const stands = decision && decision.tag !== null ? { ...decision, tag: decision.tag } : null;
  const base = stands ?? group?.members[0] ?? null;
  const { start, end } = span ?? base ?? entry.span;
  // Annotations travel with a plain string; the column holds nothing but subtypes.
  const subtype = (base?.subtype ?? null) as Subtype | null;
  return { draft: { start, end, tag: base?.tag ?? "claim", subtype, note: decision?.note ?? "" }, entry };
}
