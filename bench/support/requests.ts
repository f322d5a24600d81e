import { Agent, request, type IncomingMessage } from "node:http";

export interface Answer {
  status: number;
  body: string;
}

/** Sends over connections that stay open, as many as asked for; close it at the end with `destroy`. */
export const keepAlive = (connections: number) => new Agent({ keepAlive: true, maxSockets: connections });

async function textOf(response: IncomingMessage): Promise<string> {
  let text = "";
  response.setEncoding("utf8");
  for await (const piece of response) text += String(piece);
  return text;
}

/** Opens a request and resolves once its headers are there. */
export function open(
  agent: Agent,
  url: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const sent = request(url, { agent, method, headers: { ...headers, ...length } }, resolve);
    sent.once("error", reject);
    sent.end(body);
  });
}

/** Posts JSON and reads the whole answer. */
export async function post(
  agent: Agent,
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<Answer> {
  const all = { "content-type": "application/json", ...headers };
  const response = await open(agent, url, { method: "POST", headers: all, body });
  return { status: response.statusCode ?? 0, body: await textOf(response) };
}
