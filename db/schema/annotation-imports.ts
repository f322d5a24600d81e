import type { AnnotationImportSettings } from "#lib/annotations/import-inputs.ts";
import type { AnnotationImportState } from "#lib/annotations/import-state.ts";
import type { ImportProblemLine } from "#lib/formats/annotations-import/summary.ts";
import type { defineAccounts } from "./accounts.ts";
import type { defineArticles } from "./articles.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "belongsToProject"> &
  Pick<ReturnType<typeof defineArticles>, "annotation">;

/** Files that annotations were taken from, what became of them, and which annotations came of them. */
export function defineAnnotationImports(kit: Kit, { user, belongsToProject, annotation }: Parents) {
  const annotationImport = kit.table(
    "annotation_import",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      createdBy: kit
        .text()
        .notNull()
        .references(() => user.id),
      /** The file's name. */
      name: kit.text().notNull(),
      format: kit.text().notNull(),
      settings: kit.json<AnnotationImportSettings>().notNull(),
      state: kit.text<AnnotationImportState>().notNull(),
      /** Of the file as it is read (unpacked); 0 where nobody counted them. */
      bytes: kit.size().notNull().default(0),
      bytesRead: kit.size().notNull().default(0),
      /** Documents that are dealt with; going on begins after them. Written with what they became. */
      position: kit.integer().notNull().default(0),
      /** The process that carries it out, and when it last said so. */
      runner: kit.text(),
      heartbeatAt: kit.millis(),
      /** Why it failed, for a person. */
      message: kit.text().notNull().default(""),
      /** Annotations that were made, and those of them that were found by their words. */
      imported: kit.integer().notNull().default(0),
      reanchored: kit.integer().notNull().default(0),
      /** Left as they were, because the same was there already. */
      known: kit.integer().notNull().default(0),
      leftOut: kit.integer().notNull().default(0),
      refused: kit.integer().notNull().default(0),
      /** The first of what was refused or changed; more is only counted. */
      problems: kit.json<ImportProblemLine[]>().notNull(),
      version: kit.integer().notNull().default(1),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
    },
    (table) => [
      kit.index("annotation_import_project").on(table.projectId, table.createdAt),
      kit.index("annotation_import_state").on(table.state),
    ],
  );
  const importedAnnotation = kit.table(
    "imported_annotation",
    {
      annotationId: kit
        .text()
        .primaryKey()
        .references(() => annotation.id, { onDelete: "cascade" }),
      projectId: belongsToProject(),
      importId: kit
        .text()
        .notNull()
        .references(() => annotationImport.id, { onDelete: "cascade" }),
    },
    (table) => [kit.index("imported_annotation_import").on(table.importId)],
  );
  return { annotationImport, importedAnnotation };
}
