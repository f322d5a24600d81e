import type { ImportSettings, TablePreview } from "#lib/imports/columns.ts";
import type { ImportKind, ImportState, ProblemCode } from "#lib/imports/kinds.ts";
import type { defineAccounts } from "./accounts.ts";
import type { defineArticles } from "./articles.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "belongsToProject"> &
  Pick<ReturnType<typeof defineArticles>, "belongsToArticle">;

/** Files that many articles are taken from, how far that is, and what became of records that are no articles. */
export function defineImports(kit: Kit, { user, belongsToProject, belongsToArticle }: Parents) {
  const importJob = kit.table(
    "import_job",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      createdBy: kit
        .text()
        .notNull()
        .references(() => user.id),
      kind: kit.text<ImportKind>().notNull(),
      /** The file's name, or the address that it came from. */
      name: kit.text().notNull(),
      address: kit.text().notNull().default(""),
      /** Of the upload; its bytes lie in the data folder until the import is done. */
      bytes: kit.integer().notNull(),
      sha256: kit.text().notNull(),
      /** Columns and first rows of a table; null for what has none. */
      preview: kit.json<TablePreview>(),
      settings: kit.json<ImportSettings>().notNull(),
      state: kit.text<ImportState>().notNull(),
      /** The process that carries it out, and when it last said so. */
      runner: kit.text(),
      heartbeatAt: kit.millis(),
      /** Records that are dealt with; resuming goes on after them. Written with what they became. */
      position: kit.integer().notNull().default(0),
      bytesRead: kit.integer().notNull().default(0),
      imported: kit.integer().notNull().default(0),
      known: kit.integer().notNull().default(0),
      refused: kit.integer().notNull().default(0),
      /** Why it failed, for a person. */
      message: kit.text().notNull().default(""),
      /** Counts changes of state, not progress. */
      version: kit.integer().notNull().default(1),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
      finishedAt: kit.millis(),
    },
    (table) => [
      kit.index("import_job_project").on(table.projectId, table.createdAt),
      kit.index("import_job_state").on(table.state),
    ],
  );
  const importProblem = kit.table(
    "import_problem",
    {
      projectId: belongsToProject(),
      jobId: kit
        .text()
        .notNull()
        .references(() => importJob.id, { onDelete: "cascade" }),
      /** Counts the problems of one import from 0. */
      number: kit.integer().notNull(),
      /** The line where the record begins, from 1; null where a file has no lines. */
      line: kit.integer(),
      /** What the record calls itself: an id, a title, a name within an archive. */
      name: kit.text().notNull(),
      code: kit.text<ProblemCode>().notNull(),
      reason: kit.text().notNull(),
    },
    (table) => [kit.primaryKey({ columns: [table.jobId, table.number] })],
  );
  /** Records that name themselves, so that the same feed or table again brings only what is new. */
  const importedItem = kit.table(
    "imported_item",
    {
      projectId: belongsToProject(),
      /** sha256 of what the record names itself by. */
      key: kit.text().notNull(),
      articleId: belongsToArticle(),
    },
    (table) => [
      kit.primaryKey({ columns: [table.projectId, table.key] }),
      kit.index("imported_item_article").on(table.articleId),
    ],
  );
  return { importJob, importProblem, importedItem };
}
