import type { DecisionMethod } from "../adjudication/adjudication.ts";
import type { DissentKind } from "../adjudication/dissent.ts";
import type { Subtype, Tag } from "../annotations/tags.ts";
import type {
  AccessType,
  CheckWorthiness,
  Confidence,
  Factuality,
  OriginKind,
  QuoteType,
  ReliabilityGrade,
  Stance,
} from "../claims/vocabulary.ts";
import type { Level } from "../corroboration/rubric.ts";
import type { Block, Passage, TextSpan } from "../text/passage.ts";

/*
 * What an export is made of, in words of the product and of no format. A store produces these records row by row;
 * every writer in `export/` reads them. Offsets are UTF-16 code units, end exclusive; times are milliseconds since
 * 1970 (UTC); "" means that nothing is known, as in the tables.
 */

/** Whose decision a record is: one reviewer's own, or the one settled between reviewers. */
export const LAYERS = ["reviewer", "adjudicated"] as const;
export type Layer = (typeof LAYERS)[number];

/**
 * How much of the articles' text, which is somebody's copyright, leaves with the data: all of it, the quoted passages
 * with their context, or none (address, hash and offsets only).
 */
export const TEXT_MODES = ["full", "quote", "stand-off"] as const;
export type TextMode = (typeof TEXT_MODES)[number];

export interface ExportOptions {
  textMode: TextMode;
  layers: readonly Layer[];
  /** Reviewers appear under their stable pseudonym, without id and name. */
  pseudonymous: boolean;
}

/** What a release says about itself; dataset card, Croissant and datasheet are written from it. */
export interface DatasetDescription {
  projectId: string;
  name: string;
  description: string;
  guideline: string;
  /** Semantic version of the release, "1.0.0". */
  version: string;
  /** SPDX identifier or address of the licence; "" when none was chosen. */
  licence: string;
  creators: readonly string[];
  /** Where the dataset is published, or "". */
  url: string;
  /** When the snapshot was frozen. */
  frozenAt: number;
  /** How to cite it; "" leaves it to the name, the version and the creators. */
  citation: string;
}

export interface DatasetReviewer {
  id: string;
  name: string;
  /** Stable over releases of a project and not derived from name or id, "r01". */
  pseudonym: string;
}

/** What says which article version something stands in. */
export interface DatasetArticleReference {
  id: string;
  versionId: string;
  /** Of the UTF-8 bytes of the canonical text, lower-case hexadecimal. */
  sha256: string;
  title: string;
  publisher: string;
  url: string;
  publishedAt: number | null;
}

export interface DatasetArticle extends DatasetArticleReference {
  byline: string;
  /** BCP 47 tag, or "". */
  language: string;
  text: string;
  blocks: readonly Block[];
}

export interface DatasetAnnotation extends Passage {
  id: string;
  layer: Layer;
  /** Who tagged it; on the adjudicated layer, who settled it. */
  reviewerId: string;
  tag: Tag;
  subtype: Subtype | null;
  note: string;
  version: number;
  createdAt: number;
  updatedAt: number;
}

/** An article version with everything that was tagged in it. */
export interface DatasetDocument {
  article: DatasetArticle;
  annotations: readonly DatasetAnnotation[];
}

/** A passage together with the article version that it stands in. */
export interface DatasetPassage extends Passage {
  article: DatasetArticleReference;
}

export interface DatasetOrigin {
  id: string;
  name: string;
  kind: OriginKind;
  reliability: ReliabilityGrade;
  access: AccessType;
}

export interface DatasetMention {
  id: string;
  annotationId: string;
  /** Layer of the annotation that it hangs on; a mention leaves only with that layer. */
  layer: Layer;
  passage: DatasetPassage;
  origin: DatasetOrigin | null;
  attribution: string;
  quoteType: QuoteType;
  factuality: Factuality;
  hedgeCues: string;
  explicitlyUnverified: boolean;
  anonymous: boolean;
  checkWorthiness: CheckWorthiness | null;
}

