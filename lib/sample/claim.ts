import type { Quantity } from "../claims/quantity.ts";
import type {
  AttributionKind,
  ClaimType,
  Confidence,
  ContradictionType,
  ClaimRelation,
  Factuality,
  QuoteType,
  Stance,
} from "../claims/vocabulary.ts";
import type { Level } from "../corroboration/rubric.ts";
import type { SampleArticleKey } from "./articles.ts";
import type { SamplePassage } from "./annotations.ts";
import type { SampleOrigin, SampleReviewerKey } from "./sources.ts";

/** Words of a mention's article; `within` a longer quote that is unique there, where they are not. */
export interface SampleWords {
  words: string;
  within?: string;
}

/** One voice of an attribution, outermost first; the last one is the mention's origin. */
export interface SampleVoice {
  /** "" where the article withholds it; left out, the name of `origin`. */
  name?: string;
  origin?: SampleOrigin["key"];
  kind?: AttributionKind;
  quoteType?: QuoteType;
  anonymous?: boolean;
  source?: SampleWords;
  cue?: SampleWords;
  content?: readonly SampleWords[];
}

/** Ties the annotation on this passage to a claim; the passage is one of `SAMPLE_ANNOTATIONS`, tagged claim. */
export interface SampleMention extends SamplePassage {
  origin: SampleOrigin["key"] | null;
  /** The attribution as the article words it, relays included. */
  attribution: string;
  voices?: readonly SampleVoice[];
  quoteType?: QuoteType;
  factuality?: Factuality;
  hedgeCues?: string;
  explicitlyUnverified?: boolean;
  anonymous?: boolean;
  /** Where this article words the claim's figure in another way. */
  quantity?: Partial<Quantity> & { raw: string };
}

export interface SampleEvidence extends SamplePassage {
  stance: Stance;
  note: string;
  origin?: SampleOrigin["key"];
}

/** A page that is not among the articles. */
export interface SamplePage {
  url: string;
  stance: Stance;
  note: string;
}

export interface SampleJudgment {
  by: SampleReviewerKey;
  level: Level;
  confidence: Confidence;
  rationale: string;
  blind?: boolean;
}

export interface SampleClaim {
  key: string;
  text: string;
  /** Claims with the same question give different answers to it. */
  question: string | null;
  types: readonly ClaimType[];
  /** The figure that the claim states. */
  quantity?: Quantity;
  mentions: readonly SampleMention[];
  evidence: readonly SampleEvidence[];
  pages?: readonly SamplePage[];
  judgments: readonly SampleJudgment[];
}

export interface SampleRelation {
  /** Keys of two of `SAMPLE_CLAIMS`. */
  claims: readonly [string, string];
  type: ClaimRelation;
  contradictionType?: ContradictionType;
  note: string;
}

/** A remark on a claim, or an answer to the one before it. */
export interface SampleComment {
  claim: string;
  by: SampleReviewerKey;
  text: string;
}

export const says = (
  articleKey: SampleArticleKey,
  quote: string,
  origin: SampleMention["origin"],
  attribution: string,
  more: Partial<SampleMention> = {},
): SampleMention => ({ articleKey, quote, origin, attribution, ...more });

export const shows = (
  stance: Stance,
  articleKey: SampleArticleKey,
  quote: string,
  note: string,
  origin?: SampleOrigin["key"],
): SampleEvidence => ({ stance, articleKey, quote, note, ...(origin ? { origin } : {}) });

export const words = (quoted: string, within?: string): SampleWords => ({
  words: quoted,
  ...(within === undefined ? {} : { within }),
});

/** The Civil Protection Office, named or meant by these words of an article. */
export const office = (source: SampleWords, cue: SampleWords, more: SampleVoice = {}): SampleVoice => ({
  ...{ origin: "civil-protection", quoteType: "indirect", source, cue },
  ...more,
});

export const doctor = (source: SampleWords, cue: SampleWords, more: SampleVoice = {}): SampleVoice => ({
  ...{ origin: "hospital", kind: "witness", quoteType: "indirect", source, cue },
  ...more,
});

export const relay = (name: string, source?: SampleWords, cue?: SampleWords): SampleVoice => ({
  ...{ name, quoteType: "indirect" },
  ...(source ? { source } : {}),
  ...(cue ? { cue } : {}),
});
