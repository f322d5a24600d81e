import { makeSchema } from "./index.ts";
import { postgresKit } from "./postgres-kit.ts";

// drizzle-kit reads tables from named exports.
export const postgresTables = makeSchema(postgresKit);
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
} = postgresTables;
