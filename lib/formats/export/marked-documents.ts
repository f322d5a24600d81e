import { type CodePointIndex, indexCodePoints } from "../../text/code-points.ts";
import type { Dataset, DatasetAnnotation, DatasetArticle, ExportOptions } from "../dataset.ts";
import { type ReviewerLabel, reviewerLabels, selectedAnnotations } from "./selection.ts";

/** An annotation as formats with one text per file want it. */
export interface Mark extends ReviewerLabel {
  annotation: DatasetAnnotation;
  /** Offsets in code points, end exclusive. */
  startCodePoint: number;
  endCodePoint: number;
}

export interface MarkedDocument {
  /** Counts the documents from 1. */
  number: number;
  article: DatasetArticle;
  index: CodePointIndex;
  marks: readonly Mark[];
}

/** The documents of a dataset with the wanted annotations in reading order, with offsets in both units. */
export async function* markedDocuments(
  dataset: Dataset,
  options: ExportOptions,
): AsyncGenerator<MarkedDocument> {
  const labelOf = reviewerLabels(dataset, options);
  let number = 0;
  for await (const document of dataset.documents()) {
    number++;
    const { article } = document;
    const index = indexCodePoints(article.text);
    const marks = selectedAnnotations(document, options).map((annotation) => ({
      annotation,
      startCodePoint: index.toCodePoints(annotation.start),
      endCodePoint: index.toCodePoints(annotation.end),
      ...labelOf(annotation.reviewerId),
    }));
    yield { number, article, index, marks };
  }
}

/** Marks by whose they are: each reviewer's apart, the settled ones together. Order of first appearance. */
export function marksByHand(marks: readonly Mark[]): Map<string, Mark[]> {
  const hands = new Map<string, Mark[]>();
  for (const mark of marks) {
    const hand = handOf(mark);
    const own = hands.get(hand);
    if (own) own.push(mark);
    else hands.set(hand, [mark]);
  }
  return hands;
}

/** "adjudicated", or the reviewer as the export names them. */
export function handOf({ annotation, reviewer }: Mark): string {
  return annotation.layer === "adjudicated" ? "adjudicated" : reviewer;
}
