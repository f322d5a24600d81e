import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { commandOf, inProject, ROOT } from "./project.mjs";
import { runProgram } from "./run-program.mjs";
import { countTests } from "./test-count.mjs";

/**
 * @typedef {object} Context
 * @property {string} node path of the Node that runs the checks
 * @property {Record<string, string | undefined>} environment for the tests
 * @property {readonly string[]} filters file names to narrow a test run to
 *
 * @typedef {{ count: import("./test-count.mjs").Count, note?: string, output?: string }} Outcome
 */

const PASSED = { count: { passed: 1, failed: 0, skipped: [] } };
const failedWith = (/** @type {string} */ output) => ({
  count: { passed: 0, failed: 1, skipped: [] },
  output,
});

/** @param {string} program a script of ours, a package, or `package#command`; looked up late, once it is installed */
function scriptOf(program) {
  if (program.endsWith(".mjs")) return inProject(program);
  const [packageName = program, command] = program.split("#");
  return commandOf(packageName, command);
}

/**
 * A check that passes when every one of its commands does; the first that fails ends it.
 * @param {...[string, ...string[]]} commands program and arguments
 * @returns {(context: Context) => Promise<Outcome>}
 */
export function commands(...commands) {
  return async ({ node }) => {
    for (const [program, ...args] of commands) {
      const { code, output } = await runProgram(node, [scriptOf(program), ...args], { cwd: ROOT });
      if (code !== 0) return failedWith(output);
    }
    return PASSED;
  };
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Runs one of vitest's projects and counts its tests.
 * @param {string} project
 * @returns {(context: Context) => Promise<Outcome>}
 */
export function tests(project) {
  return async ({ node, environment, filters }) => {
    const reportFile = inProject(".cache", `${project}-tests.json`);
    mkdirSync(inProject(".cache"), { recursive: true });
    rmSync(reportFile, { force: true });
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
    const args = [commandOf("vitest"), "run", "--project", project, ...reporters, ...filters];
    // With colours kept out, a log can be read and searched.
    const env = { ...environment, NODE_ENV: "test", NO_COLOR: "1" };
    const { code, output } = await runProgram(node, args, { cwd: ROOT, env });
    const count = countTests(readReport(reportFile), code);
    const ran = `${count.passed + count.failed} tests`;
    return { count, note: ran, output: count.failed > 0 ? output : skipReasons(output) };
  };
}

/** A test that cannot run says why in a line of this form. @param {string} output */
const skipReasons = (output) =>
  output
    .split("\n")
    .filter((line) => /^\s*skipped: /.test(line))
    .join("\n");
