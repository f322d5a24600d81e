import { newId, operation, TestClient } from "#tests/support/client.ts";
import { startTestServer, type TestServer } from "#tests/support/server.ts";
import type { Operation } from "#lib/operations/envelope.ts";
import { prose } from "./prose.ts";

/** The production server with a project, somebody who is signed in, and an article to tag. */
export interface Application extends AsyncDisposable {
  readonly server: TestServer;
  readonly client: TestClient;
  readonly projectId: string;
  readonly versionId: string;
  readonly text: string;
}

/** Starts it on data of its own. It must have been built: `npm run build`. */
export async function startApplication(textLength = 20_000): Promise<Application> {
  const server = await startTestServer();
  const client = new TestClient(server.url);
  await client.setUp(server.setupUrl);
  const projectId = newId();
  await client.apply("project.create", { id: projectId, name: "Bench" });
  const path = `/api/v1/projects/${projectId}/articles`;
  const headers = { "content-type": "text/plain" };
  const response = await client.send("POST", path, { body: prose(1, textLength), headers });
  if (!response.ok) throw new Error(`The article was not taken: ${await response.text()}`);
  const { articleId } = (await response.json()) as { articleId: string };
  type Loaded = { article: { versionId: string; text: string } };
  const { article } = await client.json<Loaded>("GET", `${path}/${articleId}`);
  const { versionId, text } = article;
  return {
    ...{ server, client, projectId, versionId, text },
    [Symbol.asyncDispose]: () => server.dispose(),
  };
}

const QUOTE = 40;

/** Tagging the `number`-th passage of a text as a browser would send it. */
export function tagging(versionId: string, text: string, number: number): Operation {
  const start = (number * 7) % (text.length - QUOTE);
  const passage = { start, end: start + QUOTE, exact: text.slice(start, start + QUOTE) };
  return operation("annotation.create", { id: newId(), versionId, passage, tag: "claim" });
}
