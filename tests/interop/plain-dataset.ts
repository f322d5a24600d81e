import { createHash } from "node:crypto";
import type { Tag } from "#lib/annotations/tags.ts";
import { type DatasetClaim, type DatasetDocument, datasetInMemory, LAYERS } from "#lib/formats/dataset.ts";
import { articleOf, DESCRIPTION } from "#lib/formats/export/dataset.arbitrary.ts";
import { describePassage } from "#lib/text/anchoring.ts";

const TEXTS = [
  "Mayor Ann re\u0301opened the cafe\u0301 🎉 on Monday.\nCritics say it was rushed.\nShare this story <now>",
  "The cafe\u0301 opened again on 3 June 🙂, a witness wrote. قال الوزير إن العمل تم.",
  "Rain fell all day, the weather office said. It was a lovely sight.",
] as const;

/** Article, tag and words of each passage; the second overlaps the first and crosses a line end. */
const PASSAGES: readonly (readonly [number, Tag, string])[] = [
  [0, "claim", "Mayor Ann re\u0301opened the cafe\u0301 🎉 on Monday."],
  [0, "opinion", "🎉 on Monday.\nCritics say it was rushed."],
  [0, "claim", "the cafe\u0301 🎉"],
  [0, "boilerplate", "Share this story <now>"],
  [1, "claim", "The cafe\u0301 opened again on 3 June 🙂, a witness wrote."],
  [1, "claim", "قال الوزير إن العمل تم."],
  [2, "claim", "Rain fell all day"],
  [2, "claim", ", the weather office said."],
  [2, "opinion", "It was a lovely sight."],
];

const REVIEWERS = [
  { id: "0199-ann", name: "Ann Onder", pseudonym: "r01" },
  { id: "0199-bea", name: "Bea Moss", pseudonym: "r02" },
];
const AT = 1_790_000_000_000;

/** Three articles as people have them, with a claim that was judged twice. */
export function plainDataset() {
  const documents = TEXTS.map((text, i): DatasetDocument => {
    const sha256 = createHash("sha256").update(text).digest("hex");
    const annotations = PASSAGES.flatMap(([article, tag, words], n) => {
      if (article !== i) return [];
      const start = text.indexOf(words);
      const passage = describePassage(text, { start, end: start + words.length });
      const reviewer = REVIEWERS[n % 2] ?? { id: "" };
      const layer = LAYERS[n % 3 === 2 ? 1 : 0];
      const said = { id: `an-${i}-${n}`, layer, reviewerId: reviewer.id, tag, subtype: null, note: "" };
      return [{ ...said, version: 1, createdAt: AT, updatedAt: AT, ...passage }];
    });
    return { article: articleOf(i, text, { sha256 }), annotations };
  });
  const [first, second] = documents;
  const mentioned = first?.annotations[0];
  const evident = second?.annotations[0];
  if (!first || !second || !mentioned || !evident) throw new Error("The articles have no passages.");
  const claim: DatasetClaim = {
    ...{ id: "cl-1", text: "The café reopened.", question: { id: "qu-1", text: "When did it reopen?" } },
    ...{ suggestedLevel: 4, version: 1, createdAt: AT, updatedAt: AT },
    mentions: [
      {
        ...{ id: "me-1", annotationId: mentioned.id, layer: mentioned.layer, origin: null, attribution: "" },
        passage: { ...describePassage(first.article.text, mentioned), article: first.article },
        ...{ quoteType: "none", factuality: "CT+", hedgeCues: "" },
        ...{ explicitlyUnverified: false, anonymous: false, checkWorthiness: "CFS" },
      },
    ],
    evidence: [
      {
        ...{ id: "ev-1", reviewerId: "0199-bea", stance: "supports", note: "", createdAt: AT, updatedAt: AT },
        target: {
          kind: "passage",
          passage: { ...describePassage(second.article.text, evident), article: second.article },
        },
      },
    ],
    judgments: REVIEWERS.map(({ id }, n) => ({
      ...{
        id: `ju-${n}`,
        layer: "reviewer" as const,
        reviewerId: id,
        level: 4 as const,
        suggestedLevel: null,
      },
      ...{ confidence: "high" as const, rationale: "Two origins agree.", blind: true },
      ...{ version: 1, createdAt: AT, updatedAt: AT },
    })),
  };
  const content = { description: DESCRIPTION, reviewers: REVIEWERS, documents, claims: [claim] };
  return { documents, dataset: datasetInMemory(content) };
}
