// `npm run graph`: draws docs/architecture.svg from the imports that are really there, one box per layer and one arrow
// per pair of layers, so that the picture in the README cannot promise what the code does not keep.
import { writeFileSync } from "node:fs";
import { drawLayers, layerEdges } from "./steps/layer-picture.mjs";
import { findNode } from "./steps/node-version.mjs";
import { step } from "./steps/progress.mjs";
import { commandOf, inProject, ROOT } from "./steps/project.mjs";
import { runProgram } from "./steps/run-program.mjs";
import { runMain, Stop } from "./steps/stop.mjs";

const CRUISE = [
  "--config",
  ".dependency-cruiser.mjs",
  "--output-type",
  "json",
  "app",
  "cli",
  "components",
  "db",
  "lib",
];

await runMain(async () => {
  const node = await findNode();
  await step("Draw docs/architecture.svg", async () => {
    const program = commandOf("dependency-cruiser", "depcruise");
    const { stdout, output } = await runProgram(node, [program, ...CRUISE], { cwd: ROOT });
    if (!stdout.startsWith("{"))
      throw new Stop("The imports could not be read: the reason stands above.", { details: output });
    const { modules } = JSON.parse(stdout);
    writeFileSync(inProject("docs", "architecture.svg"), drawLayers(modules));
    return { note: `${modules.length} modules, ${layerEdges(modules).length} arrows` };
  });
  return 0;
});
