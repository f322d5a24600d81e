import type { QuotedSpan } from "./attribution-chain.ts";
import { findAttributions, type AttributionCandidate } from "./attribution-cues.ts";
import { findHedgeCues, suggestFactuality, type FactualitySuggestion } from "./hedging.ts";
import { findQuantities, suggestStatus } from "./quantity-finding.ts";
import type { StatedQuantity } from "./quantity.ts";
import type { TextSpan } from "../text/passage.ts";
import type { AttributionKind, QuoteType } from "./vocabulary.ts";

/** One voice as the text suggests it; offsets are UTF-16 code units of the whole text. */
export interface SuggestedVoice {
  name: string;
  source: QuotedSpan | null;
  cue: QuotedSpan;
  content: QuotedSpan[];
  kind: AttributionKind;
  quoteType: QuoteType;
  anonymous: boolean;
}

export interface MentionSuggestions {
  /** Possible attributions of the passage, each from the outermost voice to the origin. */
  attributions: SuggestedVoice[][];
  /** The hedges as they stand, with what they do to the firmness; null when there is none. */
  hedging: (FactualitySuggestion & { cues: string }) | null;
  quantities: StatedQuantity[];
}

/**
 * What the words of a passage and the paragraph around it suggest about a mention. `passage` is a span of `text` in
 * UTF-16 code units. Suggestions only: nothing is kept unless the reviewer takes it over.
 */
export function suggestMention(text: string, passage: TextSpan): MentionSuggestions {
  const exact = text.slice(passage.start, passage.end);
  const cues = findHedgeCues(exact);
  return {
    attributions: attributionsAround(text, passage),
    hedging:
      cues.length === 0
        ? null
        : { ...suggestFactuality(cues), cues: [...new Set(cues.map((cue) => cue.text))].join(", ") },
    quantities: findQuantities(exact).map(({ start: _, end: __, ...quantity }) => ({
      ...quantity,
      status: quantity.status ?? suggestStatus(exact),
    })),
  };
}

function attributionsAround(text: string, passage: TextSpan): SuggestedVoice[][] {
  const start = text.lastIndexOf("\n", passage.start - 1) + 1;
  const until = text.indexOf("\n", passage.end);
  const paragraph = text.slice(start, until === -1 ? text.length : until);
  const candidates = findAttributions(paragraph);
  const about = (one: AttributionCandidate) =>
    [one.content, one.cue].some(
      (span) => start + span.start < passage.end && start + span.end > passage.start,
    );
  const relays = new Set(candidates.map(({ parent }) => parent));
  const ends = candidates.filter((one, index) => about(one) && !relays.has(index));
  return ends.map((end) => lineTo(end, candidates).map((one) => voiceOf(one, paragraph, start)));
}

/** The candidate with those that relay it, outermost first. */
function lineTo(
  end: AttributionCandidate,
  candidates: readonly AttributionCandidate[],
): AttributionCandidate[] {
  const line = [end];
  for (let at = end; at.parent !== null;) {
    const parent = candidates[at.parent];
    if (!parent || line.includes(parent)) break;
    line.unshift(parent);
    at = parent;
  }
  return line;
}

function voiceOf(candidate: AttributionCandidate, paragraph: string, offset: number): SuggestedVoice {
  const { source, cue, content, kind, quoteType, anonymous } = candidate;
  const quoted = ({ start, end }: TextSpan): QuotedSpan => ({
    ...{ start: start + offset, end: end + offset },
    exact: paragraph.slice(start, end),
  });
  return {
    name: source?.text ?? "",
    source: source ? quoted(source) : null,
    cue: quoted(cue),
    content: content.end > content.start ? [quoted(content)] : [],
    ...{ kind, quoteType, anonymous },
  };
}
