// `npm run build`: builds the production server when its sources have changed.
import { build } from "./steps/build.mjs";
import { install } from "./steps/install.mjs";
import { findNode } from "./steps/node-version.mjs";
import { step } from "./steps/progress.mjs";
import { runMain } from "./steps/stop.mjs";

await runMain(async () => {
  await step("Install packages", install);
  const node = await findNode();
  await step("Build the server", () => build(node));
  return 0;
});
