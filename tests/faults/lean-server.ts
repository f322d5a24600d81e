// Operations over real HTTP into a real file, as the product's route applies them, without the pages around it: it is
// there at once, so that it can be killed often. node tests/faults/lean-server.ts FILE USER-ID; prints its port.
import { createServer, type IncomingMessage } from "node:http";
import { applyOperations } from "#db/operations/apply.ts";
import { openSqlite } from "#db/open-sqlite.ts";
import { operationsRequestSchema } from "#lib/operations/envelope.ts";

const [file = "", userId = ""] = process.argv.slice(2);
const store = openSqlite(file);
const actor = { id: userId, name: "", isAdministrator: false };

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  request.setEncoding("utf8");
  for await (const piece of request) text += String(piece);
  return text;
}

const server = createServer((request, response) => {
  void bodyOf(request).then(async (text) => {
    const { operations } = operationsRequestSchema.parse(JSON.parse(text));
    const answers = await applyOperations(store, actor, operations, Date.now());
    response.setHeader("content-type", "application/json").end(JSON.stringify({ answers }));
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" && address !== null ? address.port : "");
});
