import type { Quantity } from "../claims/quantity.ts";
import { office, relay, says, shows, words, type SampleClaim } from "./claim.ts";

const EVACUATED = "How many people were evacuated after the Brenmoor leak?";

/** People evacuated: what is counted, and until when, decides which figures can be held against each other. */
const people = (value: number, filter: string, more: Partial<Quantity> = {}): Quantity => ({
  ...{ kind: "people evacuated", filter, unit: "", per: "", value, upper: null },
  ...{ approximator: "exact", status: "actual", asOf: "2025-05-13" },
  ...more,
});
const BY_MORNING = "by 09:00";
const BY_EVENING = "by the evening";
const WIDER_ZONE = "if the zone were widened";

const accordingToAuthorities = office(words("the authorities", "According to the authorities"), {
  words: "According to",
});

/** Four answers to one question: two of them conflict, and two cannot be held against these at all. */
export const FIGURES: readonly SampleClaim[] = [
  {
    key: "evacuated-2400",
    text: "2,400 people had been evacuated from Brenmoor by 09:00 on 13 May 2025.",
    question: EVACUATED,
    types: ["numerical"],
    quantity: people(2_400, BY_MORNING),
    mentions: [
      says(
        "courier",
        "2,400 people had been moved out of Lower Mill and Station Ward",
        "civil-protection",
        "The Kelvarian Civil Protection Office said in its first bulletin, timed at 09:00",
        {
          quoteType: "indirect",
          voices: [
            office(
              words("The Kelvarian Civil Protection Office"),
              words("said", "The Kelvarian Civil Protection Office said"),
            ),
          ],
          quantity: { raw: "2,400 people" },
        },
      ),
      says(
        "ardane-herald",
        "Some 2,400 residents have been brought to safety",
        "civil-protection",
        "the Courier reported, citing the Kelvarian civil protection authority",
        {
          quoteType: "indirect",
          hedgeCues: "some",
          voices: [
            relay(
              "The Brenmoor Courier",
              words("the Courier", "the Courier reported"),
              words("reported", "the Courier reported"),
            ),
            office(words("the Kelvarian civil protection authority"), words("citing")),
          ],
          quantity: { raw: "Some 2,400 residents", approximator: "about" },
        },
      ),
    ],
    evidence: [
      shows(
        "supports",
        "press-bureau",
        "A first bulletin in the morning had spoken of 2,400.",
        "The later bulletin does not withdraw it: the number grew.",
        "civil-protection",
      ),
    ],
    judgments: [
      {
        by: "first",
        level: 3,
        confidence: "high",
        rationale: "One bulletin behind three reports. True for the morning, and overtaken by the evening.",
      },
      {
        by: "second",
        level: 3,
        confidence: "moderate",
        rationale: "The office is the only one who counted.",
        blind: true,
      },
    ],
  },
  {
    key: "evacuated-3100",
    text: "3,100 people had been evacuated from Brenmoor by 18:00 on 13 May 2025.",
    question: EVACUATED,
    types: ["numerical"],
    quantity: people(3_100, BY_EVENING),
    mentions: [
      says(
        "press-bureau",
        "The number of people evacuated after an ammonia leak in the western town of Brenmoor rose to 3,100 by 18:00 on Tuesday",
        "civil-protection",
        "the Kelvarian Civil Protection Office said in its second bulletin of the day",
        {
          quoteType: "indirect",
          voices: [
            office(
              words("the Kelvarian Civil Protection Office"),
              words("said", "the Kelvarian Civil Protection Office said"),
            ),
          ],
          quantity: { raw: "rose to 3,100" },
        },
      ),
      says(
        "vesper",
        "By 6pm, 3,100 people had been brought out of the closed zone",
        "civil-protection",
        "according to the same bulletin",
        {
          quoteType: "indirect",
          voices: [
            relay("Kelvarian Press Bureau"),
            office(words("the same bulletin"), words("according to", "according to the same bulletin")),
          ],
          quantity: { raw: "3,100 people" },
        },
      ),
    ],
    evidence: [],
    judgments: [
      {
        by: "first",
        level: 3,
        confidence: "high",
        rationale: "Two outlets, one bulletin; it fits the morning's figure.",
      },
      {
        by: "third",
        level: 3,
        confidence: "moderate",
        rationale: "Only the office counts, but nothing speaks against its count.",
      },
    ],
  },
  {
    key: "planned-6500",
    text: "The plan for a wider evacuation zone around Brenmoor has room for up to 6,500 people.",
    question: EVACUATED,
    types: ["numerical", "position"],
    quantity: people(6_500, WIDER_ZONE, { approximator: "up-to", status: "planned" }),
    mentions: [
      says(
        "press-bureau",
        "Its plan foresees room for up to 6,500 people in schools and at the exhibition grounds.",
        "civil-protection",
        "the office",
        {
          hedgeCues: "up to",
          voices: [office(words("Its plan"), words("foresees"), { kind: "intention" })],
          quantity: { raw: "up to 6,500 people" },
        },
      ),
      // The box names nobody; the article relays the dispatch further down.
      says("vesper", "schools are being readied for as many as 6,500 people", "civil-protection", "", {
        hedgeCues: "as many as",
        voices: [relay("Kelvarian Press Bureau"), { origin: "civil-protection", kind: "intention" }],
        quantity: { raw: "as many as 6,500 people" },
      }),
    ],
    evidence: [],
    judgments: [
      {
        by: "second",
        level: 0,
        confidence: "moderate",
        rationale: "An intention: it can come true or not, but it is no figure of people evacuated.",
      },
    ],
  },
  {
    key: "evacuated-31000",
    text: "31,000 people had been evacuated from Brenmoor by the evening of 13 May 2025.",
    question: EVACUATED,
    types: ["numerical"],
    quantity: people(31_000, BY_EVENING),
    mentions: [
      says(
        "pulsewire",
        "31,000 residents had been evacuated by Tuesday evening",
        "civil-protection",
        "According to the authorities",
        {
          quoteType: "indirect",
          voices: [accordingToAuthorities],
          quantity: { raw: "31,000 residents" },
        },
      ),
      says(
        "mirror",
        "31,000 residents had been evacuated by Tuesday evening",
        "civil-protection",
        "According to the authorities",
        {
          quoteType: "indirect",
          voices: [accordingToAuthorities],
          quantity: { raw: "31,000 residents" },
        },
      ),
    ],
    evidence: [
      shows(
        "contradicts",
        "press-bureau",
        "rose to 3,100 by 18:00 on Tuesday",
        "Same authority, same evening: a digit too many in the rewrite.",
        "civil-protection",
      ),
    ],
    pages: [
      {
        url: "https://civilprotection.kelvaria.example/brenmoor/bulletin-2",
        stance: "contradicts",
        note: "The bulletin itself says 3,100.",
      },
    ],
    judgments: [
      {
        by: "first",
        level: 1,
        confidence: "high",
        rationale: "A typing error of the rewrite, copied by the scraper; the bulletin both cite says 3,100.",
      },
      {
        by: "second",
        level: 1,
        confidence: "high",
        rationale: "Ten times the bulletin, in a town that is not that large.",
        blind: true,
      },
      {
        by: "third",
        level: 2,
        confidence: "low",
        rationale: "Two outlets against two. I had not seen yet that one copied the other.",
      },
    ],
  },
];
