import { createHash, randomUUID } from "node:crypto";
import Database from "better-sqlite3";

interface Line {
  title: string;
  text: string;
}

/** Inserts the same articles with prepared statements and nothing besides; returns milliseconds. */
export function bareLoop(
  file: string,
  projectId: string,
  lines: readonly string[],
  perCommit: number,
): number {
  const connection = new Database(file);
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  const article = connection.prepare(
    "insert into article (id, project_id, title, current_version_id, created_at, updated_at) values (?, ?, ?, ?, 0, 0)",
  );
  const version = connection.prepare(
    `insert into article_version (id, project_id, article_id, number, text, sha256, length, words, blocks, notes, original, original_sha256, created_at)
     values (?, ?, ?, 1, ?, ?, ?, 0, '[]', '[]', ?, ?, 0)`,
  );
  const entry = connection.prepare("insert into search_entry (project_id, article_id) values (?, ?)");
  const search = connection.prepare("insert into article_search (rowid, title, text) values (?, ?, ?)");
  const event = connection.prepare(
    "insert into event (project_id, kind, entity, entity_id, after, at) values (?, 'article.import', 'article', ?, ?, 0)",
  );
  const insert = connection.transaction((some: readonly string[]) => {
    for (const line of some) {
      const { title, text } = JSON.parse(line) as Line;
      const [id, versionId] = [randomUUID(), randomUUID()];
      const sha256 = createHash("sha256").update(text).digest("hex");
      article.run(id, projectId, title, versionId);
      version.run(versionId, projectId, id, text, sha256, text.length, Buffer.from(line), sha256);
      const { lastInsertRowid } = entry.run(projectId, id);
      search.run(lastInsertRowid, title, text);
      event.run(projectId, id, JSON.stringify({ id, title, versionId }));
    }
  });
  const start = performance.now();
  for (let at = 0; at < lines.length; at += perCommit) insert(lines.slice(at, at + perCommit));
  const took = performance.now() - start;
  connection.close();
  return took;
}
