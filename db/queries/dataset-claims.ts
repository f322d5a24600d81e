import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { DatasetArticleReference, DatasetClaim, DatasetEvidence } from "#lib/formats/dataset.ts";
import type { Row } from "../mutations/versioned-row.ts";
import { loadReferences, type DatasetContext } from "./dataset-articles.ts";
import { judgmentOf, mentionOf, passageOf, settledJudgmentOf } from "./dataset-rows.ts";

/** Claims that are read at a time. */
const PAGE = 50;

/** A mention with the annotation that it hangs on and the article that this stands in. */
interface PlacedMention {
  row: Row<"mention">;
  annotation: Row<"annotation">;
  article: DatasetArticleReference;
}

/** The project's claims by id, a page at a time. */
export async function* claimPages(context: DatasetContext): AsyncGenerator<DatasetClaim> {
  for (let after: string | null = ""; after !== null;) {
    const page: ClaimPage = await nextClaims(context, after);
    // A merged claim lives on in the one it was merged into.
    yield* await withParts(
      context,
      page.claims.filter(({ mergedIntoId }) => mergedIntoId === null),
    );
    after = page.next;
    await new Promise((resume) => setImmediate(resume)); // other requests come first
  }
}

interface ClaimPage {
  claims: Row<"claim">[];
  /** After which id to go on, or null at the end. */
  next: string | null;
}

async function nextClaims(
  { reading, projectId, state, suggestions }: DatasetContext,
  after: string,
): Promise<ClaimPage> {
  const { claim } = reading.tables;
  let next: string | null = null;
  const claims = await state.rows(
    "claim",
    async () => {
      const rows = await reading.db
        .select()
        .from(claim)
        .where(and(eq(claim.projectId, projectId), gt(claim.id, after)))
        .orderBy(asc(claim.id))
        .limit(PAGE);
      next = rows.length < PAGE ? null : (rows.at(-1)?.id ?? null);
      return rows;
    },
    ({ id }) => suggestions.has(id) && id > after && (next === null || id <= next),
  );
  return { claims, next };
}

async function withParts(context: DatasetContext, claims: Row<"claim">[]): Promise<DatasetClaim[]> {
  const { reading, state } = context;
  const { db, tables } = reading;
  const ids = claims.map(({ id }) => id);
  if (ids.length === 0) return [];
  const wanted = new Set(ids);
  const ofPage = (row: { claimId: string }) => wanted.has(row.claimId);
  const mentions = await placeMentions(
    context,
    await state.rows(
      "mention",
      () => db.select().from(tables.mention).where(inArray(tables.mention.claimId, ids)),
      ofPage,
    ),
  );
  const evidence = await state.rows(
    "evidence",
    () =>
      db
        .select()
        .from(tables.evidence)
        .where(and(inArray(tables.evidence.claimId, ids), isNull(tables.evidence.deletedAt))),
    (row) => ofPage(row) && row.deletedAt === null,
  );
  const judgments = await state.rows(
    "judgment",
    () => db.select().from(tables.judgment).where(inArray(tables.judgment.claimId, ids)),
    ofPage,
  );
  const settled = await state.rows(
    "levelAdjudication",
    () =>
      db
        .select()
        .from(tables.levelAdjudication)
        .where(
          and(inArray(tables.levelAdjudication.claimId, ids), isNull(tables.levelAdjudication.deletedAt)),
        ),
    (row) => ofPage(row) && row.deletedAt === null,
  );
  const references = await loadReferences(
    context,
    evidence.flatMap(({ versionId }) => versionId ?? []),
  );
  const questions = await questionsOf(context, claims);
  const [mentionsBy, evidenceBy, judgmentsBy] = [
    Map.groupBy(mentions, ({ row }) => row.claimId),
    Map.groupBy(evidence, (row) => row.claimId),
    Map.groupBy(judgments, (row) => row.claimId),
  ];
  return claims.map((claim) => {
    const own = mentionsBy.get(claim.id) ?? [];
    return {
      ...{ id: claim.id, text: claim.text, question: questions.get(claim.questionId ?? "") ?? null },
      suggestedLevel: context.suggestions.get(claim.id) ?? null,
      mentions: own.map(({ row, annotation, article }) =>
        mentionOf(
          row,
          passageOf(annotation, article),
          context.origins.find(({ id }) => id === row.originId),
        ),
      ),
      evidence: (evidenceBy.get(claim.id) ?? []).flatMap((row) => placeEvidence(row, references)),
      judgments: [
        ...(judgmentsBy.get(claim.id) ?? []).map(judgmentOf),
        ...settled.filter((row) => row.claimId === claim.id).map(settledJudgmentOf),
      ],
      ...{ version: claim.version, createdAt: claim.createdAt, updatedAt: claim.updatedAt },
    };
  });
}

/** Mentions whose annotation and article were there; a mention on a deleted annotation counts for nothing. */
async function placeMentions(context: DatasetContext, rows: Row<"mention">[]): Promise<PlacedMention[]> {
  if (rows.length === 0) return [];
  const { annotation } = context.reading.tables;
  const wanted = new Set(rows.map(({ annotationId }) => annotationId));
  const annotations = await context.state.rows(
    "annotation",
    () =>
      context.reading.db
        .select()
        .from(annotation)
        .where(inArray(annotation.id, [...wanted])),
    (row) => wanted.has(row.id) && row.deletedAt === null,
  );
  const references = await loadReferences(
    context,
    annotations.map(({ versionId }) => versionId),
  );
  const byId = new Map(annotations.map((row) => [row.id, row]));
  return rows.flatMap((row) => {
    const found = byId.get(row.annotationId);
    const article = found && references.get(found.versionId);
    return article ? [{ row, annotation: found, article }] : [];
  });
}

async function questionsOf({ reading, state }: DatasetContext, claims: Row<"claim">[]) {
  const { question } = reading.tables;
  const wanted = new Set(claims.flatMap(({ questionId }) => questionId ?? []));
  if (wanted.size === 0) return new Map<string, { id: string; text: string }>();
  const rows = await state.rows(
    "question",
    () =>
      reading.db
        .select()
        .from(question)
        .where(inArray(question.id, [...wanted])),
    (row) => wanted.has(row.id),
  );
  return new Map(rows.map(({ id, text }) => [id, { id, text }]));
}

/** Evidence in an article that is gone is left out with it. */
function placeEvidence(
  row: Row<"evidence">,
  references: ReadonlyMap<string, DatasetArticleReference>,
): DatasetEvidence[] {
  const { id, reviewerId, stance, note, createdAt, updatedAt, url, versionId, start, end } = row;
  const common = { id, reviewerId, stance, note, createdAt, updatedAt };
  if (url !== null) return [{ ...common, target: { kind: "url", url } }];
  const article = references.get(versionId ?? "");
  if (!article || start === null || end === null) return [];
  return [{ ...common, target: { kind: "passage", passage: passageOf({ ...row, start, end }, article) } }];
}
