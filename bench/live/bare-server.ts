// Server-sent events and nothing else: whatever is posted goes to every open stream. The floor for a fan-out.
// node bench/live/bare-server.ts; prints its port.
import { createServer, type ServerResponse } from "node:http";

const streams = new Set<ServerResponse>();

const server = createServer((request, response) => {
  if (request.method === "GET") {
    response.writeHead(200, { "content-type": "text/event-stream" }).write(": here\n\n");
    streams.add(response);
    response.on("close", () => streams.delete(response));
    return;
  }
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (piece: string) => (body += piece));
  request.on("end", () => {
    const frame = `event: change\ndata: ${JSON.stringify(JSON.parse(body))}\n\n`;
    for (const stream of streams) stream.write(frame);
    response.end("{}");
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" && address !== null ? address.port : "");
});
