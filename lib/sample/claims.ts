import type {
  AccessType,
  Confidence,
  Factuality,
  OriginKind,
  QuoteType,
  ReliabilityGrade,
  Stance,
} from "../claims/vocabulary.ts";
import type { Level } from "../corroboration/rubric.ts";
import type { SampleArticleKey } from "./articles.ts";
import type { SamplePassage } from "./annotations.ts";

export interface SampleOrigin {
  key: "civil-protection" | "hospital";
  name: string;
  kind: OriginKind;
  reliability: ReliabilityGrade;
  access: AccessType;
}

/** All reports of the leak, followed to their ends, come from these two. */
export const SAMPLE_ORIGINS: readonly SampleOrigin[] = [
  {
    key: "civil-protection",
    name: "Kelvarian Civil Protection Office",
    kind: "official",
    reliability: "B",
    access: "first-hand",
  },
  {
    key: "hospital",
    name: "Dr Tomas Eilert, Brenmoor General Hospital",
    kind: "witness",
    reliability: "B",
    access: "first-hand",
  },
];

/** Ties the annotation on this passage to a claim; the passage is one of `SAMPLE_ANNOTATIONS`, tagged claim. */
export interface SampleMention extends SamplePassage {
  origin: SampleOrigin["key"] | null;
  /** The attribution as the article words it, relays included. */
  attribution: string;
  quoteType?: QuoteType;
  factuality?: Factuality;
  hedgeCues?: string;
  explicitlyUnverified?: boolean;
  anonymous?: boolean;
}

export interface SampleEvidence extends SamplePassage {
  stance: Stance;
  note: string;
}

export interface SampleClaim {
  key: string;
  text: string;
  /** Claims with the same question give different answers to it. */
  question: string | null;
  mentions: readonly SampleMention[];
  evidence: readonly SampleEvidence[];
  judgment: { level: Level; confidence: Confidence; rationale: string } | null;
}

const EVACUATED = "How many people were evacuated after the Brenmoor leak?";

const says = (
  articleKey: SampleArticleKey,
  quote: string,
  origin: SampleMention["origin"],
  attribution: string,
  more: Partial<SampleMention> = {},
): SampleMention => ({ articleKey, quote, origin, attribution, ...more });

const shows = (
  stance: Stance,
  articleKey: SampleArticleKey,
  quote: string,
  note: string,
): SampleEvidence => ({ stance, articleKey, quote, note });

