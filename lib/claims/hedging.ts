import type { TextSpan } from "../text/passage.ts";
import type { Factuality } from "./vocabulary.ts";

/**
 * What a cue does: an *epistemic* hedge weakens the content ("may have sent"), an *evidential* one withholds who
 * vouches for it ("reportedly"), an *unverified* one says outright that nobody has checked, a *negation* turns it round.
 */
export const CUE_KINDS = ["epistemic", "evidential", "unverified", "negation"] as const;
export type CueKind = (typeof CUE_KINDS)[number];

/** How firm a text remains under a cue: certain, probable, possible, or uncommitted. */
type Firmness = "CT" | "PR" | "PS" | "Uu";

/** A cue as it stands in a text. Offsets are UTF-16 code units. */
export interface HedgeCue extends TextSpan {
  text: string;
  kind: CueKind;
  firmness: Firmness;
}

interface LexiconEntry {
  kind: CueKind;
  firmness: Firmness;
  /** Alternatives; a space matches any white space, and ’ matches both apostrophes. */
  phrases: readonly string[];
}

// Own lexicon. "According to" is missing on purpose: a named source is an attribution, not a hedge.
const LEXICON: readonly LexiconEntry[] = [
  {
    kind: "unverified",
    firmness: "Uu",
    phrases: [
      "unconfirmed",
      "unverified",
      "not been verified",
      "not been confirmed",
      "not been independently verified",
      "not been independently confirmed",
      "could not be verified",
      "could not be confirmed",
      "could not be independently verified",
      "could not be independently confirmed",
      "cannot be verified",
      "cannot be confirmed",
      "could not verify",
      "could not confirm",
      "could not independently verify",
      "could not independently confirm",
      "cannot independently verify",
      "cannot verify",
      "has not confirmed",
      "have not confirmed",
      "if confirmed",
      "if true",
      "yet to be confirmed",
      "yet to be verified",
      "remains unclear",
      "remain unclear",
      "is unclear",
      "is not clear",
      "not clear whether",
      "unclear whether",
      "remains to be seen",
    ],
  },
  {
    kind: "evidential",
    firmness: "Uu",
    phrases: [
      "alleged",
      "allegedly",
      "purported",
      "purportedly",
      "claimed",
      "claims",
      "rumoured",
      "rumored",
      "so-called",
      "ostensibly",
      "supposedly",
      "supposed",
      "suggestions that",
      "speculation that",
    ],
  },
  {
    kind: "evidential",
    firmness: "PR",
    phrases: [
      "reportedly",
      "reported to have",
      "said to be",
      "said to have",
      "reports suggest",
      "reports indicate",
      "reports say",
      "is said to",
      "are said to",
      "it is understood",
      "understood to",
    ],
  },
  {
    kind: "epistemic",
    firmness: "PR",
    phrases: [
      "likely",
      "probably",
      "presumably",
      "believed to",
      "is believed",
      "are believed",
      "thought to",
      "expected to",
      "appears",
      "appear",
      "appeared",
      "apparently",
      "seems",
      "seem",
      "seemed",
      "seemingly",
      "suggests",
      "suggest",
      "suggested",
      "hints at",
      "indicates",
      "almost certainly",
      "up to",
      "as many as",
    ],
  },
  {
    kind: "epistemic",
    firmness: "PS",
    phrases: [
      "may",
      "might",
      "could",
      "possibly",
      "perhaps",
      "maybe",
      "potentially",
      "possible",
      "suspected",
      "suspects",
      "conceivably",
      "possibility",
      "fears that",
      "feared",
    ],
  },
  {
    kind: "negation",
    firmness: "PR",
    phrases: ["unlikely", "improbable", "doubtful", "doubts that", "hardly"],
  },
  {
    kind: "negation",
    firmness: "CT",
    phrases: [
      "not",
      "never",
      "no evidence",
      "denied",
      "denies",
      "deny",
      "refuted",
      "rejected",
      "dismissed",
      "false",
      "untrue",
      "neither",
      "cannot",
      "didn’t",
      "doesn’t",
      "isn’t",
      "wasn’t",
      "weren’t",
      "hasn’t",
      "haven’t",
      "won’t",
    ],
  },
];

