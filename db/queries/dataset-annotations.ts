import { and, asc, inArray, isNull } from "drizzle-orm";
import type { Subtype, Tag } from "#lib/annotations/tags.ts";
import type { DatasetAnnotation } from "#lib/formats/dataset.ts";
import type { DatasetContext } from "./dataset-articles.ts";
import { annotationOf } from "./dataset-rows.ts";

/**
 * What reviewers tagged in some article versions, by version id and in reading order. There may be millions of
 * annotations, and making a row of every one costs more than reading it: they come as plain values, and only what
 * was changed since the dataset was frozen is taken from the log as rows.
 */
export async function annotationsByVersion(
  { reading, state }: DatasetContext,
  versionIds: readonly string[],
): Promise<Map<string, DatasetAnnotation[]>> {
  const { annotation: table } = reading.tables;
  const { id, versionId, articleId, reviewerId, tag, subtype, start, end, exact, prefix, suffix } = table;
  const { note, version, createdAt, updatedAt } = table;
  const rows = await reading.dialect.values<Values>(
    reading.db
      .select({
        ...{ id, versionId, articleId, reviewerId, tag, subtype, start, end, exact, prefix, suffix },
        ...{ note, version, createdAt, updatedAt },
      })
      .from(table)
      // The versions are the project's. Asked for the project too, SQLite would look through all of its annotations.
      .where(and(inArray(table.versionId, [...versionIds]), isNull(table.deletedAt)))
      .orderBy(asc(table.versionId), asc(table.start)),
  );
  const changed = await state.changed("annotation");
  const found = new Map<string, DatasetAnnotation[]>();
  const add = (version: string, annotation: DatasetAnnotation) => {
    const known = found.get(version);
    if (known) known.push(annotation);
    else found.set(version, [annotation]);
  };
  for (const values of rows) {
    if (changed.has(values[0])) continue;
    if (state.isSelective && !state.isVisible("annotation", { articleId: values[2], reviewerId: values[3] }))
      continue;
    add(values[1], ofValues(values));
  }
  const wanted = new Set(versionIds);
  for (const row of changed.values())
    if (row && row.deletedAt === null && wanted.has(row.versionId) && state.isVisible("annotation", row))
      add(row.versionId, annotationOf(row));
  return found;
}

/** In the order of the select above. */
type Values = [
  ...[id: string, versionId: string, articleId: string, reviewerId: string, tag: Tag],
  ...[subtype: Subtype | null, start: number, end: number, exact: string, prefix: string, suffix: string],
  ...[note: string, version: number, createdAt: number, updatedAt: number],
];

/** One literal with all its keys: millions of them share one shape. */
function ofValues(values: Values): DatasetAnnotation {
  return {
    id: values[0],
    layer: "reviewer",
    reviewerId: values[3],
    tag: values[4],
    subtype: values[5],
    note: values[11],
    version: values[12],
    createdAt: values[13],
    updatedAt: values[14],
    start: values[6],
    end: values[7],
    exact: values[8],
    prefix: values[9],
    suffix: values[10],
  };
}
