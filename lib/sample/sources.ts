import type {
  AccessType,
  Criterion,
  CriterionOutcome,
  DerivationLevel,
  OriginKind,
  ReliabilityGrade,
} from "../claims/vocabulary.ts";
import type { SampleArticleKey } from "./articles.ts";

/** Who judges in the sample. None of them can sign in. */
export const SAMPLE_REVIEWERS = [
  { key: "first", name: "Sample reviewer" },
  { key: "second", name: "Second sample reviewer" },
  { key: "third", name: "Third sample reviewer" },
] as const;
export type SampleReviewerKey = (typeof SAMPLE_REVIEWERS)[number]["key"];

export interface SampleOrigin {
  key: "civil-protection" | "hospital" | "clip" | "fire-officer";
  name: string;
  kind: OriginKind;
  reliability: ReliabilityGrade;
  access: AccessType;
}

/** All reports of the leak, followed to their ends, come from the first two. */
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
  {
    key: "clip",
    name: "Clip of a “second blast”, unsigned",
    kind: "imagery",
    reliability: "F",
    access: "unknown",
  },
  {
    key: "fire-officer",
    name: "Fire brigade officer in Brenmoor, unnamed",
    kind: "witness",
    reliability: "C",
    access: "first-hand",
  },
];

export interface SampleDependence {
  origins: readonly [SampleOrigin["key"], SampleOrigin["key"]];
  /** 0..1 */
  dependence: number;
  reason: string;
}

export const SAMPLE_DEPENDENCES: readonly SampleDependence[] = [
  {
    origins: ["civil-protection", "fire-officer"],
    dependence: 0.6,
    reason: "The brigade works under the office, and both speak from the same situation reports.",
  },
];

export interface SampleDerivation {
  articleKey: SampleArticleKey;
  from: SampleArticleKey;
  level: DerivationLevel;
  reason: string;
}

/** Who copied whom, as somebody decided it with the measurement beside. */
export const SAMPLE_DERIVATIONS: readonly SampleDerivation[] = [
  {
    articleKey: "mirror",
    from: "pulsewire",
    level: "wholly-derived",
    reason: "Word for word five hours later, with the misspelt name Marevac and the wrong 31,000.",
  },
  {
    articleKey: "pulsewire",
    from: "press-bureau",
    level: "partially-derived",
    reason: "Same bulletin, same order, and the 400,000 tonnes that only the agency had. A zero slipped in.",
  },
  {
    articleKey: "vesper",
    from: "press-bureau",
    level: "non-derived",
    reason: "Relays the dispatch by name and in its own words.",
  },
];

export interface SampleAssessment {
  /** The name of one of `SAMPLE_PUBLISHERS`. */
  publisher: string;
  by: SampleReviewerKey;
  reliability: ReliabilityGrade;
  criteria: Partial<Record<Criterion, CriterionOutcome>>;
  rationale: string;
}

export const SAMPLE_ASSESSMENTS: readonly SampleAssessment[] = [
  {
    publisher: "The Brenmoor Courier",
    by: "first",
    reliability: "B",
    criteria: { "reports-first-hand": "pass", "names-its-sources": "pass", "names-its-authors": "fail" },
    rationale: "Was at the junction and at the hospital, and says what it did not learn.",
  },
  {
    publisher: "The Brenmoor Courier",
    by: "second",
    reliability: "B",
    criteria: { "reports-first-hand": "pass", "separates-news-from-opinion": "fail" },
    rationale: "Sound on facts; its own voice slips into the last paragraph.",
  },
  {
    publisher: "Kelvarian Press Bureau",
    by: "first",
    reliability: "A",
    criteria: { "corrects-errors": "pass", "names-its-sources": "pass", "names-its-authors": "pass" },
    rationale: "Keeps plan and fact apart and corrects itself in public.",
  },
  {
    publisher: "Kelvarian Press Bureau",
    by: "second",
    reliability: "B",
    criteria: { "corrects-errors": "pass", "reports-first-hand": "fail" },
    rationale: "Careful, but writes from bulletins alone.",
  },
  {
    publisher: "Vesper TV",
    by: "first",
    reliability: "B",
    criteria: { "names-its-sources": "pass", "reports-first-hand": "fail" },
    rationale: "Says whom it relays, and whom it could not reach.",
  },
  {
    publisher: "The Ardane Herald",
    by: "first",
    reliability: "B",
    criteria: { "names-its-sources": "pass", "headlines-fit-the-text": "pass", "names-its-authors": "pass" },
    rationale: "Relays with names, and marks what it could not verify; its figure was a day old.",
  },
  {
    publisher: "PulseWire24",
    by: "first",
    reliability: "D",
    criteria: { "names-its-sources": "fail", "headlines-fit-the-text": "fail", "names-its-authors": "fail" },
    rationale: "A wrong figure, a misspelt name and a quotation that was reworded within its marks.",
  },
  {
    publisher: "PulseWire24",
    by: "third",
    reliability: "E",
    criteria: { "corrects-errors": "fail", "reports-first-hand": "fail" },
    rationale: "Nothing of its own, and the wrong figure stood for days.",
  },
  {
    publisher: "Daily Newsroom Hub",
    by: "first",
    reliability: "E",
    criteria: { "names-its-sources": "fail", "reports-first-hand": "fail", "labels-advertising": "fail" },
    rationale: "Copies whole pages without saying so.",
  },
  {
    publisher: "Coastal Bay Post",
    by: "second",
    reliability: "D",
    criteria: { "names-its-sources": "fail", "names-its-authors": "fail" },
    rationale: "No name, no figure, no source in the whole text.",
  },
];
