import { type AnyColumn, sql, type SQL } from "drizzle-orm";

/**
 * That rows found by their own ids are the project's: a condition that no index answers. Written as an equation, SQLite
 * would rather look through everything that the project has than look up more than ten ids.
 */
export const ofProject = (projectIdColumn: AnyColumn, projectId: string): SQL =>
  sql`${projectIdColumn} || '' = ${projectId}`;
