import { and, inArray } from "drizzle-orm";
import type { Level } from "#lib/corroboration/rubric.ts";
import type { DatasetArticle, DatasetArticleReference } from "#lib/formats/dataset.ts";
import type { Row } from "../mutations/versioned-row.ts";
import type { Reading } from "../store.ts";
import { articleOf } from "./dataset-rows.ts";
import { ofProject } from "./of-project.ts";
import type { StateAsOf } from "./state-as-of.ts";

/** What every part of the dataset is read with. */
export interface DatasetContext {
  reading: Reading;
  projectId: string;
  state: StateAsOf;
  publishers: readonly Row<"publisher">[];
  origins: readonly Row<"origin">[];
  /** The claims of the dataset with the levels that the rubric suggests for them. */
  suggestions: ReadonlyMap<string, Level | null>;
}

export interface FoundArticle {
  article: DatasetArticle;
  isCurrent: boolean;
}

/** Article versions with their texts, by version id. */
export async function loadArticles(
  context: DatasetContext,
  versionIds: readonly string[],
): Promise<Map<string, FoundArticle>> {
  const { articleVersion } = context.reading.tables;
  const { id, articleId, sha256, text, blocks } = articleVersion;
  const versions = await context.reading.db
    .select({ id, articleId, sha256, text, blocks })
    .from(articleVersion)
    .where(and(inArray(id, [...versionIds]), ofProject(articleVersion.projectId, context.projectId)));
  const articles = await articlesById(
    context,
    versions.map((version) => version.articleId),
  );
  return new Map(
    versions.flatMap((version) => {
      const row = articles.get(version.articleId);
      if (!row) return [];
      const article: DatasetArticle = {
        ...articleOf(row, version, context.publishers),
        ...{ byline: row.byline, language: row.language, text: version.text, blocks: version.blocks },
      };
      return [[version.id, { article, isCurrent: row.currentVersionId === version.id }]];
    }),
  );
}

/** Which article versions passages stand in, without their texts. */
export async function loadReferences(
  context: DatasetContext,
  versionIds: readonly string[],
): Promise<Map<string, DatasetArticleReference>> {
  const { articleVersion } = context.reading.tables;
  const { id, articleId, sha256 } = articleVersion;
  const versions = await context.reading.db
    .select({ id, articleId, sha256 })
    .from(articleVersion)
    .where(
      and(inArray(id, [...new Set(versionIds)]), ofProject(articleVersion.projectId, context.projectId)),
    );
  const articles = await articlesById(
    context,
    versions.map((version) => version.articleId),
  );
  return new Map(
    versions.flatMap((version) => {
      const row = articles.get(version.articleId);
      if (!row) return [];
      return [
        [
          version.id,
          { ...articleOf(row, version, context.publishers), publisherId: row.publisherId },
        ] as const,
      ];
    }),
  );
}

/** Articles as they stood then, by id. */
async function articlesById({ reading, state }: DatasetContext, articleIds: readonly string[]) {
  const { article } = reading.tables;
  const wanted = new Set(articleIds);
  const rows = await state.rows(
    "article",
    () =>
      reading.db
        .select()
        .from(article)
        .where(inArray(article.id, [...wanted])),
    (row) => wanted.has(row.id),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** One article version. Throws RangeError when it is not in the dataset. */
export async function requireArticle(context: DatasetContext, versionId: string): Promise<DatasetArticle> {
  const found = (await loadArticles(context, [versionId])).get(versionId);
  if (!found) throw new RangeError(`No article version ${versionId} in this dataset.`);
  return found.article;
}
