// `npm test`: from a fresh clone to a verdict. Ends with "N passed, N failed", where every test and every check counts.
//   npm test -- --only lint,unit     some of the checks
//   npm test -- --only unit lib/text some of the tests
//   npm test -- --keep-going         all of the checks, whatever fails
import { parseArgs } from "node:util";
import { obtainChromium } from "./steps/chromium.mjs";
import { install } from "./steps/install.mjs";
import { findNode } from "./steps/node-version.mjs";
import { formatDuration, step } from "./steps/progress.mjs";
import { runMain, Stop } from "./steps/stop.mjs";
import { addCounts, totalLine } from "./steps/test-count.mjs";
import { selectChecks } from "./steps/test-plan.mjs";

/** @typedef {{ title: string, count: import("./steps/test-count.mjs").Count, took: number }} Verdict */

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { only: { type: "string", multiple: true }, "keep-going": { type: "boolean" } },
      allowPositionals: true,
    });
    const only = (values.only ?? []).flatMap((names) => names.split(","));
    return { checks: selectChecks(only), keepGoing: values["keep-going"] ?? false, filters: positionals };
  } catch (cause) {
    throw cause instanceof Stop ? cause : new Stop(cause instanceof Error ? cause.message : String(cause));
  }
}

class Failed extends Error {}

/**
 * Runs one check and shows its output when it fails.
 * @param {import("./steps/test-plan.mjs").PlannedCheck} check
 * @param {import("./steps/checks.mjs").Context} context
 * @returns {Promise<Verdict>}
 */
async function verdictOf({ title, run }, context) {
  const begun = Date.now();
  /** @type {import("./steps/checks.mjs").Outcome | undefined} */
  let outcome;
  try {
    await step(title, async () => {
      outcome = await run(context);
      if (outcome.count.failed > 0) throw new Failed();
      return { note: outcome.note ?? "" };
    });
  } catch (cause) {
    outcome ??= { count: { passed: 0, failed: 1, skipped: [] }, output: reasonOf(cause) };
  }
  if (outcome?.output) process.stdout.write(`\n${outcome.output.trimEnd()}\n\n`);
  return { title, count: outcome?.count ?? { passed: 0, failed: 1, skipped: [] }, took: Date.now() - begun };
}

/** @param {unknown} cause */
function reasonOf(cause) {
  if (cause instanceof Stop) return `${cause.details}\n${cause.message}`;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

/** @param {readonly Verdict[]} verdicts @param {readonly string[]} notRun titles */
function summarize(verdicts, notRun) {
  const width = Math.max(...[...verdicts.map(({ title }) => title), ...notRun].map((title) => title.length));
  const lines = verdicts.map(({ title, count, took }) => {
    const skipped = count.skipped.length > 0 ? `, ${count.skipped.length} skipped` : "";
    const sign = count.failed > 0 ? "✗" : "✓";
    return `${sign} ${title.padEnd(width)}  ${formatDuration(took).padStart(9)}  ${totalLine(count)}${skipped}`;
  });
  for (const title of notRun) lines.push(`- ${title.padEnd(width)}    not run`);
  const total = addCounts(verdicts.map(({ count }) => count));
  for (const name of total.skipped) lines.push(`  skipped: ${name}`);
  process.stdout.write(`\n${lines.join("\n")}\n\n${totalLine(total)}\n`);
  return total.failed > 0 ? 1 : 0;
}

/** What must be there before the first check. @param {boolean} needsBrowser */
async function makeReady(needsBrowser) {
  await step("Install packages", install);
  const node = await findNode();
  if (!needsBrowser) return { node, environment: {} };
  const { file } = await step("Find a browser", () => obtainChromium(node));
  return { node, environment: { SOURCEMARK_CHROMIUM: file } };
}

await runMain(async () => {
  const { checks, keepGoing, filters } = readArguments();
  /** @type {{ node: string, environment: Record<string, string | undefined> }} */
  let ready;
  try {
    ready = await makeReady(checks.some((check) => check.browser));
  } catch (cause) {
    process.stdout.write(`${reasonOf(cause).trim()}\n\n0 passed, 1 failed\n`);
    return 1;
  }
  /** @type {Verdict[]} */
  const verdicts = [];
  for (const check of checks) {
    const verdict = await verdictOf(check, { ...ready, filters });
    verdicts.push(verdict);
    if (verdict.count.failed > 0 && !keepGoing) break;
  }
  return summarize(
    verdicts,
    checks.slice(verdicts.length).map(({ title }) => title),
  );
});
