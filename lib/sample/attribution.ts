import type { AttributionStep, QuotedSpan } from "../claims/attribution-chain.ts";
import type { StatedQuantity } from "../claims/quantity.ts";
import type { SampleArticleKey } from "./articles.ts";
import type { SampleClaim, SampleMention, SampleWords } from "./claim.ts";
import { locateSamplePassage } from "./locate.ts";
import { SAMPLE_ORIGINS } from "./sources.ts";

/** The voices of a mention as they are kept, outermost first; `originIdOf` tells which origin a key became. */
export function chainOf(
  { articleKey, voices = [] }: SampleMention,
  originIdOf: (key: string) => string,
  mintId: () => string,
): AttributionStep[] {
  const steps: AttributionStep[] = [];
  const span = (given: SampleWords | undefined) => (given ? spanOf(articleKey, given) : null);
  for (const voice of voices) {
    const { origin, kind = "statement", quoteType = "none", anonymous = false, content = [] } = voice;
    steps.push({
      ...{ id: mintId(), parentId: steps.at(-1)?.id ?? null },
      name: voice.name ?? SAMPLE_ORIGINS.find(({ key }) => key === origin)?.name ?? "",
      originId: origin === undefined ? null : originIdOf(origin),
      ...{ source: span(voice.source), cue: span(voice.cue) },
      content: content.map((each) => spanOf(articleKey, each)),
      ...{ kind, quoteType, anonymous },
    });
  }
  return steps;
}

/** The claim's figure as one mention words it; null for a claim without. */
export function quantityOf({ quantity }: SampleClaim, mention: SampleMention): StatedQuantity | null {
  return quantity && mention.quantity ? { ...quantity, ...mention.quantity } : null;
}

function spanOf(articleKey: SampleArticleKey, { words, within = words }: SampleWords): QuotedSpan {
  const around = locateSamplePassage({ articleKey, quote: within });
  const inside = within.indexOf(words);
  if (inside === -1 || within.indexOf(words, inside + 1) !== -1)
    throw new Error(`"${words}" does not stand once in "${within}".`);
  const start = around.start + inside;
  return { start, end: start + words.length, exact: words };
}
