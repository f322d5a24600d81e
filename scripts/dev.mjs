// `npm run dev`: the same database and settings as `npm start`, served from the sources as they are edited.
import { spawn } from "node:child_process";
import { checkPort, prepareDataDir } from "./steps/check-place.mjs";
import { install } from "./steps/install.mjs";
import { findNode } from "./steps/node-version.mjs";
import { prepareData } from "./steps/prepare-data.mjs";
import { step } from "./steps/progress.mjs";
import { commandOf, ROOT } from "./steps/project.mjs";
import { readSettings } from "./steps/settings.mjs";
import { exitCodeOf } from "./steps/stay-with-server.mjs";
import { runMain } from "./steps/stop.mjs";

await runMain(async () => {
  const { host, port, dataDir, publicUrl, environment } = readSettings();
  prepareDataDir(dataDir);
  await checkPort(host, port);
  await step("Install packages", install);
  const node = await findNode();
  const { setupUrlPath } = await step("Prepare the database", () => prepareData(node, environment));
  if (setupUrlPath)
    console.log(`\nCreate the first administrator (good once): ${publicUrl}${setupUrlPath}\n`);

  const server = spawn(node, [commandOf("next"), "dev", "--hostname", host, "--port", String(port)], {
    cwd: ROOT,
    env: { ...process.env, ...environment, NODE_ENV: "development" },
    stdio: "inherit",
  });
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => server.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("close", (code, signal) => resolve(exitCodeOf({ code, signal })));
  });
});
