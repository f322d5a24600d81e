// A server that does nothing but the same two inserts, each request durable before it is answered: the floor.
// node bench/writes/bare-server.ts FILE; prints its port.
import { createServer, type IncomingMessage } from "node:http";
import Database from "better-sqlite3";

const database = new Database(process.argv[2] ?? "");
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec(`
  create table annotation (id text primary key, version_id text not null, start integer not null, "end" integer not null,
    exact text not null, tag text not null, created_at integer not null);
  create index annotation_version_start on annotation (version_id, start);
  create table event (seq integer primary key autoincrement, kind text not null, entity_id text not null,
    after text not null, at integer not null);`);
const annotation = database.prepare("insert into annotation values (?, ?, ?, ?, ?, ?, ?)");
const event = database.prepare("insert into event (kind, entity_id, after, at) values (?, ?, ?, ?)");

interface Sent {
  kind: string;
  input: {
    id: string;
    versionId: string;
    passage: { start: number; end: number; exact: string };
    tag: string;
  };
}

const insertAll = database.transaction((operations: readonly Sent[]) => {
  const now = Date.now();
  for (const { kind, input } of operations) {
    const { id, versionId, passage, tag } = input;
    annotation.run(id, versionId, passage.start, passage.end, passage.exact, tag, now);
    event.run(kind, id, JSON.stringify(input), now);
  }
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  request.setEncoding("utf8");
  for await (const piece of request) text += String(piece);
  return text;
}

const server = createServer((request, response) => {
  void bodyOf(request).then((text) => {
    const { operations } = JSON.parse(text) as { operations: Sent[] };
    insertAll(operations);
    const answers = operations.map(({ input }) => ({ status: "applied", id: input.id }));
    response.setHeader("content-type", "application/json").end(JSON.stringify({ answers }));
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" && address !== null ? address.port : "");
});
