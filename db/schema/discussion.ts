import type { CommentSubject } from "#lib/discussion/subjects.ts";
import type { defineAccounts } from "./accounts.ts";
import type { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

type Parents = Pick<ReturnType<typeof defineAccounts>, "user"> &
  Pick<ReturnType<typeof defineProjects>, "belongsToProject">;

/** What reviewers say to one another about an annotation or a claim, and whom it waits for. */
export function defineDiscussion(kit: Kit, { user, belongsToProject }: Parents) {
  const comment = kit.table(
    "comment",
    {
      id: kit.id(),
      projectId: belongsToProject(),
      /** What it is about; no reference, since annotations and claims live in tables of their own. */
      subject: kit.text<CommentSubject>().notNull(),
      subjectId: kit.text().notNull(),
      /** The comment that began the thread; the beginning names itself. */
      threadId: kit.text().notNull(),
      authorId: kit
        .text()
        .notNull()
        .references(() => user.id),
      text: kit.text().notNull(),
      /** Set on the beginning of a thread that is settled. */
      resolvedAt: kit.millis(),
      resolvedBy: kit.text(),
      version: kit.integer().notNull().default(1),
      createdAt: kit.millis().notNull(),
      updatedAt: kit.millis().notNull(),
      deletedAt: kit.millis(),
    },
    (table) => [
      kit.index("comment_subject").on(table.subjectId, table.createdAt),
      kit.index("comment_project").on(table.projectId, table.createdAt),
    ],
  );
  /** A comment in somebody's inbox: they were named in it, or it answers a thread that they take part in. */
  const notice = kit.table(
    "notice",
    {
      userId: kit
        .text()
        .notNull()
        .references(() => user.id, { onDelete: "cascade" }),
      commentId: kit
        .text()
        .notNull()
        .references(() => comment.id, { onDelete: "cascade" }),
      projectId: belongsToProject(),
      /** Whether they were named, or merely take part. */
      named: kit.boolean().notNull(),
      createdAt: kit.millis().notNull(),
      readAt: kit.millis(),
    },
    (table) => [
      kit.primaryKey({ columns: [table.userId, table.commentId] }),
      kit.index("notice_user").on(table.userId, table.createdAt),
    ],
  );
  return { comment, notice };
}
