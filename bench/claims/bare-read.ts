import Database from "better-sqlite3";

/** The rows that the matrix is made of, as the tables hold them, joined as the product joins them. */
const STATEMENTS = [
  "select * from claim where project_id = ? and merged_into_id is null order by created_at, id",
  `select mention.*, annotation.article_id, annotation.version_id, article.title, article.publisher_id, publisher.name,
     article.published_at, annotation.reviewer_id, annotation.start, annotation."end", annotation.exact
   from mention join annotation on annotation.id = mention.annotation_id join article on article.id = annotation.article_id
   left join publisher on publisher.id = article.publisher_id
   where mention.project_id = ? and annotation.deleted_at is null order by article.created_at, annotation.start`,
  "select * from evidence where project_id = ? and deleted_at is null",
  "select judgment.*, user.name from judgment join user on user.id = reviewer_id where project_id = ? order by judgment.created_at",
  "select * from question where project_id = ? order by created_at",
  "select * from claim_relation where project_id = ?",
  "select * from claim_move where project_id = ?",
  "select * from origin where project_id = ? order by name",
  "select * from publisher where project_id = ? order by name",
  "select * from origin_dependence where project_id = ?",
  "select * from derivation where project_id = ?",
  "select * from text_overlap where project_id = ?",
  "select * from publisher_assessment where project_id = ?",
] as const;

/** Reads those rows with the driver alone; returns how many there were. */
export function bareReader(file: string): { read: (projectId: string) => number; close: () => void } {
  const connection = new Database(file, { readonly: true });
  const statements = STATEMENTS.map((statement) => connection.prepare<[string]>(statement));
  return {
    read: (projectId) => statements.reduce((sum, statement) => sum + statement.all(projectId).length, 0),
    close: () => connection.close(),
  };
}
