import type { Annotation } from "#lib/annotations/annotation.ts";
import type { Result } from "#lib/operations/envelope.ts";
import type { SamplePassage } from "#lib/sample/annotations.ts";
import { locateSamplePassage } from "#lib/sample/locate.ts";
import type { SampleReviewerKey } from "#lib/sample/sources.ts";
import type { Authorized } from "../guard.ts";
import type { Writing } from "../store.ts";

export type Annotator = Authorized<"annotate">;

/** What the sample is written with, and what of it stands already. */
export interface SampleHand {
  writing: Writing;
  now: number;
  mintId: () => string;
  by: Annotator;
  reviewers: ReadonlyMap<SampleReviewerKey, Annotator>;
  /** By the keys of the sample's articles. */
  articles: Map<string, { id: string; versionId: string }>;
  /** By `passageKey`. */
  annotations: ReadonlyMap<string, Annotation>;
}

/** The sample is right by its tests; a failure here is a fault of ours, not of whoever starts the server. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The sample could not be written: ${result.error.message}`);
  return result.value;
}

/** What a map of the sample has for a key that its tests know to be there. */
export function known<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The sample has no ${String(key)}.`);
  return value;
}

export const passageKey = (passage: SamplePassage) =>
  `${passage.articleKey} ${locateSamplePassage(passage).start} ${passage.quote}`;
