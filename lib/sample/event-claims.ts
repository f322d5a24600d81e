import { doctor, office, relay, says, shows, words, type SampleClaim } from "./claim.ts";

const RELEASED =
  "One of the cars released ammonia into the air, Civil Protection chief Ilse Marevac confirmed";
const confirmedByChief = office(
  words("Civil Protection chief Ilse Marevac"),
  words("confirmed", "Ilse Marevac confirmed"),
  { content: [words("One of the cars released ammonia into the air", RELEASED)] },
);

/** Seven outlets, two origins. */
export const LEAK: SampleClaim = {
  key: "leak",
  text: "Ammonia escaped from a tank wagon that derailed at Brenmoor Junction, Kelvaria, on 13 May 2025.",
  question: null,
  types: ["event-or-property"],
  mentions: [
    says(
      "courier",
      "one of them leaked ammonia over the Lower Mill district until after daybreak",
      "hospital",
      "the Courier, from what Dr Eilert told it at the hospital",
      {
        quoteType: "none",
        voices: [
          doctor(words("Dr Eilert"), words("said", "Dr Eilert said"), {
            quoteType: "direct",
            content: [words("You could smell it on their clothes.")],
          }),
        ],
      },
    ),
    says(
      "press-bureau",
      "One of two tank wagons that overturned at Brenmoor Junction at 02:52 lost part of its load of ammonia",
      "civil-protection",
      "the office said",
      {
        quoteType: "indirect",
        voices: [
          office(
            words("the office", "load of ammonia, the office said"),
            words("said", "load of ammonia, the office said"),
          ),
        ],
      },
    ),
    says(
      "vesper",
      "part of a wagon's load of ammonia had escaped at the junction before the leak could be sealed",
      "civil-protection",
      "The Kelvarian Press Bureau reported that the Civil Protection Office said",
      {
        quoteType: "indirect",
        voices: [
          relay(
            "Kelvarian Press Bureau",
            words("The Kelvarian Press Bureau"),
            words("reported", "The Kelvarian Press Bureau reported"),
          ),
          office(words("the Civil Protection Office"), words("said", "the Civil Protection Office said")),
        ],
      },
    ),
    says(
      "pulsewire",
      "One of the cars released ammonia into the air",
      "civil-protection",
      "Civil Protection chief Ilse Marevac confirmed",
      { quoteType: "indirect", voices: [confirmedByChief] },
    ),
    says(
      "mirror",
      "One of the cars released ammonia into the air",
      "civil-protection",
      "Civil Protection chief Ilse Marevac confirmed",
      { quoteType: "indirect", voices: [confirmedByChief] },
    ),
    says(
      "coastal-bay",
      "ammonia had escaped from at least one tank wagon",
      "civil-protection",
      "Authorities said",
      {
        quoteType: "indirect",
        factuality: "PR+",
        anonymous: true,
        voices: [office(words("Authorities"), words("said", "Authorities said"), { anonymous: true })],
      },
    ),
    says(
      "ardane-herald",
      "Ammonia has leaked from a derailed train in Brenmoor",
      "hospital",
      "according to a doctor quoted by the local Brenmoor Courier",
      {
        quoteType: "indirect",
        voices: [
          relay("The Brenmoor Courier", words("the local Brenmoor Courier"), words("quoted by")),
          doctor(words("a doctor", "a doctor quoted by"), words("according to")),
        ],
      },
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
  judgments: [
    {
      by: "first",
      level: 5,
      confidence: "high",
      rationale:
        "Seven reports, two origins: the office's sensors and a doctor who saw the patients. Both are first-hand and independent of each other, and nobody with access denies the leak.",
    },
    {
      by: "second",
      level: 5,
      confidence: "moderate",
      rationale: "Sensors and patients are two different kinds of evidence for one thing.",
      blind: true,
    },
    {
      by: "third",
      level: 4,
      confidence: "moderate",
      rationale:
        "Two origins agree, but the doctor may have been told by the office what his patients had breathed.",
    },
  ],
};

export const TREATED: SampleClaim = {
  key: "treated-41",
  text: "41 people were treated at Brenmoor General Hospital on 13 May 2025 after breathing ammonia.",
  question: null,
  types: ["numerical"],
  quantity: {
    ...{ kind: "people treated", filter: "at Brenmoor General Hospital", unit: "", per: "" },
    ...{ value: 41, upper: null, approximator: "exact", status: "actual", asOf: "2025-05-13" },
  },
  mentions: [
    says(
      "courier",
      "Forty-one people have come through this door after breathing ammonia",
      "hospital",
      "Dr Eilert said",
      {
        quoteType: "direct",
        voices: [
          doctor(words("Dr Eilert"), words("said", "Dr Eilert said"), {
            quoteType: "direct",
            content: [words("Forty-one people have come through this door after breathing ammonia")],
          }),
        ],
        quantity: { raw: "Forty-one people" },
      },
    ),
    says(
      "vesper",
      "41 people had been treated after breathing the gas",
      "hospital",
      "The Brenmoor Courier quoted a hospital doctor, Tomas Eilert, as saying",
      {
        quoteType: "indirect",
        voices: [
          relay("The Brenmoor Courier", words("The Brenmoor Courier"), words("quoted")),
          doctor(words("a hospital doctor, Tomas Eilert"), words("as saying")),
        ],
        quantity: { raw: "41 people" },
      },
    ),
    says(
      "ardane-herald",
      "He spoke of 41 people treated.",
      "hospital",
      "the doctor, Tomas Eilert, told the paper",
      {
        quoteType: "indirect",
        voices: [
          relay(
            "The Brenmoor Courier",
            words("the paper", "told the paper"),
            words("told", "told the paper"),
          ),
          doctor(words("He", "He spoke of 41 people"), words("spoke of", "He spoke of 41 people")),
        ],
        quantity: { raw: "41 people" },
      },
    ),
  ],
  evidence: [],
  judgments: [
    {
      by: "first",
      level: 3,
      confidence: "high",
      rationale: "Three outlets, one doctor. He was there; nobody else has counted.",
    },
    {
      by: "second",
      level: 3,
      confidence: "moderate",
      rationale: "Everything goes back to one conversation at the door of the hospital.",
      blind: true,
    },
  ],
};

export const SECOND_BLAST: SampleClaim = {
  key: "second-blast",
  text: "A second tank wagon exploded behind Brenmoor station on 13 May 2025.",
  question: null,
  types: ["event-or-property"],
  mentions: [
    says("ardane-herald", "a second wagon exploding behind the station", "clip", "A clip … is said to show", {
      factuality: "Uu",
      hedgeCues: "is said to show",
      explicitlyUnverified: true,
      anonymous: true,
      voices: [
        {
          ...{ origin: "clip", kind: "evidence", anonymous: true },
          ...{ source: words("A clip"), cue: words("is said to show") },
        },
      ],
    }),
  ],
  evidence: [
    shows(
      "contradicts",
      "ardane-herald",
      "he knew of no explosion",
      "An unnamed fire officer; knowing of none is weaker than ruling one out.",
      "fire-officer",
    ),
  ],
  judgments: [
    {
      by: "first",
      level: 1,
      confidence: "moderate",
      rationale: "A clip that nobody could place, against an officer who was in the town.",
    },
    {
      by: "third",
      level: 0,
      confidence: "low",
      rationale: "There is no basis: neither the clip's place nor its day is known.",
    },
  ],
};