export interface DatasetEvidence {
  id: string;
  reviewerId: string;
  stance: Stance;
  note: string;
  target: { kind: "passage"; passage: DatasetPassage } | { kind: "url"; url: string };
  createdAt: number;
  updatedAt: number;
}

export interface DatasetJudgment {
  id: string;
  layer: Layer;
  reviewerId: string;
  level: Level;
  /** What was suggested when the judgment was made, kept to audit its pull. */
  suggestedLevel: Level | null;
  confidence: Confidence;
  rationale: string;
  blind: boolean;
  version: number;
  createdAt: number;
  updatedAt: number;
}

export interface DatasetClaim {
  id: string;
  text: string;
  question: { id: string; text: string } | null;
  /** The level that the rubric suggests for the claim as it stands. */
  suggestedLevel: Level | null;
  mentions: readonly DatasetMention[];
  evidence: readonly DatasetEvidence[];
  judgments: readonly DatasetJudgment[];
  version: number;
  createdAt: number;
  updatedAt: number;
}

/** What somebody had said who does not say what was settled. */
export interface DatasetDissent {
  reviewerId: string;
  /** In what they differ; "level" of a claim's level, all others of a passage. */
  kinds: readonly (DissentKind | "level")[];
  /** What they had said then; null when they had marked nothing. */
  said:
    | { kind: "annotation"; id: string; tag: Tag; subtype: Subtype | null; span: TextSpan; exact: string }
    | { kind: "judgment"; id: string; level: Level }
    | null;
  /** Their note or rationale at that time; "" where they gave none or it was not kept. */
  reason: string;
}

/** One decision of the adjudicated layer, rejections among them, with everybody who said otherwise. */
export interface DatasetAdjudication {
  id: string;
  /** Who settled it. */
  reviewerId: string;
  /** Of a rejection `tag` is null and the passage is the stretch that reviewers had marked. */
  settled:
    | { kind: "passage"; passage: DatasetPassage; tag: Tag | null; subtype: Subtype | null }
    | { kind: "level"; claimId: string; level: Level };
  decidedBy: "hand" | "strategy";
  /** Null of levels, which are always given by hand. */
  method: DecisionMethod | null;
  note: string;
  /** Since when a changed rule or text asks to look at it again; null as long as it stands. */
  staleSince: number | null;
  dissent: readonly DatasetDissent[];
  version: number;
  createdAt: number;
  updatedAt: number;
}

/**
 * A frozen state of a project to read from. `documents`, `claims` and `adjudications` may be called several times and must give the
 * same rows in the same order (by id): output is byte-identical for the same state. Nothing is held whole in memory.
 */
export interface Dataset {
  description: DatasetDescription;
  reviewers: readonly DatasetReviewer[];
  documents(): AsyncIterable<DatasetDocument>;
  claims(): AsyncIterable<DatasetClaim>;
  /** Settled passages, then settled levels. */
  adjudications(): AsyncIterable<DatasetAdjudication>;
  /** One article version by id, for the offsets of mentions and evidence. Throws when it is not in the dataset. */
  article(versionId: string): Promise<DatasetArticle>;
}

/** A dataset that fits into memory: for tests, samples and small command-line work. */
export function datasetInMemory(content: {
  description: DatasetDescription;
  reviewers: readonly DatasetReviewer[];
  documents: readonly DatasetDocument[];
  claims: readonly DatasetClaim[];
  adjudications?: readonly DatasetAdjudication[];
}): Dataset {
  const { description, reviewers } = content;
  const articles = new Map(content.documents.map(({ article }) => [article.versionId, article]));
  return {
    description,
    reviewers,
    async *documents() {
      yield* content.documents;
    },
    async *claims() {
      yield* content.claims;
    },
    async *adjudications() {
      yield* content.adjudications ?? [];
    },
    async article(versionId) {
      const article = articles.get(versionId);
      if (!article) throw new RangeError(`No article version ${versionId} in this dataset.`);
      return article;
    },
  };
}
