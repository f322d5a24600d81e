import { makeSchema } from "./index.ts";
import { sqliteKit } from "./sqlite-kit.ts";

// drizzle-kit reads tables from named exports.
export const sqliteTables = makeSchema(sqliteKit);
export const {
  user,
  session,
  account,
  verification,
  oneTimeLink,
  project,
  member,
  publisher,
  origin,
  article,
  articleVersion,
  annotation,
  review,
  searchEntry,
  question,
  claim,
  mention,
  evidence,
  judgment,
  event,
  operation,
} = sqliteTables;
