import type Database from "better-sqlite3";

/** Statements that one connection keeps; the one that was not used for longest goes first. */
const MOST_KEPT = 300;

/**
 * Makes a connection compile each text of SQL once. The query builder asks for a statement with every query, and
 * compiling costs more than running most of them. Row mode is set anew with every call, so that nobody inherits it.
 */
export function keepStatements(connection: Database.Database): Database.Database {
  const kept = new Map<string, Database.Statement>();
  const compile = connection.prepare.bind(connection);
  const prepare = (source: string): Database.Statement => {
    const found = kept.get(source);
    if (found) {
      kept.delete(source);
      kept.set(source, found);
      return found.reader ? found.raw(false) : found;
    }
    const statement = compile(source);
    kept.set(source, statement);
    const [oldest] = kept.size > MOST_KEPT ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return statement;
  };
  connection.prepare = prepare as typeof connection.prepare;
  return connection;
}
