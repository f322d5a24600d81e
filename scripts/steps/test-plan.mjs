import { build } from "./build.mjs";
import { commands, tests } from "./checks.mjs";
import { Stop } from "./stop.mjs";

/**
 * @typedef {object} PlannedCheck
 * @property {string} name for --only
 * @property {string} title
 * @property {(context: import("./checks.mjs").Context) => Promise<import("./checks.mjs").Outcome>} run
 * @property {readonly string[]} [needs] checks that must have run before
 * @property {boolean} [browser] whether it needs a Chromium
 */

const LAYERS = [
  "app",
  "cli",
  "components",
  "db",
  "lib",
  "scripts",
  "tests",
  "instrumentation.ts",
  "instrumentation-client.ts",
];

/** @type {readonly PlannedCheck[]} */
export const PLAN = [
  { name: "format", title: "Format", run: commands(["prettier", "--check", "--log-level", "warn", "."]) },
  { name: "lint", title: "Lint", run: commands(["oxlint"]) },
  { name: "lock", title: "Lock file", run: commands(["scripts/check-lock.mjs"]) },
  {
    name: "types",
    title: "Types",
    run: commands(["next", "typegen"], ["typescript#tsc", "--noEmit", "--project", "."]),
  },
  {
    name: "layers",
    title: "Layers",
    run: commands(["dependency-cruiser#depcruise", "--config", ".dependency-cruiser.mjs", ...LAYERS]),
  },
  { name: "unit", title: "Unit tests", run: tests("unit") },
  {
    name: "build",
    title: "Build",
    run: async ({ node }) => {
      await build(node);
      return { count: { passed: 1, failed: 0, skipped: [] } };
    },
  },
  { name: "system", title: "System tests", run: tests("system"), needs: ["build"], browser: true },
];

/**
 * The checks to run, in the plan's order.
 * @param {readonly string[]} only names; none means all
 * @throws {Stop} for a name that is not in the plan
 */
export function selectChecks(only) {
  const unknown = only.filter((name) => !PLAN.some((check) => check.name === name));
  if (unknown.length > 0)
    throw new Stop(
      `There is no check named ${unknown.join(", ")}: choose among ${PLAN.map((check) => check.name).join(", ")}.`,
    );
  if (only.length === 0) return PLAN;
  const wanted = new Set(only);
  for (const check of PLAN)
    if (only.includes(check.name)) for (const need of check.needs ?? []) wanted.add(need);
  return PLAN.filter((check) => wanted.has(check.name));
}
