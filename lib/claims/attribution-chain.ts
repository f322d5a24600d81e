import type { TextSpan } from "../text/passage.ts";
import type { AttributionKind, QuoteType } from "./vocabulary.ts";

/** One step of an attribution chain as it is kept: who relays whom. `parentId` null = the outermost voice. */
export interface ChainStep {
  id: string;
  parentId: string | null;
}

/** Words of the article's text. Offsets are UTF-16 code units of the version's canonical text, end exclusive. */
export interface QuotedSpan extends TextSpan {
  exact: string;
}

/** One voice of a mention's attribution: who, by which words, says what. */
export interface AttributionStep extends ChainStep {
  /** The name as people write it; "" where the text withholds it. */
  name: string;
  /** The origin that this voice is, where it is one of the project's. */
  originId: string | null;
  source: QuotedSpan | null;
  cue: QuotedSpan | null;
  /** May be in pieces: "…," he said, "…". */
  content: QuotedSpan[];
  kind: AttributionKind;
  quoteType: QuoteType;
  anonymous: boolean;
}

/** Most voices that one mention may have. */
export const LONGEST_CHAIN = 12;

/** The voices from the outermost to the origin `originId`, or to the last one where none is it. */
export function voicesTo<Step extends ChainStep & { originId: string | null }>(
  steps: readonly Step[],
  originId: string | null,
): Step[] {
  const end = steps.findLast((step) => originId !== null && step.originId === originId) ?? steps.at(-1);
  const chain = end ? (chainTo(steps, end.id) ?? []) : [];
  return chain.flatMap((id) => steps.find((step) => step.id === id) ?? []);
}

/** The chain that ends at `id`, outermost first; null when a parent is missing or the chain runs in a circle. */
export function chainTo(steps: readonly ChainStep[], id: string): string[] | null {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const chain: string[] = [];
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null;) {
    const step = byId.get(at);
    if (!step || seen.has(at)) return null;
    seen.add(at);
    chain.unshift(at);
    at = step.parentId;
  }
  return chain;
}

/** Why a set of steps cannot be kept, in words; null when every chain ends at an outermost voice. */
export function chainProblem(steps: readonly ChainStep[]): string | null {
  const ids = new Set(steps.map((step) => step.id));
  if (ids.size !== steps.length) return "Two steps of the attribution have the same id.";
  if (steps.some((step) => step.parentId === step.id)) return "An attribution cannot relay itself.";
  if (steps.some((step) => step.parentId !== null && !ids.has(step.parentId))) {
    return "An attribution names a relay that is not part of this mention.";
  }
  return steps.some((step) => chainTo(steps, step.id) === null)
    ? "The attribution runs in a circle: each voice would relay the other."
    : null;
}
