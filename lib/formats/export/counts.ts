import { TAGS, type Tag } from "../../annotations/tags.ts";
import type { Dataset, ExportOptions } from "../dataset.ts";
import { selectedAnnotations, selectedClaim } from "./selection.ts";

/** How much there is of what, in the layers that are exported. */
export interface DatasetCounts {
  articles: number;
  publishers: number;
  annotations: number;
  byTag: Record<Tag, number>;
  reviewers: number;
  claims: number;
  evidence: number;
  judgments: number;
  /** BCP 47 tags, sorted. */
  languages: readonly string[];
  /** First and last day of publication in milliseconds, where any is known. */
  published: { first: number; last: number } | null;
}

/** Reads a dataset once to count it. Articles and claims are never held together. */
export async function countDataset(dataset: Dataset, options: ExportOptions): Promise<DatasetCounts> {
  const byTag = { claim: 0, opinion: 0, boilerplate: 0 } satisfies Record<Tag, number>;
  const publishers = new Set<string>();
  const languages = new Set<string>();
  const reviewers = new Set<string>();
  let published: DatasetCounts["published"] = null;
  let articles = 0;
  for await (const document of dataset.documents()) {
    articles++;
    const { publisher, language, publishedAt } = document.article;
    if (publisher !== "") publishers.add(publisher);
    if (language !== "") languages.add(language);
    if (publishedAt !== null) published = widened(published, publishedAt);
    for (const { tag, reviewerId } of selectedAnnotations(document, options)) {
      byTag[tag]++;
      reviewers.add(reviewerId);
    }
  }
  let claims = 0;
  let evidence = 0;
  let judgments = 0;
  for await (const row of dataset.claims()) {
    const claim = selectedClaim(row, options);
    claims++;
    evidence += claim.evidence.length;
    judgments += claim.judgments.length;
    for (const { reviewerId } of [...claim.evidence, ...claim.judgments]) reviewers.add(reviewerId);
  }
  return {
    articles,
    publishers: publishers.size,
    annotations: TAGS.reduce((sum, tag) => sum + byTag[tag], 0),
    byTag,
    reviewers: reviewers.size,
    claims,
    evidence,
    judgments,
    languages: [...languages].sort((a, b) => (a < b ? -1 : Number(a > b))),
    published,
  };
}

function widened(range: DatasetCounts["published"], time: number) {
  return range === null
    ? { first: time, last: time }
    : { first: Math.min(range.first, time), last: Math.max(range.last, time) };
}
