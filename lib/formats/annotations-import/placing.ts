import { describePassage, resolvePassage } from "../../text/anchoring.ts";
import { CONTEXT_LENGTH, type Passage, type TextSpan } from "../../text/passage.ts";
import type {
  ImportedDocument,
  ImportedPassage,
  ImportProblem,
  PlacedPassage,
  SourceUnit,
} from "./imported.ts";
import { type LabelMapping, subtypeOf, targetOf, unknownLabel } from "./labels.ts";
import { createCarrier, foundBy, type Found } from "./carrying.ts";
import { detectUnit, quoteAgrees, type SpanReader, unitsAgree } from "./source-units.ts";

export interface Placing {
  /** The unit that the document's offsets turned out to count. */
  unit: SourceUnit;
  placed: PlacedPassage[];
  problems: ImportProblem[];
  /** Passages whose label the mapping leaves out. */
  leftOut: number;
}

/**
 * Places the passages of an imported document in the stored canonical `text`. The offset unit is the one in which the
 * quotes fit; a passage whose offsets fit in none is looked up by quote and context, and taken only where exactly one
 * place has both. Whatever is not taken as it stands is reported with its line.
 */
export function placePassages(text: string, document: ImportedDocument, mapping: LabelMapping = {}): Placing {
  const source = document.text ?? text;
  const { unit, read, tested } = detectUnit(source, document.passages, document.unit);
  const placed: PlacedPassage[] = [];
  const problems = unitProblems(source, document, unit, tested);
  const carry = createCarrier(source, text);
  let leftOut = 0;
  for (const imported of document.passages) {
    const { line, label, note, hand, handName = hand, id } = imported;
    const target = targetOf(label, mapping);
    if (target === null) {
      leftOut++;
      continue;
    }
    const found: Found = target ? carry(findIn(source, imported, read)) : { refusal: unknownLabel(label) };
    if ("refusal" in found || !target) {
      problems.push({ line, severity: "refused", message: "refusal" in found ? found.refusal : "" });
      continue;
    }
    const { span, reanchored } = found;
    if (reanchored) {
      const message = "The offsets did not fit; the passage was found by its words.";
      problems.push({ line, severity: "changed", message });
    }
    const { tag } = target;
    const subtype = subtypeOf(tag, imported.subtype) ?? target.subtype;
    const passage = describePassage(text, span);
    placed.push({ line, passage, tag, subtype, note, hand, handName, id, reanchored });
  }
  return { unit, placed, problems, leftOut };
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
