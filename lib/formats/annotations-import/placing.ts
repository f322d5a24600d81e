import { describePassage, type Resolution, resolvePassage } from "../../text/anchoring.ts";
import { CONTEXT_LENGTH, type Passage, type TextSpan } from "../../text/passage.ts";
import type {
  ImportedDocument,
  ImportedPassage,
  ImportProblem,
  PlacedPassage,
  SourceUnit,
} from "./imported.ts";
import { detectUnit, quoteAgrees, type SpanReader, unitsAgree } from "./source-units.ts";

export interface Placing {
  /** The unit that the document's offsets turned out to count. */
  unit: SourceUnit;
  placed: PlacedPassage[];
  problems: ImportProblem[];
}

type Found = { span: TextSpan; reanchored: boolean } | { refusal: string };

/**
 * Places the passages of an imported document in the stored canonical `text`. The offset unit is the one in which the
 * quotes fit; a passage whose offsets fit in none is looked up by quote and context, and taken only where exactly one
 * place has both. Whatever is not taken as it stands is reported with its line.
 */
export function placePassages(text: string, document: ImportedDocument): Placing {
  const source = document.text ?? text;
  const { unit, read, tested } = detectUnit(source, document.passages, document.unit);
  const placed: PlacedPassage[] = [];
  const problems = unitProblems(source, document, unit, tested);
  for (const imported of document.passages) {
    const found = carriedOver(findIn(source, imported, read), source, text);
    if ("refusal" in found) {
      problems.push({ line: imported.line, severity: "refused", message: found.refusal });
      continue;
    }
    if (found.reanchored) {
      problems.push({
        line: imported.line,
        severity: "changed",
        message: "The offsets did not fit; the passage was found by its words.",
      });
    }
    const { line, tag, subtype, note, hand } = imported;
    placed.push({
      line,
      passage: describePassage(text, found.span),
      tag,
      subtype,
      note,
      hand,
      reanchored: found.reanchored,
    });
  }
  return { unit, placed, problems };
}

/** What is to be said about the unit: that it is not the prescribed one, or that nothing could confirm it. */
function unitProblems(
  source: string,
  { line, passages, unit: prescribed }: ImportedDocument,
  unit: SourceUnit,
  tested: number,
): ImportProblem[] {
  const changed = (message: string): ImportProblem => ({ line, severity: "changed", message });
  if (unit !== prescribed) {
    return [
      changed(`The offsets count ${UNIT_NAMES[unit]}, not ${UNIT_NAMES[prescribed]} as the format has it.`),
    ];
  }
  if (tested > 0 || passages.length === 0 || unitsAgree(source)) return [];
  return [changed(`No quotes to test the offsets by; they were read as ${UNIT_NAMES[unit]}.`)];
}

const UNIT_NAMES = {
  "code-point": "code points",
  "utf-16": "UTF-16 code units",
  grapheme: "grapheme clusters",
  "utf-8": "UTF-8 bytes",
} as const satisfies Record<SourceUnit, string>;

/** Finds a passage in the text that its offsets refer to. */
function findIn(source: string, imported: ImportedPassage, read: SpanReader): Found {
  const { offsets, quote } = imported;
  const span = offsets && read(offsets);
  if (span && (quote === null || quoteAgrees(source.slice(span.start, span.end), quote))) {
    return { span: widened(source, span, imported, read), reanchored: false };
  }
  if (quote === null || quote === "") return { refusal: "The offsets are outside the text." };
  const start = span?.start ?? 0;
  return foundBy(resolvePassage(source, passageAt(start, quote, imported)));
}

function passageAt(
  start: number,
  exact: string,
  { prefix, suffix }: Pick<Passage, "prefix" | "suffix">,
): Passage {
  return {
    start,
    end: start + exact.length,
    exact,
    prefix: prefix.slice(-CONTEXT_LENGTH),
    suffix: suffix.slice(0, CONTEXT_LENGTH),
  };
}

/** The wider edges, if all that they add is line ends. */
function widened(
  source: string,
  span: TextSpan,
  { widerOffsets }: ImportedPassage,
  read: SpanReader,
): TextSpan {
  const wider = widerOffsets && read(widerOffsets);
  if (!wider || wider.start > span.start || wider.end < span.end) return span;
  const added = source.slice(wider.start, span.start) + source.slice(span.end, wider.end);
  return /^\n*$/.test(added) ? wider : span;
}

/** From the file's own text to the stored one, where the two differ. */
function carriedOver(found: Found, source: string, text: string): Found {
  if ("refusal" in found || source === text) return found;
  if (asStored(source) === text) {
    const { start, end } = found.span;
    const span = {
      start: asStored(source.slice(0, start)).length,
      end: asStored(source.slice(0, end)).length,
    };
    return span.start < span.end
      ? { ...found, span }
      : { refusal: "The passage holds nothing that is stored." };
  }
  const resolution = resolvePassage(text, describePassage(source, found.span));
  const carried = foundBy(resolution);
  if ("refusal" in carried) return carried;
  return { span: carried.span, reanchored: found.reanchored || resolution.status !== "exact" };
}

/** What becomes of a text when it is stored: byte-order mark and NUL go, line ends become "\n". */
function asStored(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .replaceAll("\0", "")
    .replaceAll(/\r\n?/g, "\n");
}

function foundBy(resolution: Resolution): Found {
  switch (resolution.status) {
    case "exact":
    case "moved":
      return { span: resolution.span, reanchored: true };
    case "ambiguous":
      return {
        refusal: `The quote stands at ${resolution.candidates.length} places that cannot be told apart.`,
      };
    case "orphan":
      return {
        refusal:
          resolution.proposals.length > 0
            ? "The quote does not stand in the text; something similar does."
            : "The quote does not stand in the text.",
      };
  }
}
