import { and, asc, eq, gt } from "drizzle-orm";
import { ALL_SUBTYPES } from "#lib/annotations/tags.ts";
import type { DatasetAdjudication, DatasetArticle, DatasetDissent } from "#lib/formats/dataset.ts";
import type { Row } from "../mutations/versioned-row.ts";
import { loadArticles, type DatasetContext, type FoundArticle } from "./dataset-articles.ts";
import { passageOf } from "./dataset-rows.ts";

/** Decisions that are read at a time. */
const PAGE = 50;

type Name = "adjudication" | "levelAdjudication";

/** What was settled and holds, a page at a time: passages by id, then levels by id. */
export async function* adjudicationPages(context: DatasetContext): AsyncGenerator<DatasetAdjudication> {
  for await (const rows of pagesOf(context, "adjudication")) {
    const articles = await loadArticles(
      context,
      rows.map(({ versionId }) => versionId),
    );
    yield* rows.flatMap((row) => settledPassage(row, articles));
  }
  for await (const rows of pagesOf(context, "levelAdjudication"))
    // Claims that are gone or withheld take their levels with them.
    yield* rows.filter(({ claimId }) => context.suggestions.has(claimId)).map(settledLevel);
}

async function* pagesOf<N extends Name>(
  { reading, projectId, state }: DatasetContext,
  name: N,
): AsyncGenerator<Row<N>[]> {
  const table = reading.tables[name];
  for (let after: string | null = ""; after !== null;) {
    const from: string = after;
    let next: string | null = null;
    const rows = await state.rows<N>(
      name,
      async () => {
        const page = await reading.db
          .select()
          .from(table)
          .where(and(eq(table.projectId, projectId), gt(table.id, from)))
          .orderBy(asc(table.id))
          .limit(PAGE);
        next = page.length < PAGE ? null : (page.at(-1)?.id ?? null);
        return page as Row<N>[];
      },
      ({ id, deletedAt }) => deletedAt === null && id > from && (next === null || id <= next),
    );
    yield rows;
    after = next;
    await new Promise((resume) => setImmediate(resume)); // other requests come first
  }
}

function settledPassage(
  row: Row<"adjudication">,
  articles: ReadonlyMap<string, FoundArticle>,
): DatasetAdjudication[] {
  const article = articles.get(row.versionId)?.article;
  if (!article) return [];
  const { id, adjudicatorId: reviewerId, decidedBy, method, note, staleSince } = row;
  const { version, createdAt, updatedAt, tag, subtype } = row;
  return [
    {
      ...{ id, reviewerId, decidedBy, method, note, staleSince, version, createdAt, updatedAt },
      settled: { kind: "passage", passage: passageOf(row, article), tag, subtype },
      dissent: row.dissent.map((dissent) => dissentOf(dissent, article)),
    },
  ];
}

function dissentOf(
  { reviewer: reviewerId, kinds, said, reason = "" }: Row<"adjudication">["dissent"][number],
  { text }: DatasetArticle,
): DatasetDissent {
  if (said === null) return { reviewerId, kinds, said, reason };
  const { id, tag, start, end } = said;
  const subtype = ALL_SUBTYPES.find((name) => name === said.subtype) ?? null;
  const exact = text.slice(start, end);
  return {
    reviewerId,
    kinds,
    said: { kind: "annotation", id, tag, subtype, span: { start, end }, exact },
    reason,
  };
}

function settledLevel(row: Row<"levelAdjudication">): DatasetAdjudication {
  const { id, adjudicatorId: reviewerId, note, version, createdAt, updatedAt, claimId, level } = row;
  return {
    ...{ id, reviewerId, note, version, createdAt, updatedAt },
    ...{ decidedBy: "hand", method: null, staleSince: null },
    settled: { kind: "level", claimId, level },
    dissent: row.dissent.map((said) => ({
      ...{ reviewerId: said.reviewer, kinds: ["level"] as const, reason: said.rationale ?? "" },
      said: { kind: "judgment" as const, id: said.id, level: said.level },
    })),
  };
}
