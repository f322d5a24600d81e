import { levelLabel, RUBRIC } from "../../corroboration/rubric.ts";
import type { Dataset, DatasetMention, ExportOptions } from "../dataset.ts";
import { type ExportFormat, singleFile } from "./export-format.ts";
import { baseIri, iriOf } from "./iris.ts";
import { isoDay } from "./iso-time.ts";
import { jsonArray } from "./json-text.ts";
import { judgedAt, rationaleOf, type SettledClaim, settledClaims } from "./verdicts.ts";

/**
 * schema.org ClaimReview, one per claim with a verdict, as a JSON array of documents that can each stand in a page.
 * The scale is 1–5; a claim that cannot be assessed has the word alone, without a number.
 */
async function* claimReviews(dataset: Dataset, options: ExportOptions) {
  const { description } = dataset;
  const base = baseIri(description);
  for await (const settled of settledClaims(dataset, options)) {
    const { claim } = settled;
    yield {
      "@context": "https://schema.org",
      "@type": "ClaimReview",
      "@id": iriOf(base, "claims", claim.id),
      url:
        description.url === ""
          ? iriOf(base, "claims", claim.id)
          : `${base}#claim-${encodeURIComponent(claim.id)}`,
      claimReviewed: claim.text,
      datePublished: isoDay(judgedAt(settled)),
      author: description.creators.map((name) => ({ "@type": "Organization", name })),
      itemReviewed: itemReviewed(settled),
      reviewRating: ratingOf(settled),
    };
  }
}

function itemReviewed({ claim }: SettledClaim) {
  const mentions = claim.mentions.toSorted(byPublication);
  const [first] = mentions;
  const addresses = [...new Set(mentions.map(({ passage }) => passage.article.url))].filter(
    (url) => url !== "",
  );
  const published = first?.passage.article.publishedAt ?? null;
  const origins = [...new Set(mentions.map(({ origin }) => origin?.name ?? ""))].filter(
    (name) => name !== "",
  );
  return {
    "@type": "Claim",
    ...(published === null ? {} : { datePublished: isoDay(published) }),
    ...(origins.length === 0 ? {} : { author: origins.map((name) => ({ "@type": "Thing", name })) }),
    ...(addresses.length === 0
      ? {}
      : {
          firstAppearance: { "@type": "CreativeWork", url: addresses[0] },
          appearance: addresses.map((url) => ({ "@type": "CreativeWork", url })),
        }),
  };
}

/** Articles without a date come last: nobody knows that they were first. */
function byPublication(a: DatasetMention, b: DatasetMention): number {
  const dateOf = ({ passage }: DatasetMention) => passage.article.publishedAt ?? Number.MAX_SAFE_INTEGER;
  return dateOf(a) - dateOf(b);
}

function ratingOf(settled: SettledClaim) {
  const { level } = settled;
  return {
    "@type": "Rating",
    ...(level === 0 ? {} : { ratingValue: level, bestRating: 5, worstRating: 1 }),
    alternateName: RUBRIC[level].name,
    ratingExplanation: rationaleOf(settled),
    name: levelLabel(level),
  };
}

export const claimReviewFormat = {
  id: "claim-review",
  label: "ClaimReview (schema.org)",
  extension: "json",
  mediaType: "application/ld+json",
  offsetUnit: "none",
  textModes: ["full", "quote", "stand-off"],
  write: (dataset, options) =>
    singleFile("claim-reviews.json", "application/ld+json", jsonArray(claimReviews(dataset, options))),
} as const satisfies ExportFormat;
