import { and, count, eq, isNull, max } from "drizzle-orm";
import { bestGrade, type AgreementInput } from "#lib/agreement/measures.ts";
import type { ReviewPlace } from "#lib/adjudication/desk.ts";
import type { Authorized } from "../guard.ts";
import type { Reading } from "../store.ts";
import { goldLevels, loadCheckedTexts } from "./gold.ts";
import { listReviewPlaces } from "./adjudication.ts";
import { listClaims, listOrigins } from "./claims.ts";

/** Whose silence counts: those who submitted the article, or everybody who marked something in it. */
export const READER_BASES = ["submitted", "started"] as const;
export type ReaderBasis = (typeof READER_BASES)[number];

/** The number of the newest event of the project: what was computed up to it holds as long as it stays. */
export async function lastProjectSeq({ db, tables: { event } }: Reading, by: Authorized): Promise<number> {
  const [row] = await db
    .select({ seq: max(event.seq) })
    .from(event)
    .where(eq(event.projectId, by.projectId));
  return row?.seq ?? 0;
}

/** "submitted" as soon as two reviewers have submitted one article; until then all who started are taken. */
export async function readerBasis({ db, tables: { review } }: Reading, by: Authorized): Promise<ReaderBasis> {
  const rows = await db
    .select({ articleId: review.articleId, readers: count() })
    .from(review)
    .where(and(eq(review.projectId, by.projectId), eq(review.state, "submitted")))
    .groupBy(review.articleId);
  return rows.some(({ readers }) => readers > 1) ? "submitted" : "started";
}

/** Everything that agreement is computed from. Articles that fewer than two have read are left out. */
export async function loadAgreementInput(
  reading: Reading,
  by: Authorized,
  basis: ReaderBasis,
): Promise<AgreementInput> {
  const [places, versions, madeAt, submitted, claims, expected] = await Promise.all([
    listReviewPlaces(reading, by),
    listVersionShapes(reading, by),
    listTimes(reading, by),
    listSubmitted(reading, by),
    loadClaims(reading, by),
    goldLevels(reading, by),
  ]);
  const readersOf = ({ articleId, readers }: ReviewPlace) => {
    const finished = submitted.get(articleId) ?? new Set<string>();
    return basis === "submitted" ? readers.filter((reader) => finished.has(reader)) : readers;
  };
  const texts = places.flatMap((place) => {
    const { articleId, versionId, annotations, adjudications } = place;
    const version = versions.get(versionId);
    const readers = readersOf(place);
    if (!version || readers.length < 2) return [];
    return {
      ...{ id: articleId, length: version.length, readers },
      breaks: version.blocks.map(({ start }) => start),
      annotations: annotations
        .filter(({ reviewer }) => readers.includes(reviewer))
        .map((annotation) => ({ ...annotation, at: madeAt.get(annotation.id) ?? 0 })),
      settled: adjudications.map(({ heard, tag }) => ({ heard: heard.map(({ id }) => id), tag })),
    };
  });
  const checked = {
    texts: await loadCheckedTexts(reading, by, places, readersOf),
    claims: claims.flatMap(({ id, judgments }) => {
      const gold = expected.get(id);
      return gold === undefined ? [] : [{ gold, judgments }];
    }),
  };
  return { texts, claims, checked };
}

async function listVersionShapes({ db, tables }: Reading, by: Authorized) {
  const { article, articleVersion } = tables;
  const rows = await db
    .select({ id: articleVersion.id, length: articleVersion.length, blocks: articleVersion.blocks })
    .from(articleVersion)
    .innerJoin(article, eq(article.currentVersionId, articleVersion.id))
    .where(eq(articleVersion.projectId, by.projectId));
  return new Map(rows.map((row) => [row.id, row]));
}

async function listTimes({ db, tables: { annotation } }: Reading, by: Authorized) {
  const rows = await db
    .select({ id: annotation.id, at: annotation.createdAt })
    .from(annotation)
    .where(and(eq(annotation.projectId, by.projectId), isNull(annotation.deletedAt)));
  return new Map(rows.map(({ id, at }) => [id, at]));
}

async function listSubmitted({ db, tables: { review } }: Reading, by: Authorized) {
  const rows = await db
    .select({ articleId: review.articleId, reviewer: review.reviewerId })
    .from(review)
    .where(and(eq(review.projectId, by.projectId), eq(review.state, "submitted")));
  const byArticle = Map.groupBy(rows, (row) => row.articleId);
  return new Map([...byArticle].map(([id, own]) => [id, new Set(own.map(({ reviewer }) => reviewer))]));
}

async function listLinkTimes({ db, tables: { evidence } }: Reading, by: Authorized) {
  const rows = await db
    .select({ id: evidence.id, at: evidence.createdAt })
    .from(evidence)
    .where(eq(evidence.projectId, by.projectId));
  return new Map(rows.map(({ id, at }) => [id, at]));
}

async function loadClaims(reading: Reading, by: Authorized): Promise<AgreementInput["claims"]> {
  const [dossiers, origins, linkedAt] = await Promise.all([
    listClaims(reading, by),
    listOrigins(reading, by),
    listLinkTimes(reading, by),
  ]);
  const gradeOf = new Map(origins.map(({ id, reliability }) => [id, reliability]));
  return dossiers.map(({ claim, mentions, evidence, judgments }) => ({
    id: claim.id,
    judgments: judgments.map(({ reviewerId, level, blind, updatedAt }) => ({
      ...{ reviewer: reviewerId, level, blind, at: updatedAt },
    })),
    grade: bestGrade(mentions.map(({ originId }) => gradeOf.get(originId ?? "") ?? "F")),
    links: evidence.map(({ id, articleId, url, reviewerId, stance }) => ({
      ...{ target: articleId ?? url ?? "", reviewer: reviewerId, stance, at: linkedAt.get(id) ?? 0 },
    })),
  }));
}