export const SAMPLE_CLAIMS: readonly SampleClaim[] = [
  {
    key: "leak",
    text: "Ammonia escaped from a tank wagon that derailed at Brenmoor Junction, Kelvaria, on 13 May 2025.",
    question: null,
    mentions: [
      says(
        "courier",
        "one of them leaked ammonia over the Lower Mill district until after daybreak",
        "hospital",
        "the Courier, from what Dr Eilert told it at the hospital",
        { quoteType: "none" },
      ),
      says(
        "press-bureau",
        "One of two tank wagons that overturned at Brenmoor Junction at 02:52 lost part of its load of ammonia",
        "civil-protection",
        "the office said",
        { quoteType: "indirect" },
      ),
      says(
        "vesper",
        "part of a wagon's load of ammonia had escaped at the junction before the leak could be sealed",
        "civil-protection",
        "The Kelvarian Press Bureau reported that the Civil Protection Office said",
        { quoteType: "indirect" },
      ),
      says(
        "pulsewire",
        "One of the cars released ammonia into the air",
        "civil-protection",
        "Civil Protection chief Ilse Marevac confirmed",
        { quoteType: "indirect" },
      ),
      says(
        "mirror",
        "One of the cars released ammonia into the air",
        "civil-protection",
        "Civil Protection chief Ilse Marevac confirmed (copied from PulseWire24)",
        { quoteType: "indirect" },
      ),
      says(
        "coastal-bay",
        "ammonia had escaped from at least one tank wagon",
        "civil-protection",
        "Authorities said",
        { quoteType: "indirect", factuality: "PR+" },
      ),
      says(
        "ardane-herald",
        "Ammonia has leaked from a derailed train in Brenmoor",
        "hospital",
        "according to a doctor quoted by the local Brenmoor Courier",
        { quoteType: "indirect" },
      ),
    ],
    evidence: [
      shows(
        "supports",
        "courier",
        "sensors at the junction had read ammonia “far above the level at which we tell people to leave”",
        "Measured on the spot by the Civil Protection Office.",
      ),
      shows(
        "supports",
        "courier",
        "You could smell it on their clothes.",
        "A doctor's own observation of patients; owes nothing to the sensors.",
      ),
      shows(
        "mentions",
        "courier",
        "At no point did a wagon in the sole custody of Norrail Freight lose any part of its load.",
        "Sounds like a denial, but speaks of custody only; the company would not say whether ammonia escaped.",
      ),
    ],
    judgment: {
      level: 5,
      confidence: "high",
      rationale:
        "Seven reports, two origins: the office's sensors and a doctor who saw the patients. Both are first-hand and independent of each other, and nobody with access denies the leak.",
    },
  },
  {
    key: "evacuated-2400",
    text: "2,400 people had been evacuated from Brenmoor by 09:00 on 13 May 2025.",
    question: EVACUATED,
    mentions: [
      says(
        "courier",
        "2,400 people had been moved out of Lower Mill and Station Ward",
        "civil-protection",
        "The Kelvarian Civil Protection Office said in its first bulletin, timed at 09:00",
        { quoteType: "indirect" },
      ),
      says(
        "ardane-herald",
        "Some 2,400 residents have been brought to safety",
        "civil-protection",
        "the Courier reported, citing the Kelvarian civil protection authority",
        { quoteType: "indirect", hedgeCues: "some" },
      ),
    ],
    evidence: [
      shows(
        "supports",
        "press-bureau",
        "A first bulletin in the morning had spoken of 2,400.",
        "The later bulletin does not withdraw it: the number grew.",
      ),
    ],
    judgment: null,
  },
  {
    key: "evacuated-3100",
    text: "3,100 people had been evacuated from Brenmoor by 18:00 on 13 May 2025.",
    question: EVACUATED,
    mentions: [
      says(
        "press-bureau",
        "The number of people evacuated after an ammonia leak in the western town of Brenmoor rose to 3,100 by 18:00 on Tuesday",
        "civil-protection",
        "the Kelvarian Civil Protection Office said in its second bulletin of the day",
        { quoteType: "indirect" },
      ),
      says(
        "vesper",
        "By 6pm, 3,100 people had been brought out of the closed zone",
        "civil-protection",
        "according to the same bulletin",
        { quoteType: "indirect" },
      ),
    ],
    evidence: [],
    judgment: null,
  },
  {
    key: "planned-6500",
    text: "The plan for a wider evacuation zone around Brenmoor has room for up to 6,500 people.",
    question: EVACUATED,
    mentions: [
      says(
        "press-bureau",
        "Its plan foresees room for up to 6,500 people in schools and at the exhibition grounds.",
        "civil-protection",
        "the office",
        { hedgeCues: "up to" },
      ),
      says("vesper", "schools are being readied for as many as 6,500 people", null, "", {
        hedgeCues: "as many as",
      }),
    ],
    evidence: [],
    judgment: null,
  },
  {
    key: "evacuated-31000",
    text: "31,000 people had been evacuated from Brenmoor by the evening of 13 May 2025.",
    question: EVACUATED,
    mentions: [
      says(
        "pulsewire",
        "31,000 residents had been evacuated by Tuesday evening",
        "civil-protection",
        "According to the authorities",
        { quoteType: "indirect" },
      ),
      says(
        "mirror",
        "31,000 residents had been evacuated by Tuesday evening",
        "civil-protection",
        "According to the authorities (copied from PulseWire24)",
        { quoteType: "indirect" },
      ),
    ],
    evidence: [
      shows(
        "contradicts",
        "press-bureau",
        "rose to 3,100 by 18:00 on Tuesday",
        "Same authority, same evening: a digit too many in the rewrite.",
      ),
    ],
    judgment: null,
  },
  {
    key: "treated-41",
    text: "41 people were treated at Brenmoor General Hospital on 13 May 2025 after breathing ammonia.",
    question: null,
    mentions: [
      says(
        "courier",
        "Forty-one people have come through this door after breathing ammonia",
        "hospital",
        "Dr Eilert said",
        { quoteType: "direct" },
      ),
      says(
        "vesper",
        "41 people had been treated after breathing the gas",
        "hospital",
        "The Brenmoor Courier quoted a hospital doctor, Tomas Eilert, as saying",
        { quoteType: "indirect" },
      ),
      says(
        "ardane-herald",
        "He spoke of 41 people treated.",
        "hospital",
        "the doctor, Tomas Eilert, told the paper",
        {
          quoteType: "indirect",
        },
      ),
    ],
    evidence: [],
    judgment: null,
  },
  {
    key: "second-blast",
    text: "A second tank wagon exploded behind Brenmoor station on 13 May 2025.",
    question: null,
    mentions: [
      says("ardane-herald", "a second wagon exploding behind the station", null, "A clip … is said to show", {
        factuality: "Uu",
        hedgeCues: "is said to show",
        explicitlyUnverified: true,
        anonymous: true,
      }),
    ],
    evidence: [
      shows(
        "contradicts",
        "ardane-herald",
        "he knew of no explosion",
        "An unnamed fire officer; knowing of none is weaker than ruling one out.",
      ),
    ],
    judgment: null,
  },
];
