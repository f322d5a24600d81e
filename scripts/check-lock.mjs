import { readFileSync } from "node:fs";
import { lockFaults } from "./steps/lock-file.mjs";
import { inProject } from "./steps/project.mjs";

const faults = lockFaults(JSON.parse(readFileSync(inProject("package-lock.json"), "utf8")));
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error("\nPin versions whose platform packages are all published, and run npm install again.");
  process.exitCode = 1;
}
