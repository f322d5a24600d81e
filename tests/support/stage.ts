import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "./browser.ts";
import { TestClient } from "./client.ts";
import { startTestServer, type TestServer, type TestServerOptions } from "./server.ts";

export interface Stage {
  server: TestServer;
  /** The first administrator, signed in. */
  client: TestClient;
}

export interface BrowserStage extends Stage {
  browser: Browser;
}

/** Before the tests of a file: a server of its own, with an administrator. `take` gets both, and may set up more. */
export function withServer(take: (stage: Stage) => unknown, options?: TestServerOptions): void {
  let server: TestServer | undefined;
  beforeAll(async () => {
    server = await startTestServer(options);
    const client = new TestClient(server.url);
    await client.setUp(server.setupUrl);
    await take({ server, client });
  });
  afterAll(() => server?.dispose());
}

/** The same, and a browser. */
export function withBrowser(take: (stage: BrowserStage) => unknown, options?: TestServerOptions): void {
  let browser: Browser | undefined;
  withServer(async (stage) => {
    browser = await launchBrowser();
    await take({ ...stage, browser });
  }, options);
  afterAll(() => browser?.close());
}
