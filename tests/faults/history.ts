import Database from "better-sqlite3";

/** What a client knows of one change it sent: whether the server acknowledged it, and in whose order. */
export interface SentChange {
  operationId: string;
  annotationId: string;
  /** Set once the answer has arrived: from then on the change must never be lost. */
  acknowledgedSeq: number | null;
}

interface StoredChange {
  operationId: string;
  annotationId: string | null;
  seq: number | null;
  answeredSeq: number;
}

const CHANGES = `
  select operation.id as operationId,
         annotation.id as annotationId,
         (select min(event.seq) from event where event.entity_id = annotation.id) as seq,
         json_extract(operation.answer, '$.seq') as answeredSeq
  from operation
  left join annotation on annotation.id = json_extract(operation.answer, '$.value.id')
  where operation.kind = 'annotation.create'`;

/**
 * Holds a database against what its clients remember. Returns everything that is wrong, in sentences; an empty list
 * means: every acknowledged change is there, once and whole, nothing is there that nobody sent, and the file is sound.
 * @param file the database of a server that is not running
 */
export function checkHistory(file: string, sent: readonly SentChange[]): string[] {
  const connection = new Database(file);
  try {
    return [...soundness(connection), ...comparison(connection, sent)];
  } finally {
    connection.close();
  }
}

function soundness(connection: Database.Database): string[] {
  const problems: string[] = [];
  const integrity = connection.pragma("integrity_check", { simple: true });
  if (integrity !== "ok") problems.push(`integrity_check: ${String(integrity)}`);
  const broken = connection.pragma("foreign_key_check") as unknown[];
  if (broken.length > 0) problems.push(`foreign_key_check: ${JSON.stringify(broken.slice(0, 3))}`);
  return problems;
}

function comparison(connection: Database.Database, sent: readonly SentChange[]): string[] {
  const problems: string[] = [];
  const stored = connection.prepare<[], StoredChange>(CHANGES).all();
  const byOperation = new Map(stored.map((change) => [change.operationId, change]));
  const known = new Map(sent.map((change) => [change.operationId, change]));
  for (const { operationId, annotationId, acknowledgedSeq } of sent) {
    const found = byOperation.get(operationId);
    if (acknowledgedSeq !== null && !found)
      problems.push(`acknowledged ${operationId} (${annotationId}) is lost`);
    if (acknowledgedSeq !== null && found && found.answeredSeq !== acknowledgedSeq)
      problems.push(`${operationId} was answered ${acknowledgedSeq} and is kept as ${found.answeredSeq}`);
  }
  for (const { operationId, annotationId, seq, answeredSeq } of stored) {
    const change = known.get(operationId);
    if (!change) problems.push(`${operationId} is there and was never sent`);
    else if (change.annotationId !== annotationId) problems.push(`${operationId} has no annotation`);
    else if (seq !== answeredSeq) problems.push(`${operationId} has event ${seq} instead of ${answeredSeq}`);
  }
  const rows = connection.prepare("select count(*) from annotation where note = 'fault test'").pluck().get();
  if (rows !== stored.length) problems.push(`${String(rows)} annotations for ${stored.length} operations`);
  return problems;
}
