/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped full names
 */

/** @type {Count} */
export const NOTHING = { passed: 0, failed: 0, skipped: [] };

/** @param {readonly Count[]} counts @returns {Count} */
export function addCounts(counts) {
  return {
    passed: counts.reduce((sum, count) => sum + count.passed, 0),
    failed: counts.reduce((sum, count) => sum + count.failed, 0),
    skipped: counts.flatMap((count) => count.skipped),
  };
}

/**
 * Counts the tests of a run by vitest's JSON report. A run that failed without a failed test (a file that does not
 * load, an error outside every test, no report at all) counts as one failure: it must never look like a pass.
 * @param {{ testResults?: { status?: string, assertionResults?: { status: string, fullName: string }[] }[] } | undefined} report
 * @param {number} code exit code of the run
 * @returns {Count}
 */
export function countTests(report, code) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults ?? []);
  const failedTests = tests.filter((test) => test.status === "failed").length;
  const brokenFiles = files.filter(
    (file) => file.status === "failed" && !file.assertionResults?.some((test) => test.status === "failed"),
  ).length;
  const failed = failedTests + brokenFiles;
  return {
    passed: tests.filter((test) => test.status === "passed").length,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: tests
      .filter((test) => test.status !== "passed" && test.status !== "failed")
      .map((test) => test.fullName),
  };
}

/** The last line of `npm test`. @param {Count} count */
export const totalLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
