import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { prepareDataDir } from "../../scripts/steps/check-place.mjs";
import { findNode } from "../../scripts/steps/node-version.mjs";
import { prepareData } from "../../scripts/steps/prepare-data.mjs";
import { startServer, waitUntilReady } from "../../scripts/steps/serve.mjs";
import { readSettings } from "../../scripts/steps/settings.mjs";
import type { DatabaseLocation } from "#db/open.ts";
import { makeTestDatabase } from "./test-database.ts";

export interface Exit {
  code: number | null;
  signal: string | null;
}

/** The production server, started as `npm start` starts it, on data of its own. */
export interface TestServer {
  /** "http://127.0.0.1:40123"; stays the same over restarts. */
  readonly url: string;
  readonly dataDir: string;
  /** Where its data is kept, for those who look into it from outside. */
  readonly database: DatabaseLocation;
  /** Address of the page that makes the first administrator, while there is none. */
  readonly setupUrl: string | null;
  readonly processId: number;
  /** Everything that the running process has written. */
  output(): string;
  /** Ends the process and waits until it is gone; SIGTERM unless told otherwise. Harmless when it has ended. */
  stop(signal?: NodeJS.Signals): Promise<Exit>;
  /** Starts it again on the same data and port, migrations included, after it was stopped. */
  restart(): Promise<void>;
  /** Stops it and removes the data that was made for it. */
  dispose(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface TestServerOptions {
  /** Data to start on; without it a temporary folder is made, and removed at the end. */
  dataDir?: string;
  /** Further settings, such as DATABASE_URL or PUBLIC_URL; from the address, where they need it. */
  environment?: Record<string, string> | ((url: string) => Record<string, string>);
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("the system gave no port");
  return address.port;
}

/** @throws Error when the server ends or stays silent instead of answering; what it wrote is in `details`. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const node = await findNode();
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), "sourcemark-data-")));
  const database = await makeTestDatabase();
  const port = await freePort();
  const { environment: more } = options;
  const chosen: Record<string, string> = {
    ...database.environment,
    ...(typeof more === "function" ? more(`http://127.0.0.1:${port}`) : more),
  };
  const settings = readSettings({
    ...chosen,
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: dataDir,
  });
  const url = `http://127.0.0.1:${settings.port}`;
  const environment = { ...settings.environment, ...chosen, DATA_DIR: dataDir };

  async function launch() {
    prepareDataDir(dataDir);
    const { setupUrlPath } = await prepareData(node, environment);
    const server = startServer(node, environment);
    await waitUntilReady(server, url);
    return { ...server, setupUrl: setupUrlPath === null ? null : url + setupUrlPath };
  }

  let running = await launch();
  const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
    if (running.child.exitCode === null && running.child.signalCode === null) running.child.kill(signal);
    return running.ended;
  };
  const dispose = async () => {
    await stop("SIGKILL");
    await database.remove();
    if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
  };
  return {
    url,
    dataDir,
    database: { dataDir, databaseUrl: chosen.DATABASE_URL },
    get setupUrl() {
      return running.setupUrl;
    },
    get processId() {
      if (running.child.pid === undefined) throw new Error("the server has no process");
      return running.child.pid;
    },
    output: () => running.output(),
    stop,
    restart: async () => {
      await stop();
      running = await launch();
    },
    dispose,
    [Symbol.asyncDispose]: dispose,
  };
}