interface CompiledEntry {
  pattern: string;
  entry: LexiconEntry;
}

const COMPILED: readonly CompiledEntry[] = LEXICON.flatMap((entry) =>
  entry.phrases.map((phrase) => ({
    entry,
    pattern: phrase.replaceAll("’", "['’]").replaceAll(" ", "\\s+"),
  })),
).toSorted((a, b) => b.pattern.length - a.pattern.length);

/** Longest phrase first, so that "could not be verified" is one cue and not "could" and "not". */
const CUES = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${COMPILED.map(({ pattern }) => `(${pattern})`).join("|")})(?![\\p{L}\\p{N}])`,
  "giu",
);

/** All hedge cues of an English text in order, none overlapping. */
export function findHedgeCues(text: string): HedgeCue[] {
  const cues: HedgeCue[] = [];
  for (const match of text.matchAll(CUES)) {
    const compiled = COMPILED[match.slice(1).findIndex((group) => group !== undefined)];
    if (!compiled || isOtherWord(text, match.index, match[0])) continue;
    const { kind, firmness } = compiled.entry;
    cues.push({ text: match[0], start: match.index, end: match.index + match[0].length, kind, firmness });
  }
  return cues;
}

/** The month, and taking lives or credit, are spelled like a hedge. */
function isOtherWord(text: string, start: number, cue: string): boolean {
  const after = text.slice(start + cue.length);
  if (cue === "May")
    return !/[.!?:]\s*["“]?$|^$/u.test(text.slice(0, start).trimEnd()) || /^\s+\d/u.test(after);
  if (/^claim/iu.test(cue))
    return /^\s+(?:(?:the|more|at|\d)\s*)*(?:lives|life|responsibility|credit|victory|asylum)/iu.test(after);
  return /^not$/iu.test(cue) && /^\s+(?:only|to mention|just|least)\b/iu.test(after);
}

/** What the cues suggest; the reviewer decides. */
export interface FactualitySuggestion {
  factuality: Factuality;
  explicitlyUnverified: boolean;
  /** One sentence that names the cues. */
  reason: string;
}

const ORDER: readonly Firmness[] = ["CT", "PR", "PS", "Uu"];

/**
 * Factuality by the weakest cue: "may" outweighs "likely", "unverified" and "allegedly" leave it uncommitted, and an
 * odd number of negations turns it round. Relative to whoever speaks in the passage.
 */
export function suggestFactuality(cues: readonly HedgeCue[]): FactualitySuggestion {
  const explicitlyUnverified = cues.some((cue) => cue.kind === "unverified");
  const weakest = cues.reduce<Firmness>(
    (firmness, cue) => (ORDER.indexOf(cue.firmness) > ORDER.indexOf(firmness) ? cue.firmness : firmness),
    "CT",
  );
  const negated = cues.filter((cue) => cue.kind === "negation").length % 2 === 1;
  const factuality: Factuality = weakest === "Uu" ? "Uu" : `${weakest}${negated ? "-" : "+"}`;
  const named = [...new Set(cues.map((cue) => `“${cue.text}”`))].join(", ");
  return {
    factuality,
    explicitlyUnverified,
    reason: named ? `${MEANINGS[factuality]}, because of ${named}.` : "Stated without a hedge.",
  };
}

const MEANINGS: Record<Factuality, string> = {
  "CT+": "Certain",
  "PR+": "Probable",
  "PS+": "Possible",
  "CT-": "Certainly not",
  "PR-": "Probably not",
  "PS-": "Possibly not",
  CTu: "Certain, polarity unknown",
  Uu: "Not committed",
};
