// `npm start`: from a fresh clone to a running server. Plain JavaScript without packages, because it runs before any
// is installed, on whatever Node the machine has.
import { build } from "./steps/build.mjs";
import { checkPort, prepareDataDir } from "./steps/check-place.mjs";
import { install } from "./steps/install.mjs";
import { findNode } from "./steps/node-version.mjs";
import { prepareData } from "./steps/prepare-data.mjs";
import { step } from "./steps/progress.mjs";
import { startServer, waitUntilReady } from "./steps/serve.mjs";
import { localUrl, readSettings } from "./steps/settings.mjs";
import { passSignalsOn, stayWithServer } from "./steps/stay-with-server.mjs";
import { runMain } from "./steps/stop.mjs";

/** @param {import("./steps/settings.mjs").Settings} settings @param {string | null} setupUrlPath */
function greet({ publicUrl, dataDir, databaseUrl }, setupUrlPath) {
  const lines = ["", `Sourcemark runs at ${publicUrl}`];
  if (setupUrlPath) lines.push(`Create the first administrator (good once): ${publicUrl}${setupUrlPath}`);
  lines.push(
    `Data is kept in ${databaseUrl ? `PostgreSQL and ${dataDir}` : dataDir}. Ctrl+C stops the server.`,
    "",
  );
  process.stdout.write(`${lines.join("\n")}\n`);
}

await runMain(async () => {
  const settings = readSettings();
  const { host, port, dataDir, environment } = settings;
  prepareDataDir(dataDir);
  await checkPort(host, port);

  await step("Install packages", install);
  const node = await findNode();
  await step("Build the server", () => build(node));
  const { setupUrlPath } = await step("Prepare the database", () => prepareData(node, environment));

  const server = startServer(node, environment);
  passSignalsOn(server);
  await step("Start the server", () => waitUntilReady(server, localUrl(host, port)));
  greet(settings, setupUrlPath);
  return stayWithServer(server);
});
